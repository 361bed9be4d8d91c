using System.Reflection;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
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

/// <summary>
/// A story and what comes after it: every record in its other states, a second relationship whose mentor came to stand above the mentee, and
/// readers who have some of what a right needs, but not all of it.
/// </summary>
public sealed class Sequel
{
    private static readonly DateTimeOffset At = Story.Start;

    private readonly Story story = new();
    private readonly List<(string Label, Entity Row)> rows = [];
    private readonly Dictionary<string, Viewer> viewers = new(StringComparer.Ordinal);
    private IStore store = null!;

    private Sequel() { }

    /// <summary>Every row, under the label that tells it from others of its kind.</summary>
    public IReadOnlyList<(string Label, Entity Row)> Rows => rows;

    /// <summary>Every reader by name, with what the database says they hold.</summary>
    public IReadOnlyDictionary<string, Viewer> Viewers => viewers;

    public static async Task<Sequel> On(Room room)
    {
        var (other, sequel) = (await Story.On(room), new Sequel());
        await room.Write(work =>
        {
            sequel.AddTo(work.Store);
            return Task.FromResult(sequel.story.Organisation.Id);
        });
        sequel.viewers["otherCoordinator"] = Story.Of(other.Coordinator);
        sequel.viewers["otherMentor"] = Story.Of(other.Mentor);
        sequel.viewers["otherHr"] = other.Hr;
        foreach (var viewer in sequel.viewers.Values) await room.Act(viewer, _ => Task.FromResult(0));
        return sequel;
    }

    private void AddTo(IStore through)
    {
        store = through;
        story.AddTo(Recorder.Of(through, row => rows.Add((Numbered(row.GetType().Name), row))));
        foreach (var (name, person) in (ReadOnlySpan<(string, Person)>)
            [("director", story.Director), ("manager", story.Manager), ("mentor", story.Mentor), ("mentee", story.Mentee), ("coordinator", story.Coordinator), ("supporter", story.Supporter)])
            viewers[name] = Story.Of(person);
        viewers["hr"] = story.Hr;
        viewers["nobody"] = Viewer.Anonymous();
        viewers["admin"] = new(new("issuer", "admin", null, null)) { IsAdministrator = true };
        var file = Add("HR's file", new Client($"{story.Key}-file"));
        file.Register("File", "Keeps what is released.", [Scopes.ReleasesRead], [story.Key], active: true);
        viewers["file"] = new(new("", "", file.ClientId, file.ClientId)) { Scopes = new HashSet<string>([Scopes.ReleasesRead], StringComparer.Ordinal) };
        AddServing();
        AddApplicants();
        AddFirst();
        AddSecond();
        AddGroup();
        AddLoose();
    }

    /// <summary>The director coordinates, though they stand above everybody.</summary>
    private void AddServing()
    {
        Add("of the director", new Appointment(story.Programme.Id, story.Director.Id, AppointmentRole.Coordinator, At));
        Add("of the panel", new Appointment(story.Programme.Id, Somebody("panel").Id, AppointmentRole.SelectionPanel, At));
        Add("of the evaluator", new Appointment(story.Programme.Id, Person("panel"), AppointmentRole.Evaluator, At));
        Add("of the steering group", new Appointment(story.Programme.Id, Somebody("steering").Id, AppointmentRole.SteeringGroup, At));
        Add("of the data-protection owner", new Appointment(story.Programme.Id, Somebody("protection").Id, AppointmentRole.DataProtectionOwner, At));
        Add("of the contact", new Appointment(story.Programme.Id, Somebody("contact").Id, AppointmentRole.SafeguardingContact, At));
        Somebody("formerContact");
        Somebody("formerManager");
        // A programme in draft, which the first coordinator prepares together with another organisation.
        var partner = Add("of a partner", new Organisation($"{story.Key}-partner"));
        partner.Describe("A partner", null);
        Add("of a partner", new Team(partner.Id, "partners-team")).Describe("A team");
        var joint = Add("in draft, joint", new Programme($"Joint {story.Key}", Presets.AdviceSkillsPilot, [story.Organisation.Id, partner.Id]));
        Add("in draft, joint", new ProgrammeDocument(joint.Id, DocumentKind.Policy, 1, "en", "Policy", "Not out yet.", At));
        Add("in draft, joint", new FormVersion(joint.Id, "suggestion", 2, ShippedForms.Find("suggestion")!.Content, null, At));
        Add("to the joint draft", new Appointment(joint.Id, story.Coordinator.Id, AppointmentRole.Coordinator, At));
        Add("of the joint draft's contact", new Appointment(joint.Id, Person("contact"), AppointmentRole.SafeguardingContact, At));
    }

    /// <summary>Applications that have not come as far.</summary>
    private void AddApplicants()
    {
        var applicant = Somebody("applicant", story.Manager);
        foreach (var state in (string[])["draft", "waiting", "declined", "withdrawn"])
        {
            var application = new Application(story.Programme, applicant, state is "draft" or "declined" ? ParticipantRole.Mentee : ParticipantRole.Mentor, At);
            if (state != "draft") application.Submit(needsSignOff: state != "withdrawn", At);
            if (state == "declined") application.SignOff(approved: false);
            if (state is "withdrawn" or "declined") application.Withdraw();
            var answers = new Answers(application);
            answers.Follow(application);
            Add(state, application);
            Add(state, answers);
            if (state == "declined") Add("declined", new SignOff(application, story.Manager.Id, SignOffDecision.Decline, null, null, null, "No time.", At));
        }
    }

    /// <summary>The story's relationship, further on: what is sent, shared, consented to and disclosed.</summary>
    private void AddFirst()
    {
        var (relationship, mentor, mentee) = (story.Relationship, story.Mentor.Id, story.Mentee.Id);
        AddSent(relationship, mentor, mentee, "");
        var statement = Add("to a partner and a coordinator", new ProgressStatement(relationship, mentee, At));
        foreach (var (receiver, person) in (ReadOnlySpan<(Receiver, string)>)
            [(Receiver.Partner, "mentor"), (Receiver.Coordinator, "coordinator"), (Receiver.Coordinator, "director"), (Receiver.Coordinator, "panel"), (Receiver.LineManager, "formerManager"), (Receiver.Partner, "otherPartner")])
            Give($"of a statement, {receiver} {person}", ConsentSubject.ProgressStatement, statement.Id.Value, mentee, receiver, person == "otherPartner" ? viewers["applicant"] : viewers[person]);
        var released = Add("to a client", new ProgressStatement(relationship, mentee, At));
        var toFile = Add("to a client", new Consent(story.Programme.Id, relationship.Id, mentee, ConsentSubject.ProgressStatement, released.Id.Value, new(Receiver.Client, null, $"{story.Key}-file")));
        toFile.Give(At);
        var withdrawn = Add("withdrawn", new Consent(story.Programme.Id, relationship.Id, mentee, ConsentSubject.ProgressStatement, Add("withdrawn", new ProgressStatement(relationship, mentee, At)).Id.Value, new(Receiver.LineManager, story.Manager.Id, null)));
        withdrawn.Give(At);
        withdrawn.Withdraw(At);

        var reflection = Reflect("of the mentee, to a partner and a coordinator", relationship, mentee);
        foreach (var (receiver, person) in (ReadOnlySpan<(Receiver, string)>)
            [(Receiver.Partner, "mentor"), (Receiver.Coordinator, "coordinator"), (Receiver.Coordinator, "director"), (Receiver.Coordinator, "panel"), (Receiver.Partner, "applicant")])
            Give($"of a reflection, {receiver} {person}", ConsentSubject.ReflectiveLog, reflection.Id.Value, mentee, receiver, viewers[person]);
        Reflect("of the mentor", relationship, mentor);

        foreach (var (label, to, agreed) in (ReadOnlySpan<(string, Recipient, bool?)>)
            [("to the manager", new(Receiver.LineManager, story.Manager.Id, null), true), ("to a former manager", new(Receiver.LineManager, Person("formerManager"), null), true),
             ("to a client", new(Receiver.Client, null, $"{story.Key}-file"), true), ("to a client, refused", new(Receiver.Client, null, $"{story.Key}-file"), false)])
            Add(label, new AnnualReviewItem(relationship, mentee, "An item.", to, At)).Answer(agreed!.Value, At);
        var contribution = Add("released", new ContributionStatement(story.Programme.Id, mentor, [new(relationship, relationship.PartyOf(mentor)!)], 1, new(2026, 6, 1)));
        Give("of a contribution, LineManager manager", ConsentSubject.ContributionStatement, contribution.Id.Value, mentor, Receiver.LineManager, viewers["manager"], outside: true);
        Give("of a contribution, LineManager formerManager", ConsentSubject.ContributionStatement, contribution.Id.Value, mentor, Receiver.LineManager, viewers["formerManager"], outside: true);
        Add("of a contribution, to a client", new Consent(story.Programme.Id, null, mentor, ConsentSubject.ContributionStatement, contribution.Id.Value, new(Receiver.Client, null, $"{story.Key}-file"))).Give(At);

        AddSelfAssessment("asked to comment", relationship, mentee).AskForComment(mentor);
        var portfolio = AddPortfolio("shown as a whole", viewers["applicant"].Caller.Person!.Value);
        Add("as a whole", new PortfolioShare(portfolio, Person("panel"), ShareUse.JobInterview, new(2099, 1, 1), [], At));
        Add("withdrawn", new PortfolioShare(portfolio, Person("steering"), ShareUse.JobInterview, new(2099, 1, 1), [], At)).Withdraw(At);
        Add("over", new PortfolioShare(portfolio, Person("contact"), ShareUse.JobInterview, new(2026, 1, 1), [], At));
        var kept = AddPortfolio("shown to nobody", Person("formerManager"));
        Add("of a portfolio", new ReadRecord([AddEvidence("kept, second", kept)], Story.Of(story.Mentor), isBulk: false, ReadProtocol.Rest, "test", At));

        // Bound, though the line stands between: the director's right as a mentor's mentor opens nothing.
        Bind(relationship, mentor, story.Director, story.Agreement, "of the director");
    }

    /// <summary>Another pair of the programme; HR made the mentor the mentee's manager. The agreement opens all that it may.</summary>
    private void AddSecond()
    {
        var mentor = Somebody("mentorAbove");
        var mentee = Somebody("menteeBelow", mentor);
        var (offer, wish) = (Add("of the second mentor", Applied(mentor, ParticipantRole.Mentor)), Add("of the second mentee", Applied(mentee, ParticipantRole.Mentee)));
        var proposal = Add("of the second pair", Proposal.Between(offer, wish, At, 14));
        var profile = new MatchProfile(wish);
        profile.Approve("Second", "Likes to listen.");
        Add("of the second mentee", profile);
        Add("of the second pair", new MatchGrounds(proposal, new(50, [])));
        Add("of the second mentee", new ProposalResponse(proposal, mentee.Id, ProposalAnswer.Accept, At));
        var relationship = Add("of the second pair", new Relationship(proposal, 1000, At));
        foreach (var party in relationship.Parties) Add($"of the second {party.Role}", new Participation(relationship, party));
        var agreement = Add("of the second pair", new Agreement(relationship, 0));
        agreement.Draft(new() { ThirdTalks = new() { MentorsMentor = true, MentorsMentorReads = [.. Enum.GetValues<SupportReading>()] } });
        AddSent(relationship, mentor.Id, mentee.Id, ", second pair");
        Reflect("of the second mentor", relationship, mentor.Id);
        var reflection = Reflect("of the second mentee, to their partner", relationship, mentee.Id);
        Give("of the second mentee's reflection", ConsentSubject.ReflectiveLog, reflection.Id.Value, mentee.Id, Receiver.Partner, viewers["mentorAbove"], within: relationship);
        AddSelfAssessment("asked to comment, second pair", relationship, mentee.Id).AskForComment(mentor.Id);
        Add("of the second mentor", new Feedback(relationship, mentor.Id, mentee.Id, null, null, "Well done.", At));
        foreach (var one in (Person[])[mentor, mentee]) Add($"of {one.ExternalId}", new LearningStyle(relationship, one.Id, "By doing.", At));
        Add("of the second pair", new Opportunity(relationship, mentor.Id, new(2026, 3, 1), "A day elsewhere."));
        Bind(relationship, mentor.Id, Somebody("boundToSecond"), agreement, "of the second pair");
        Add("named, second pair", new MentorsMentor(relationship, mentor.Id, Somebody("named").Id, agreement, At));
        var over = Bind(relationship, mentor.Id, Somebody("formerSupporter"), agreement, "ended, second pair");
        Add("with who is bound no more", new Consultation(over, new(2026, 3, 1), "A talk."));
        over.End(At);
        Add("of the second pair", new Ending(relationship, EndingKind.RanItsCourse, At));
        Add("of the second mentee", new EndingReason(relationship, mentee.Id, EndingReasonCode.Other, "A reason.", At));
        Add("of the second mentee", new RematchRequest(relationship, relationship.PartyOf(mentee.Id)!, samePartner: false, At));
        Add("of the second pair", new Attention(new(story.Programme.Id, AttentionRules.Frequency.Id, At) { Relationship = relationship.Id }, At));
        Add("between the second two", new Attention(new(story.Programme.Id, AttentionRules.PromisesKept.Id, At) { Relationship = relationship.Id, For = AttentionFor.TheTwo }, At));
        Add("of the second pair, for coordinators", new Attention(new(story.Programme.Id, AttentionRules.CoordinatorSupports.Id, At) { Relationship = relationship.Id, For = AttentionFor.Coordinators }, At));
        Add("of the second mentor", new Attention(new(story.Programme.Id, AttentionRules.SupportSource.Id, At) { Person = mentor.Id }, At));
        Add("of the programme", new Attention(new(story.Programme.Id, AttentionRules.SupportSource.Id, At), At));
        Add("in the second pair, asked for", new Consent(story.Programme.Id, relationship.Id, mentee.Id, ConsentSubject.TalkToLineManager, null, new(Receiver.Partner, mentor.Id, null)));
    }

    /// <summary>A group of a mentor and three mentees. One of them left, and somebody else joined; what was written before and after is told apart.</summary>
    private void AddGroup()
    {
        var (mentor, mentee, other, gone, joined) = (Somebody("groupMentor"), Somebody("groupMentee"), Somebody("otherMember"), Somebody("whoLeft"), Somebody("whoJoined"));
        var (offer, wish) = (Applied(mentor, ParticipantRole.Mentor), Applied(mentee, ParticipantRole.Mentee));
        var later = Applied(joined, ParticipantRole.Mentee);
        List<Application> first = [offer, wish, Applied(other, ParticipantRole.Mentee), Applied(gone, ParticipantRole.Mentee)];
        foreach (var application in first.Append(later)) Add($"of the group, {viewers.First(x => x.Value.Caller.Person == application.PersonId).Key}", application);
        var relationship = Add("of the group", new Relationship(Add("of the group", Proposal.Of(MentoringModel.Group, first, At, 14)), 1000, At));
        var circles = new HashSet<Id<Circle>>();
        var participations = relationship.Parties.ToDictionary(party => party.PersonId, party => Add($"of {Name(party)}", new Participation(relationship, party)));
        var agreement = Gathered(relationship, mentor, mentee, circles, ", before");
        Bind(relationship, mentor.Id, Somebody("boundToGroup"), agreement, "of the group");

        participations[gone.Id].Leave(new(2026, 3, 1));
        relationship.Leave(gone.Id);
        foreach (var party in relationship.Join(Add("to join the group", Proposal.ToJoin(relationship, [later], At, 14)))) Add($"of {Name(party)}", new Participation(relationship, party, At));
        Gathered(relationship, mentor, mentee, circles, ", after");

        string Name(Party party) => viewers.First(x => x.Value.Caller.Person == party.PersonId).Key;
    }

    private Agreement Gathered(Relationship relationship, Person mentor, Person mentee, HashSet<Id<Circle>> circles, string when)
    {
        foreach (var circle in relationship.Circles().Where(circle => circles.Add(circle.Id)))
        {
            var who = string.Join(" and ", circle.Members.Select(member => viewers.First(x => x.Value.Caller.Person == member.PersonId).Key));
            Add($"of {who}", circle);
        }
        var agreement = Add($"of the group{when}", new Agreement(relationship, when.Length));
        agreement.Draft(new() { ThirdTalks = new() { MentorsMentor = true, MentorsMentorReads = [SupportReading.MeetingLogs] } });
        var all = Add($"of the group{when}", Meeting.Record(relationship, new(At.AddDays(31), 60, MeetingMethod.Video, null, null), 1));
        var two = Add($"of two{when}", Meeting.Record(relationship, new(At.AddDays(31), 60, MeetingMethod.Video, null, null), 1, new(mentor.Id, mentee.Id)));
        foreach (var (label, meeting) in (ReadOnlySpan<(string, Meeting)>)[("of the group", all), ("of two", two)])
        {
            var log = Add($"{label}{when}", new MeetingLog(meeting));
            log.Write(new() { Challenges = "A case." }, mentee.Id);
        }
        Add($"shared in the group{when}", new Goal(relationship, ParticipantRole.Mentee, new() { Horizon = GoalHorizon.Short }, parent: null));
        Add($"of one of the group{when}", new Goal(relationship, ParticipantRole.Mentee, new() { Horizon = GoalHorizon.Short }, parent: null, relationship.Around(mentee.Id)));
        Add($"of the group{when}", new ActionPlan(relationship, earlier: when.Length)).Draft(new());
        var sheet = Add($"in the group{when}", new ToolSheet(relationship, mentee.Id, Tool.Grow, At));
        sheet.Write(new());
        sheet.Share(shared: true);
        Add($"in the group{when}", new OffLimitsTopic(relationship, mentee.Id, "Home", At));
        Add($"in the group{when}", new OneToOneRequest(relationship, mentee.Id, At));
        Add($"in the group{when}", new Consent(story.Programme.Id, relationship.Id, mentee.Id, ConsentSubject.TalkToLineManager, null, new(Receiver.Partner, mentor.Id, null), relationship.Between(mentee.Id, mentor.Id)));
        Add($"of the group's mentor{when}", new Concern(relationship, mentor.Id, ConcernCategory.FeelingStuck, "Stuck.", At));
        return agreement;
    }

    /// <summary>What is sent to the coordinator, shared with the partner, told and disclosed.</summary>
    private void AddSent(Relationship relationship, Id<Person> mentor, Id<Person> mentee, string pair)
    {
        var meeting = Add($"held{pair}", Meeting.Record(relationship, new(At.AddDays(31), 60, MeetingMethod.Video, null, null), 1));
        Add($"with a suggestion{pair}", Agenda.For(meeting, new MeetingSlot { StartsAt = At, Minutes = 60, Method = MeetingMethod.Video, Place = "A library." })!);
        var log = Add($"sent{pair}", new MeetingLog(meeting));
        log.Write(new() { Challenges = "A case." }, mentor);
        log.Complete(mentor, At);
        log.Confirm(mentee, At);
        log.Forward(At);
        Add($"of a log{pair}", new ReadRecord([log], Story.Of(story.Coordinator), isBulk: false, ReadProtocol.Rest, "test", At));
        var goal = Add($"sent{pair}", new Goal(relationship, ParticipantRole.Mentee, new() { Horizon = GoalHorizon.Short, Result = "Lead.", Quality = "Well.", TargetOn = new(2026, 6, 1) }, parent: null));
        goal.Agree(At);
        goal.Forward();
        var plan = Add($"sent{pair}", new ActionPlan(relationship, earlier: 1));
        plan.Draft(new() { Goals = [goal.Id] });
        foreach (var party in relationship.Parties) plan.Confirm(party, mentors: 1, At);
        plan.Forward(At);
        Add($"of the mentor{pair}", new PlannedAction(relationship, mentor, mentor, new() { Text = "Ring." }, null, goal.Id));
        var sheet = Add($"shared{pair}", new ToolSheet(relationship, mentee, Tool.Grow, At));
        sheet.Write(new());
        sheet.Share(shared: true);
        var review = Add($"begun{pair}", new RelationshipReview(relationship, ReviewKind.Regular, At));
        Add($"shared{pair}", new ReviewStatement(review, mentee, new() { GoesWell = "Trust." }, At)).Share();
        Add($"of the mentee{pair}", new Contact(relationship, mentee, At, exceptional: false));
        Add($"of the mentee{pair}", new ProgressUpdate(relationship, mentee, "Well.", At));
        Add($"of the mentor{pair}", new ProgressUpdate(relationship, mentor, "Well.", At));
        Add($"of the mentee{pair}", new OffLimitsTopic(relationship, mentee, "Home", At));
        Add($"of the mentee, shared{pair}", new Concern(relationship, mentee, ConcernCategory.FeelingStuck, "Stuck.", At)).Share();
        var mine = Add($"of the mentor{pair}", new Concern(relationship, mentor, ConcernCategory.FeelingStuck, "Stuck.", At));
        Add($"of the mentor's concern{pair}", new ReadRecord([mine], Story.Of(story.Coordinator), isBulk: false, ReadProtocol.Rest, "test", At));
        Add($"on the mentor's{pair}", new ConcernNote(mine, story.Coordinator.Id, "Rang.", At));
        var worry = Add($"talked over{pair}", new SafetyConcern(relationship, mentee, Endangered.Partner, "Tired.", At));
        worry.TalkedOver(new(2026, 2, 1));
        worry.Take("Rang.");
        Add($"told{pair}", new Disclosure(worry, Person("contact"), new() { Danger = "Alone.", Evidence = "Seen." }, heldBack: false, At));
        Add($"to who is contact no more{pair}", new Disclosure(worry, Person("formerContact"), new() { Danger = "Alone.", Evidence = "Seen." }, heldBack: true, At));
        Add($"of the mentor{pair}", new PrivateNote(relationship, mentor, "Look again.", At));
        Add($"not released{pair}", new ProgressStatement(relationship, mentee, At));
        AddEvaluation(relationship, mentor, mentee, pair);
        Add($"asked for{pair}", new AnnualReviewItem(relationship, mentee, "An item.", new(Receiver.LineManager, story.Manager.Id, null), At));
    }

    /// <summary>The mentor and a line manager are asked; the mentor may stand above the mentee.</summary>
    private void AddEvaluation(Relationship relationship, Id<Person> mentor, Id<Person> mentee, string pair)
    {
        foreach (var (who, person, about, key) in (ReadOnlySpan<(string, Id<Person>, Id<Person>?, string)>)[("mentor", mentor, null, EvaluationForms.Mentor), ("manager", story.Manager.Id, mentee, EvaluationForms.Manager)])
        {
            var shipped = ShippedForms.Find(key)!;
            var ask = Add($"of the {who}{pair}", new EvaluationAsk(relationship, EvaluationWave.End, person, about, new(shipped, 1, shipped.Content, null), named: true, At));
            Add($"of the {who}{pair}", new EvaluationAnswer(ask, Story.Shown(shipped), Story.Said("Time."), new(2026, 4, 1)));
        }
    }

    /// <summary>What belongs to no pair.</summary>
    private void AddLoose()
    {
        var export = Add("of a client", new Export(story.Programme.Id, "indicators", ExportFormat.Csv, new(new(2026, 1, 1), new(2026, 3, 31)), "Figures.", viewers["file"], At));
        Add("of a client", new ExportDownload(export, new(Guid.CreateVersion7(), "indicators.csv", "text/csv", 1, "00", 1), new(0, 0), viewers["file"], At));
        Add("on a person", new LegalHold(story.Programme.Id, null, story.Mentee.Id, "A case.", Person("protection"), At));
        Add("open", new UnsignedAnswer(story.Programme.Id, Story.Shown(ShippedForms.Find("suggestion")!), null, Story.Said("Rooms."), new(2026, 4, 1)).OpenUp());
        foreach (var kind in Enum.GetValues<SubjectRequestKind>()) Add($"{kind} of the mentor", new SubjectRequest(story.Mentor, kind, At));
        Add("of nobody", FeedRun.Of<PersonRow>(null, [], applied: true, At));
        var audit = AddUnstored("any", new AuditEntry("test", story.Mentor.Id, null, At));
        AddUnstored("of a job", new AuditEntry("test", null, null, At));
        AddUnstored("of the organisation", new Event(audit.Id, nameof(Person), story.Mentor.Id.Value, "changed", 2, At, story.Organisation.Id, null, null, 1));
        AddUnstored("of what clients are not told of", new Event(audit.Id, "PersonIdentity", story.Mentor.Id.Value, "changed", 2, At, story.Organisation.Id, null, null, 3));
        AddUnstored("of a completion", new Event(audit.Id, nameof(Completion), Guid.CreateVersion7(), "created", 1, At, story.Organisation.Id, story.Programme.Id, null, 4));
        AddUnstored("of a completion, for another client", new Event(audit.Id, nameof(Completion), Guid.CreateVersion7(), "created", 1, At, story.Organisation.Id, story.Programme.Id, null, 5) { ForClient = $"{story.Key}-file" });
        AddUnstored("of a completion, for HR alone", new Event(audit.Id, nameof(Completion), Guid.CreateVersion7(), "created", 1, At, story.Organisation.Id, story.Programme.Id, null, 6) { ForClient = $"{story.Key}-hr" });
        Add("of taking part, for HR", new Completion(new Participation(story.Relationship, story.Relationship.PartyOf(story.Mentee.Id)!), story.Organisation.Id, $"{story.Key}-hr"));
        Add("of taking part, for a file", new Completion(new Participation(story.Relationship, story.Relationship.PartyOf(story.Mentee.Id)!), story.Organisation.Id, $"{story.Key}-file"));
        AddUnstored("of the programme", new Event(audit.Id, "meetings", Guid.CreateVersion7(), "changed", 2, At, null, story.Programme.Id, null, 2));
    }

    private Portfolio AddPortfolio(string label, Id<Person> owner)
    {
        var portfolio = Add(label, new Portfolio(story.Programme.Id, owner, At));
        Add(label, new EvidenceFile(Id<EvidenceFile>.New(), AddEvidence(label, portfolio), new() { Name = "a.pdf", MediaType = "application/pdf", Bytes = 1, Sha256 = "00" }, At));
        Add(label, new PersonalProfile(portfolio)).Write(new());
        return portfolio;
    }

    private Evidence AddEvidence(string label, Portfolio portfolio) =>
        Add(label, new Evidence(portfolio, new() { Kind = EvidenceKind.Course, On = new(2026, 3, 1), Title = "A course", Medium = EvidenceMedium.Electronic }));

    private SelfAssessment AddSelfAssessment(string label, Relationship relationship, Id<Person> mentee) =>
        Add(label, new SelfAssessment(relationship, mentee, new() { Needs = [new() { Text = "Practice." }] }, At));

    private ReflectiveLog Reflect(string label, Relationship relationship, Id<Person> author)
    {
        var reflection = Add(label, new ReflectiveLog(relationship, relationship.PartyOf(author)!, noticed: true));
        reflection.Write(new() { On = new(2026, 2, 1), Learning = "To ask." });
        return reflection;
    }

    private MentorsMentor Bind(Relationship relationship, Id<Person> mentor, Person person, Agreement agreement, string label)
    {
        var bond = Add(label, new MentorsMentor(relationship, mentor, person.Id, agreement, At));
        bond.Sign(bond.AgreementNumber, At);
        Add($"{label}, bond", new Consultation(bond, new(2026, 3, 1), "A talk."));
        return bond;
    }

    private void Give(string label, ConsentSubject subject, Guid item, Id<Person> giver, Receiver receiver, Viewer to, bool outside = false, Relationship? within = null) =>
        Add(label, new Consent(story.Programme.Id, outside ? null : (within ?? story.Relationship).Id, giver, subject, item, new(receiver, to.Caller.Person, null))).Give(At);

    private Id<Person> Person(string viewer) => viewers[viewer].Caller.Person!.Value;

    private Person Somebody(string name, Person? manager = null)
    {
        var person = Add(name, new Person(story.Organisation.Id, name));
        person.Describe("Given", name, null, Engagement.Staff, null, null);
        var line = Add($"of {name}", new ReportingLine(person));
        line.Report(new((manager ?? story.Director).ExternalId));
        line.Resolve(ManagerStanding.Known, (manager ?? story.Director).Id);
        viewers[name] = Story.Of(person);
        return person;
    }

    private Application Applied(Person person, ParticipantRole role)
    {
        var application = new Application(story.Programme, person, role, At);
        application.Submit(needsSignOff: true, At);
        application.SignOff(approved: true);
        return application;
    }

    private T Add<T>(string label, T row) where T : Entity<T>, IVisible<T>
    {
        store.Add(row);
        return AddUnstored(label, row);
    }

    /// <summary>The second of a kind in the story is its number 2, in the order in which it is told.</summary>
    private string Numbered(string kind) => rows.Count(x => x.Row.GetType().Name == kind) is var count and > 0 ? $"{kind} {count + 1}" : kind;

    private T AddUnstored<T>(string label, T row) where T : Entity<T>, IVisible<T>
    {
        rows.Add(($"{typeof(T).Name} {label}", row));
        return row;
    }

    /// <summary>Notes what a story adds on its way to the store.</summary>
    public class Recorder : DispatchProxy
    {
        private IStore store = null!;
        private Action<Entity> note = null!;

        public static IStore Of(IStore store, Action<Entity> note)
        {
            var proxy = Create<IStore, Recorder>();
            ((Recorder)(object)proxy).store = store;
            ((Recorder)(object)proxy).note = note;
            return proxy;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod!.Name == nameof(IStore.Add)) note((Entity)args![0]!);
            return targetMethod.Invoke(store, args);
        }
    }
}
