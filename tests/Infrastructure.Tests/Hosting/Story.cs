using System.Text.Json;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Exports;
using Mentoring.Domain.Forms;
using Mentoring.Domain.Integration;
using Mentoring.Domain.Journals;
using Mentoring.Domain.Matching;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Portfolios;
using Mentoring.Domain.Privacy;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Progress;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Reminders;
using Mentoring.Domain.Support;

namespace Mentoring.Infrastructure.Tests.Hosting;

/// <summary>A record of every kind around one pair, made past the rules: what is proved with it is who meets which row.</summary>
public sealed class Story
{
    public static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 30, 0, 123, 456, TimeSpan.Zero);

    private static int stories;

    public Story()
    {
        Organisation = new(Key);
        Organisation.Describe($"Organisation {Key}", "director");
        Team = new(Organisation.Id, "team");
        Team.Describe("A team");
        (Director, Manager, Mentor, Mentee, Coordinator, Supporter) =
            (Somebody("director"), Somebody("manager"), Somebody("mentor"), Somebody("mentee"), Somebody("coordinator"), Somebody("supporter"));
        Programme = new($"Programme {Key}", Presets.AdviceSkillsPilot, [Organisation.Id]);
        Programme.Open();
        Code = new(Programme.Id, DocumentKind.CodeOfPractice, 1, "en", "Code", "Be kind.", Start);
        (MentorApplication, MenteeApplication) = (Applied(Mentor, ParticipantRole.Mentor), Applied(Mentee, ParticipantRole.Mentee));
        Proposal = Proposal.Between(MentorApplication, MenteeApplication, Start, 14);
        Relationship = new(Proposal, 1000, Start);
        Agreement = new(Relationship, 0);
        Agreement.Draft(new() { Venue = $"An office of {Canary}.", StartsOn = new(2026, 2, 1), Notes = new() { Kept = false }, ThirdTalks = new() { MentorsMentor = true, MentorsMentorReads = [SupportReading.MeetingLogs] } });
        Agreement.Sign(Mentor.Id, ["conduct"], 2, Start);
    }

    public string Key { get; } = $"s{Interlocked.Increment(ref stories)}";

    /// <summary>Stands in every confidential text.</summary>
    public string Canary => $"canary-{Key}";

    public Organisation Organisation { get; }
    public Team Team { get; }
    public Person Director { get; }
    public Person Manager { get; }
    public Person Mentor { get; }
    public Person Mentee { get; }
    public Person Coordinator { get; }

    /// <summary>The mentor's mentor, and the programme's safeguarding contact and data-protection owner.</summary>
    public Person Supporter { get; }

    public Programme Programme { get; }
    public ProgrammeDocument Code { get; }
    public Application MentorApplication { get; }
    public Application MenteeApplication { get; }
    public Proposal Proposal { get; }
    public Relationship Relationship { get; }
    public Agreement Agreement { get; }

    public Viewer Hr => new(new("", "", $"{Key}-hr", $"{Key}-hr")) { Scopes = new HashSet<string>(Scopes.OfClients, StringComparer.Ordinal) };

    public IReadOnlyList<Viewer> Viewers =>
        [Of(Director), Of(Manager), Of(Mentor), Of(Mentee), Of(Coordinator), Of(Supporter), Hr, Viewer.Anonymous(), new(new("issuer", "admin", null, null)) { IsAdministrator = true }];

    public static Viewer Of(Person person) => new(new("", "", "front-end", null, person.Id));

    public static async Task<Story> On(Room room)
    {
        var story = new Story();
        await room.Write(work =>
        {
            story.AddTo(work.Store);
            return Task.FromResult(story.Organisation.Id);
        });
        return story;
    }

    public void AddTo(IStore store)
    {
        AddPeople(store);
        AddProgramme(store);
        AddEnrolment(store, MentorApplication);
        AddEnrolment(store, MenteeApplication);
        AddRelationship(store);
    }

    private void AddPeople(IStore store)
    {
        store.Add(Organisation);
        store.Add(Team);
        foreach (var person in (Person[])[Director, Manager, Mentor, Mentee, Coordinator, Supporter])
        {
            store.Add(person);
            store.Add(LineOf(person));
            var identity = new PersonIdentity(person);
            identity.Name("issuer", $"{Key}/{person.ExternalId}");
            store.Add(identity);
        }
        var hr = new Client($"{Key}-hr");
        hr.Register("HR", "Sends people.", [.. Scopes.OfClients], [Key], active: true);
        store.Add(hr);
        store.Add(FeedRun.Of<PersonRow>($"{Key}-hr", [], applied: true, Start));
    }

    private ReportingLine LineOf(Person person)
    {
        var line = new ReportingLine(person);
        var manager = person == Director ? null : person == Manager ? Director : Manager;
        line.Report(new(manager?.ExternalId));
        line.Resolve(manager is null ? ManagerStanding.None : ManagerStanding.Known, manager?.Id);
        return line;
    }

    private void AddProgramme(IStore store)
    {
        store.Add(Programme);
        store.Add(Code);
        var draft = new Programme($"Draft {Key}", Presets.AdviceSkillsPilot, [Organisation.Id]);
        store.Add(draft);
        store.Add(new ProgrammeDocument(draft.Id, DocumentKind.Policy, 1, "en", "Policy", "Not out yet.", Start));
        store.Add(new FormVersion(draft.Id, "suggestion", 2, ShippedForms.Find("suggestion")!.Content, null, Start));
        store.Add(new Appointment(Programme.Id, Coordinator.Id, AppointmentRole.Coordinator, Start));
        store.Add(new Appointment(Programme.Id, Supporter.Id, AppointmentRole.SafeguardingContact, Start));
        store.Add(new Appointment(Programme.Id, Supporter.Id, AppointmentRole.DataProtectionOwner, Start));
    }

    private void AddEnrolment(IStore store, Application application)
    {
        store.Add(application);
        var answers = new Answers(application);
        answers.Fill(new() { GivenName = Canary, Preference = PartnerPreference.Either });
        answers.Follow(application);
        store.Add(answers);
        store.Add(new SubmissionConsent(application, Code, Code, ["time"], Start));
        var profile = new MatchProfile(application);
        profile.Approve("A name", Canary);
        store.Add(profile);
        store.Add(new SignOff(application, Manager.Id, SignOffDecision.Approve, new(2026, 1, 4), true, true, Canary, Start));
        store.Add(new Selection(application, accepted: true, [new() { Code = "time", Met = true }], Canary, Start));
        var training = new TrainingRecord(application, TrainingKind.MentorTraining, TrainingForm.Workshop, new(2026, 1, 10), 1.5m, null, ["role"], null);
        store.Add(training);
        store.Add(new Completion(training, Organisation.Id));
    }

    private void AddRelationship(IStore store)
    {
        store.Add(Proposal);
        store.Add(new ProposalResponse(Proposal, Mentor.Id, ProposalAnswer.Accept, Start));
        store.Add(new MatchGrounds(Proposal, new(50, [new() { Criterion = "match-location", Fit = 0.5m, Weight = 2 }])));
        store.Add(Relationship);
        foreach (var party in Relationship.Parties) store.Add(new Participation(Relationship, party));
        store.Add(new Circle(Relationship, [.. Relationship.Parties]));
        store.Add(new OneToOneRequest(Relationship, Mentee.Id, Start));
        store.Add(Agreement);
        var acceptance = new CodeAcceptance(Code, Mentor.Id);
        acceptance.Sign(["memberMentorCode"], new() { Key = "code-of-practice", Number = 1, Language = "en" }, Start);
        store.Add(acceptance);
        var meeting = Meeting.Record(Relationship, new(Start.AddDays(30), 60, MeetingMethod.Video, null, null), 1);
        store.Add(meeting);
        store.Add(Agenda.For(meeting, new MeetingSlot { StartsAt = Start, Minutes = 60, Method = MeetingMethod.Video, Place = $"The library of {Canary}." })!);
        var log = new MeetingLog(meeting);
        log.Write(new() { Challenges = $"The first case of {Canary}." }, Mentee.Id);
        store.Add(log);
        store.Add(new Nomination(Programme, Mentor, ParticipantRole.Mentee, Start));
        var reflection = new ReflectiveLog(Relationship, Relationship.PartyOf(Mentee.Id)!, noticed: true);
        reflection.Write(new() { On = new(2026, 2, 1), Learning = $"To ask at {Canary}." });
        store.Add(reflection);
        store.Add(new PrivateNote(Relationship, Mentor.Id, $"Look at {Canary} again.", Start));
        store.Add(new EvaluationAcknowledgement(Code, Mentee.Id, Start));
        AddEvaluation(store);
        var concern = new Concern(Relationship, Mentee.Id, ConcernCategory.FeelingStuck, $"Stuck at {Canary}.", Start);
        store.Add(concern);
        foreach (var read in (IRecordedContent[])[log, concern]) store.Add(new ReadRecord([read], Of(Coordinator), isBulk: false, ReadProtocol.Rest, "test", Start));
        store.Add(new ConcernNote(concern, Coordinator.Id, $"Rang {Canary}.", Start));
        store.Add(new Attention(new(Programme.Id, AttentionRules.Frequency.Id, Start) { Relationship = Relationship.Id }, Start));
        AddProgress(store);
        AddConfidences(store);
        store.Add(new Ending(Relationship, EndingKind.RanItsCourse, Start));
        store.Add(new EndingReason(Relationship, Mentee.Id, EndingReasonCode.Other, $"A new post at {Canary}.", Start));
        var rematch = new RematchRequest(Relationship, Relationship.PartyOf(Mentee.Id)!, samePartner: false, Start);
        rematch.Decide(grant: false, $"Nobody is free at {Canary}.", Start);
        store.Add(rematch);
        store.Add(new Notice(Mentor.Id, NoticeKind.ProposalArrived, "proposals", Proposal.Id.Value, Start));
    }

    /// <summary>A form of the programme's own, one that is answered under a name, and one that is not.</summary>
    private void AddEvaluation(IStore store)
    {
        var shipped = ShippedForms.Find(EvaluationForms.Mentee)!;
        var version = new FormVersion(Programme.Id, shipped.Key, 2, shipped.Content, "Clearer.", Start);
        store.Add(version);
        var ask = new EvaluationAsk(Relationship, EvaluationWave.MidPoint, Mentee.Id, null, new(shipped, 2, shipped.Content, version), named: true, Start);
        store.Add(ask);
        store.Add(new EvaluationAnswer(ask, Shown(shipped), Said($"Time at {Canary}."), new(2026, 4, 1)));
        store.Add(new UnsignedAnswer(Programme.Id, Shown(shipped), EvaluationWave.End, Said($"Rooms at {Canary}."), new(2026, 4, 1)));
    }

    public static FormShown Shown(ShippedForm form) => new() { Key = form.Key, Number = 1, Language = "en" };

    public static Dictionary<string, JsonElement> Said(string text) => new(StringComparer.Ordinal) { ["q16"] = JsonSerializer.SerializeToElement(text) };

    /// <summary>What is released, supported, disclosed and kept out of.</summary>
    private void AddConfidences(IStore store)
    {
        var statement = new ProgressStatement(Relationship, Mentee.Id, Start);
        statement.Write(new() { Progress = $"Sure of {Canary}." }, Start);
        store.Add(statement);
        var consent = new Consent(Programme.Id, Relationship.Id, Mentee.Id, ConsentSubject.ProgressStatement, statement.Id.Value, new(Receiver.LineManager, Manager.Id, null));
        consent.Give(Start);
        store.Add(consent);
        store.Add(new AnnualReviewItem(Relationship, Mentee.Id, $"Led {Canary}.", new(Receiver.LineManager, Manager.Id, null), Start));
        store.Add(new ContributionStatement(Programme.Id, Mentor.Id, [new(Relationship, Relationship.PartyOf(Mentor.Id)!)], 1.5m, new(2026, 6, 1)));
        var binding = new MentorsMentor(Relationship, Mentor.Id, Supporter.Id, Agreement, Start);
        binding.Sign(binding.AgreementNumber, Start);
        store.Add(binding);
        store.Add(new Consultation(binding, new(2026, 3, 1), $"How to ask at {Canary}."));
        var worry = new SafetyConcern(Relationship, Mentor.Id, Endangered.Partner, $"Tired at {Canary}.", Start);
        worry.NotTalkedOver($"Away at {Canary}.");
        worry.Take($"Rang {Canary}.");
        store.Add(worry);
        store.Add(new Disclosure(worry, Supporter.Id, new() { Danger = $"Alone at {Canary}.", Evidence = "Seen." }, heldBack: true, Start));
        store.Add(new OffLimitsTopic(Relationship, Mentee.Id, $"Home of {Canary}", Start));
        var hold = new LegalHold(Programme.Id, Relationship.Id, null, $"A case about {Canary}.", Supporter.Id, Start);
        hold.Lift($"Settled by {Canary}.", Supporter.Id, Start);
        store.Add(hold);
        var request = new SubjectRequest(Mentee, SubjectRequestKind.Rectification, Start);
        store.Add(request);
        store.Add(new Rectification(request, PersonalFact.JobTitle, Canary, $"Head of {Canary}"));
        request.Decide(grant: false, $"Not so, says {Canary}.", Supporter.Id, Start);
        var caller = new Viewer(new("", "", $"{Key}-file", null)) { Held = new() { Person = Coordinator.Id } };
        var export = new Export(Programme.Id, "participants", ExportFormat.Csv, new(new(2026, 1, 1), new(2026, 3, 31)), $"A list of {Canary}.", caller, Start);
        store.Add(export);
        store.Add(new ExportDownload(export, new(Guid.CreateVersion7(), "participants.csv", "text/csv", 1, "00", 1), new(0, 0), caller, Start));
        AddGovernance(store);
        AddPortfolio(store);
        store.Add(new DisposalReport(Programme.Id, new() { Relationships = 1 }, held: 1, Start));
    }

    /// <summary>What is said of the programme itself.</summary>
    private void AddGovernance(IStore store)
    {
        store.Add(new Attestation(Programme.Id, "design.senior-lead", 1, ItemState.Yes, Coordinator.Id, new(2026, 1, 5), Start));
        store.Add(new TrainingNeed(Programme.Id, ParticipantRole.Mentor, "To listen.", new(2026, 1, 5)));
        store.Add(new TurnoverStatement(Programme.Id, 1, new() { From = new(2025, 1, 1), To = new(2025, 12, 31), Participants = 20, ParticipantsLeft = 1, Staff = 200, StaffLeft = 30 }, Start));
        store.Add(new MonitoringNote(Programme.Id, 13, new(2025, 1, 1), new(2025, 12, 31), "It helps.", Start));
        store.Add(new ResourceStatement(Programme.Id, 1, Start));
        var facts = new DesignFacts { Programme = Programme, Today = new(2026, 1, 5), Appointed = new Dictionary<AppointmentRole, int>(), Documents = [], Words = [] };
        store.Add(new HealthCheck(new(facts), new(), HealthCheckKind.Review, Coordinator.Id, Start));
        store.Add(new SettingsChange(Programme, Coordinator.Id, [], 1, Start));
        var review = new PilotReview(Programme.Id, PilotReviewKind.Extra, 1, new(2026, 1, 5), Start);
        review.JudgeBy([new() { Objective = "Surer advisers.", Measure = "Two in three." }]);
        store.Add(review);
        store.Add(new FrozenSet(review, new() { From = new(2026, 1, 1), To = new(2026, 1, 31), Policy = "1", Definitions = "1" }, Start));
        store.Add(new ImprovementAction(review, null, "A shorter form.", AppointmentRole.Coordinator, new(2026, 3, 1), Start));
        store.Add(new DocumentAcknowledgement(Code, Mentee.Id, Start));
    }

    /// <summary>One piece of the mentee's portfolio is shown to the mentor, who says something to it.</summary>
    private void AddPortfolio(IStore store)
    {
        var portfolio = new Portfolio(Programme.Id, Mentee.Id, Start);
        store.Add(portfolio);
        var evidence = new Evidence(portfolio, new() { Kind = EvidenceKind.Course, On = new(2026, 3, 1), Title = $"A course at {Canary}", Medium = EvidenceMedium.Electronic });
        store.Add(evidence);
        store.Add(new EvidenceFile(Id<EvidenceFile>.New(), evidence, new() { Name = $"{Canary}.pdf", MediaType = "application/pdf", Bytes = 1, Sha256 = "00" }, Start));
        var profile = new PersonalProfile(portfolio);
        profile.Write(new() { Attributes = [$"Patient at {Canary}"] });
        store.Add(profile);
        store.Add(new PortfolioShare(portfolio, Mentor.Id, ShareUse.Feedback, new(2099, 1, 1), [evidence.Id], Start));
        store.Add(new Feedback(Relationship, Mentor.Id, Mentee.Id, evidence.Id, null, $"Well done at {Canary}.", Start));
        store.Add(new SelfAssessment(Relationship, Mentee.Id, new() { Needs = [new() { Text = $"Practice at {Canary}." }] }, Start));
        store.Add(new LearningStyle(Relationship, Mentor.Id, $"By doing, at {Canary}.", Start));
        store.Add(new Opportunity(Relationship, Mentor.Id, new(2026, 3, 1), $"A day at {Canary}."));
    }

    private void AddProgress(IStore store)
    {
        var goal = new Goal(Relationship, ParticipantRole.Mentee, new() { Horizon = GoalHorizon.Short, Result = $"Lead at {Canary}.", Quality = "Well.", TargetOn = new(2026, 6, 1) }, parent: null);
        goal.Agree(Start);
        goal.Change(goal.Content.Value with { Result = "Lead.", TargetOn = new(2026, 7, 1), Quality = Canary }, Start);
        store.Add(goal);
        var plan = new ActionPlan(Relationship, earlier: 0);
        plan.Draft(new() { Goals = [goal.Id], Comments = $"Ask {Canary}." });
        plan.Confirm(Relationship.PartyOf(Mentor.Id)!, mentors: 1, Start);
        store.Add(plan);
        store.Add(new PlannedAction(Relationship, Mentee.Id, Mentor.Id, new() { Text = $"Ring {Canary}." }, null, goal.Id));
        var sheet = new ToolSheet(Relationship, Mentee.Id, Tool.Grow, Start);
        sheet.Write(new() { Topic = $"Work at {Canary}." });
        store.Add(sheet);
        var review = new RelationshipReview(Relationship, ReviewKind.Regular, Start);
        store.Add(review);
        store.Add(new ReviewStatement(review, Mentee.Id, new() { GoesWell = $"Trust at {Canary}." }, Start));
        store.Add(new Contact(Relationship, Mentor.Id, Start, exceptional: true));
        store.Add(new ProgressUpdate(Relationship, Mentor.Id, $"Well at {Canary}.", Start));
    }

    private Person Somebody(string externalId)
    {
        var person = new Person(Organisation.Id, externalId);
        person.Describe("Given", externalId, null, Engagement.Volunteer, null, Team.Id);
        return person;
    }

    private Application Applied(Person person, ParticipantRole role)
    {
        var application = new Application(Programme, person, role, Start);
        application.Submit(needsSignOff: true, Start);
        application.SignOff(approved: true);
        return application;
    }
}
