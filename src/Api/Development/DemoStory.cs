using System.Text.Json;
using Mentoring.Api.Documentation;
using Mentoring.Api.Identity;
using Mentoring.Api.Operations;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
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
using Mentoring.Domain.Support;

namespace Mentoring.Api.Development;

/// <summary>What the people of the demo do, step by step, each under their own name.</summary>
internal sealed partial class DemoData
{
    /// <summary>Takes one person from the first wish to being available, step by step, each by whoever it belongs to.</summary>
    private sealed class Enrolling(DemoData demo, Dictionary<string, Id<Person>> people, Id<Programme> programme, ParticipantRole role, ApplicationStatus until, CancellationToken ct)
    {
        public async Task<Id<Application>> Run(Id<Person> person)
        {
            var id = await By(person, async x =>
                (await x.GetRequiredService<IStore>().Find<Application>(a => a.ProgrammeId == programme && a.PersonId == person && a.Role == role, ct))?.Id
                ?? await x.GetRequiredService<EnrolmentCommands>().StartApplication(programme, new() { Role = role }, ct));
            while (await By(person, async x => (await x.GetRequiredService<IStore>().Get(id, ct)).Status) is var status && status != until && Next(status) is { } step)
                await step(id, person);
            return id;
        }

        private Func<Id<Application>, Id<Person>, Task>? Next(ApplicationStatus status) => status switch
        {
            ApplicationStatus.Draft => Submit,
            ApplicationStatus.AwaitingSignOff => (id, _) => By(people["line-manager"], x => x.GetRequiredService<EnrolmentCommands>()
                .SignOff(id, new() { Decision = SignOffDecision.Approve, TimeAvailable = true }, ct)),
            ApplicationStatus.UnderSelection => (id, _) => By(people["coordinator"], x => x.GetRequiredService<EnrolmentCommands>()
                .Select(id, new() { Decision = SelectionDecision.Accept, Criteria = [new() { Code = role == ParticipantRole.Mentor ? "time" : "learning", Met = true }] }, ct)),
            ApplicationStatus.Accepted => Train,
            _ => null,
        };

        private Task Submit(Id<Application> id, Id<Person> person) => By(person, async x =>
        {
            var commands = x.GetRequiredService<EnrolmentCommands>();
            var documents = await x.GetRequiredService<IStore>().List<ProgrammeDocument>(d => d.ProgrammeId == programme, ct);
            x.GetRequiredService<WriteTerms>().ExpectedVersion = WriteTerms.AnyVersion;
            await commands.FillAnswers(id, Answers(await x.GetRequiredService<IStore>().Get(person, ct)), ct);
            return await commands.SubmitApplication(id, new()
            {
                Commitments = Commitments.All,
                Notice = documents.First(d => d.Kind == DocumentKind.ApplicationNotice).Id,
                RoleSheet = documents.First(d => d.Kind == (role == ParticipantRole.Mentor ? DocumentKind.MentorRole : DocumentKind.MenteeResponsibilities)).Id,
            }, ct);
        });

        private async Task Train(Id<Application> id, Id<Person> person)
        {
            await By(people["coordinator"], x => x.GetRequiredService<PreparationCommands>().RecordTraining(id, new()
            {
                Kind = role == ParticipantRole.Mentor ? TrainingKind.MentorTraining : TrainingKind.MenteeInduction,
                Form = TrainingForm.Workshop,
                HeldOn = demo.Today,
                Days = 1,
            }, ct));
            await By(person, x => x.GetRequiredService<PreparationCommands>().ConfirmParticipation(id, ct));
        }

        private Questionnaire Answers(Person person) => new()
        {
            GivenName = person.GivenName,
            FamilyName = person.FamilyName,
            Email = person.Email,
            JobTitle = "Adviser",
            Grade = "Band 5",
            Qualifications = ["Certificate in advice work"],
            Responsibilities = "Gives advice on money and housing.",
            Preference = PartnerPreference.Either,
            Profile = role == ParticipantRole.Mentor ? "I have advised for ten years and like to ask questions." : "I am new to debt advice and would like to think aloud.",
            Mentor = role == ParticipantRole.Mentor ? new() { Reason = "giveBack", Skills = ["debt advice"], Experience = "Ten years of advice work." } : null,
            Mentee = role == ParticipantRole.Mentee ? new() { Reason = "newRole", Needs = ["debt advice"] } : null,
        };

        private Task<T> By<T>(Id<Person> person, Func<IServiceProvider, Task<T>> act) => demo.By(person, act, ct);
    }

    /// <summary>
    /// Takes two people from a proposal to their first meeting and its log; the agreement waits for signatures and the next meeting for
    /// the partner. Another two have parted, and one of them would like another match.
    /// </summary>
    private sealed class Pairing(DemoData demo, Dictionary<string, Id<Person>> people, Id<Programme> programme, CancellationToken ct)
    {
        public async Task Run(Dictionary<string, Id<Application>> enrolled)
        {
            var working = await Form("second-mentor", "second-mentee", enrolled);
            await Work(working, people["second-mentee"]);
            await Reflect(working, people["second-mentee"]);
            await Plan(working, people["second-mentor"], people["second-mentee"]);
            await AskForHelp(working, people["second-mentee"]);
            await Confide(working, people["second-mentor"], people["second-mentee"]);
            await Show(working, people["second-mentor"], people["second-mentee"]);
            await AskAboutData(people["second-mentor"], working);
            await By(people["coordinator"], x => x.GetRequiredService<NominationCommands>().Nominate(programme, new() { Person = people["safeguarding"], Role = ParticipantRole.Mentee }, ct));
            var past = await Form("past-mentor", "past-mentee", enrolled);
            await BeSupported(past, people["past-mentor"], people["past-mentee"], people["mentor"]);
            await Part(past, people["past-mentee"]);
            await Evaluate(people["past-mentor"], people["past-mentee"]);
        }

        private async Task<Id<Relationship>> Form(string mentor, string mentee, Dictionary<string, Id<Application>> enrolled)
        {
            var (one, other, application) = (people[mentor], people[mentee], enrolled[mentee]);
            var code = await By(one, async x => (await x.GetRequiredService<IStore>().Find<ProgrammeDocument>(d => d.ProgrammeId == programme && d.Kind == DocumentKind.CodeOfPractice, ct))!.Id);
            await By(one, x => x.GetRequiredService<RelationshipCommands>().AcceptCode(programme, new() { Document = code, EthicsAndLaw = true }, ct));
            var proposal = await By(people["coordinator"], async x =>
                await x.GetRequiredService<IStore>().Find<Proposal>(p => p.Seats.Any(seat => seat.ApplicationId == application), ct) is { } made ? made.Id
                : await x.GetRequiredService<MatchingCommands>().ProposeMatch(new() { Mentor = enrolled[mentor], Mentee = application }, ct));
            foreach (var person in (Id<Person>[])[one, other])
                await By(person, async x => await x.GetRequiredService<IStore>().Find<ProposalResponse>(r => r.ProposalId == proposal, ct) is not null ? proposal
                    : await x.GetRequiredService<MatchingCommands>().RespondToProposal(proposal, new() { Answer = ProposalAnswer.Accept }, ct));
            return await By(other, async x => (await x.GetRequiredService<IStore>().Find<Relationship>(r => r.ProposalId == proposal, ct))!.Id);
        }

        private async Task Work(Id<Relationship> relationship, Id<Person> mentee)
        {
            await By(mentee, async x => await x.GetRequiredService<IStore>().Find<Agreement>(a => a.RelationshipId == relationship, ct) is { } drafted ? drafted.Id
                : await x.GetRequiredService<RelationshipCommands>().DraftAgreement(relationship, Terms, ct));
            var meeting = await By(mentee, async x => await x.GetRequiredService<IStore>().Find<Meeting>(m => m.RelationshipId == relationship && m.Status == MeetingStatus.Held, ct) is { } held ? held.Id
                : await x.GetRequiredService<MeetingCommands>().RecordMeeting(relationship, new() { StartsAt = demo.Now, Minutes = 75, Method = MeetingMethod.FaceToFace }, ct));
            await By(mentee, async x => await x.GetRequiredService<IStore>().Find<MeetingLog>(l => l.MeetingId == meeting, ct) is { } written ? written.Id
                : await x.GetRequiredService<MeetingLogCommands>().WriteMeetingLog(meeting, new() { Topics = ["What debt advice asks of us"] }, ct));
            await By(mentee, async x => await x.GetRequiredService<IStore>().Find<Meeting>(m => m.RelationshipId == relationship && m.Status == MeetingStatus.Proposed, ct) is { } planned ? planned.Id
                : await x.GetRequiredService<MeetingCommands>().PlanMeeting(relationship, new()
                {
                    StartsAt = demo.Now.AddDays(30),
                    Minutes = 60,
                    Method = MeetingMethod.Video,
                    Venue = MeetingVenue.Remote,
                    Agenda = ["The first case of my own"],
                }, ct));
        }

        private async Task Reflect(Id<Relationship> relationship, Id<Person> mentee)
        {
            var notice = await By(mentee, async x => (await x.GetRequiredService<IStore>().Find<ProgrammeDocument>(d => d.ProgrammeId == programme && d.Kind == DocumentKind.EvaluationNotice, ct))!.Id);
            await By(mentee, x => x.GetRequiredService<JournalCommands>().AcknowledgeEvaluationNotice(programme, new() { Document = notice }, ct));
            await By(mentee, async x => await x.GetRequiredService<IStore>().Find<ReflectiveLog>(l => l.RelationshipId == relationship, ct) is { } begun ? begun.Id
                : await x.GetRequiredService<JournalCommands>().StartReflectiveLog(relationship, new() { On = demo.Today, Session = 1, Learning = "Asking early is no weakness." }, ct));
            await By(mentee, async x => await x.GetRequiredService<IStore>().Find<PrivateNote>(n => n.RelationshipId == relationship, ct) is { } noted ? noted.Id
                : await x.GetRequiredService<JournalCommands>().AddPrivateNote(relationship, new() { Text = "Ask about the training budget." }, ct));
        }

        private async Task Plan(Id<Relationship> relationship, Id<Person> mentor, Id<Person> mentee)
        {
            var goal = await By(mentee, async x => await x.GetRequiredService<IStore>().Find<Goal>(g => g.RelationshipId == relationship, ct) is { } set ? set.Id
                : await x.GetRequiredService<PlanCommands>().AddGoal(relationship, new() { Result = "Run a debt clinic alone", Quality = "Without asking twice", TargetOn = demo.Today.AddMonths(5), Horizon = GoalHorizon.Medium, Priority = 1 }, ct));
            await By(mentee, async x => await x.GetRequiredService<IStore>().Find<ActionPlan>(p => p.RelationshipId == relationship, ct) is { } drafted ? drafted.Id
                : await x.GetRequiredService<PlanCommands>().DraftActionPlan(relationship, new()
                {
                    StartsOn = demo.Today,
                    CompletesOn = demo.Today.AddMonths(5),
                    ReviewOn = [demo.Today.AddMonths(2)],
                    Goals = [goal],
                    Milestones = [new() { Text = "Sat in on three clinics", On = demo.Today.AddMonths(2) }],
                    Contingency = "A colleague steps in.",
                }, ct));
            await By(mentor, async x => await x.GetRequiredService<IStore>().Find<PlannedAction>(a => a.RelationshipId == relationship && a.OwnerId == mentee, ct) is { } suggested ? suggested.Id
                : await x.GetRequiredService<ActionCommands>().AddAction(relationship, new() { Text = "Read the clinic's handbook", Owner = mentee, Goal = goal, DueOn = demo.Today.AddDays(20) }, ct));
            await By(mentee, async x => await x.GetRequiredService<IStore>().Find<PlannedAction>(a => a.RelationshipId == relationship && a.SetById == mentee, ct) is { } own ? own.Id
                : await x.GetRequiredService<ActionCommands>().AddAction(relationship, new() { Text = "Ask to sit in on a clinic", Owner = mentee, Goal = goal }, ct));
            await By(mentee, async x => await x.GetRequiredService<IStore>().Find<ToolSheet>(s => s.RelationshipId == relationship, ct) is { } begun ? begun.Id
                : await x.GetRequiredService<ToolCommands>().StartToolSheet(relationship, new() { Tool = Tool.Grow, Content = new() { Topic = "The first clinic", Commitment = 8, ReviewOn = demo.Today.AddMonths(1) } }, ct));
            var review = await By(mentee, x => x.GetRequiredService<ReviewCommands>().StartRelationshipReview(relationship, new() { Kind = ReviewKind.Regular }, ct));
            await By(mentee, async x => await x.GetRequiredService<IStore>().Find<ReviewStatement>(s => s.ReviewId == review, ct) is { } said ? said.Id
                : await x.GetRequiredService<ReviewCommands>().WriteReviewStatement(review, new() { GoesWell = "We found each other quickly.", Effectiveness = 4 }, ct));
            await By(mentee, async x => await x.GetRequiredService<IStore>().Find<Contact>(c => c.RelationshipId == relationship, ct) is { } told ? told.Id
                : await x.GetRequiredService<ContactCommands>().RecordContact(relationship, new() { Channel = ContactChannel.Email }, ct));
            await By(mentor, async x => await x.GetRequiredService<IStore>().Find<ProgressUpdate>(u => u.RelationshipId == relationship, ct) is { } sent ? sent.Id
                : await x.GetRequiredService<ContactCommands>().SendProgressUpdate(relationship, new() { Text = "We have met once and made a plan." }, ct));
        }

        /// <summary>The mentee keeps a portfolio, shows a piece to the mentor, and names what they need.</summary>
        private async Task Show(Id<Relationship> relationship, Id<Person> mentor, Id<Person> mentee)
        {
            var portfolio = await By(mentee, x => x.GetRequiredService<PortfolioCommands>().OpenPortfolio(programme, ct));
            await By(mentee, x => x.GetRequiredService<PortfolioCommands>().WriteProfile(portfolio, new() { Attributes = ["Patient"], JobSkills = ["Debt advice"] }, ct));
            var evidence = await By(mentee, async x => await x.GetRequiredService<IStore>().Find<Evidence>(e => e.PortfolioId == portfolio, ct) is { } there ? there.Id
                : await x.GetRequiredService<PortfolioCommands>().AddEvidence(portfolio, new()
                {
                    Kind = EvidenceKind.Course,
                    On = demo.Today,
                    Title = "Debt advice, part one",
                    Medium = EvidenceMedium.Electronic,
                    Links = [EvidenceLink.TrainingAndDevelopment],
                    Competencies = ["lifelongLearning"],
                }, ct));
            await By(mentee, x => x.GetRequiredService<FileCommands>().AddEvidenceFile(evidence, new("notes.txt", "text/plain", null, null, new MemoryStream("What I took from the course.\n"u8.ToArray())), ct));
            await By(mentee, async x => await x.GetRequiredService<IStore>().Find<PortfolioShare>(s => s.PortfolioId == portfolio, ct) is { } shown ? shown.Id
                : await x.GetRequiredService<PortfolioCommands>().SharePortfolio(portfolio, new() { Receiver = mentor, Use = ShareUse.Feedback, EndsOn = demo.Today.AddMonths(6), Evidence = [evidence] }, ct));
            await By(mentor, async x => await x.GetRequiredService<IStore>().Find<Feedback>(f => f.EvidenceId == evidence, ct) is { } said ? said.Id
                : await x.GetRequiredService<PortfolioCommands>().GiveFeedback(evidence, new() { Text = "You saw at once what the case was about." }, ct));
            var assessment = await By(mentee, async x => await x.GetRequiredService<IStore>().Find<SelfAssessment>(a => a.RelationshipId == relationship, ct) is { } written ? written.Id
                : await x.GetRequiredService<SelfAssessmentCommands>().WriteSelfAssessment(relationship, new() { Needs = [new() { Text = "To plan my time.", How = "With a plan for the week." }] }, ct));
            await By(mentee, x => x.GetRequiredService<SelfAssessmentCommands>().AskForComment(assessment, new(), ct));
            await By(mentor, x => x.GetRequiredService<ExchangeCommands>().ShareLearningStyle(relationship, new() { Text = "I learn by talking things over." }, ct));
            await By(mentor, async x => await x.GetRequiredService<IStore>().Find<Opportunity>(o => o.RelationshipId == relationship, ct) is { } seen ? seen.Id
                : await x.GetRequiredService<ExchangeCommands>().RecordOpportunity(relationship, new() { On = demo.Today, Setting = "A morning at the housing team's desk." }, ct));
        }

        private Task AskForHelp(Id<Relationship> relationship, Id<Person> mentee) =>
            By(mentee, async x => await x.GetRequiredService<IStore>().Find<Concern>(c => c.RelationshipId == relationship, ct) is { } raised ? raised.Id
                : await x.GetRequiredService<ConcernCommands>().RaiseConcern(relationship, new() { Category = ConcernCategory.FeelingStuck, Text = "We would like some ideas for the next stage." }, ct));

        private async Task AskAboutData(Id<Person> mentor, Id<Relationship> relationship)
        {
            foreach (var input in (MakeSubjectRequest[])[new() { Kind = SubjectRequestKind.Access }, new() { Kind = SubjectRequestKind.Rectification, Correction = new() { Fact = PersonalFact.JobTitle, Value = "Senior adviser" } }])
                await By(mentor, async x => await x.GetRequiredService<IStore>().Find<SubjectRequest>(r => r.PersonId == mentor && r.Kind == input.Kind, ct) is { } asked ? asked.Id
                    : await x.GetRequiredService<SubjectCommands>().MakeSubjectRequest(input, ct));
            await By(people["data-protection"], async x => await x.GetRequiredService<IStore>().Find<LegalHold>(h => h.RelationshipId == relationship, ct) is { } held ? held.Id
                : await x.GetRequiredService<HoldCommands>().PlaceHold(programme, new() { Relationship = relationship, Reason = "To show what a hold is." }, ct));
        }

        /// <summary>What opens only by somebody's word: a question for consent, a statement, an item for the annual review, a disclosure.</summary>
        private async Task Confide(Id<Relationship> relationship, Id<Person> mentor, Id<Person> mentee)
        {
            await By(mentor, x => x.GetRequiredService<ConsentCommands>().RequestConsent(relationship, new() { Subject = ConsentSubject.TalkToLineManager }, ct));
            await By(mentee, async x => await x.GetRequiredService<IStore>().Find<OffLimitsTopic>(t => t.RelationshipId == relationship, ct) is { } kept ? kept.Id
                : await x.GetRequiredService<BoundaryCommands>().AddOffLimitsTopic(relationship, new() { Label = "My health" }, ct));
            await By(mentee, async x => await x.GetRequiredService<IStore>().Find<ProgressStatement>(s => s.RelationshipId == relationship, ct) is { } written ? written.Id
                : await x.GetRequiredService<StatementCommands>().WriteProgressStatement(relationship, new() { Progress = "I have sat in on two clinics." }, ct));
            await By(mentee, async x => await x.GetRequiredService<IStore>().Find<AnnualReviewItem>(i => i.RelationshipId == relationship, ct) is { } asked ? asked.Id
                : await x.GetRequiredService<AnnualReviewCommands>().RequestAnnualReviewItem(relationship, new() { Text = "I am ready for a clinic of my own.", Receiver = new() { As = Receiver.LineManager } }, ct));
            await By(people["coordinator"], async x => await x.GetRequiredService<IStore>().Find<ContributionStatement>(s => s.ProgrammeId == programme, ct) is { } stated ? stated.Id
                : await x.GetRequiredService<ContributionCommands>().IssueContributionStatement(programme, new() { Person = mentor }, ct));
            await Disclose(relationship, mentee);
        }

        private async Task Disclose(Id<Relationship> relationship, Id<Person> mentee)
        {
            var worry = await By(mentee, async x => await x.GetRequiredService<IStore>().Find<SafetyConcern>(c => c.RelationshipId == relationship, ct) is { } raised ? raised.Id
                : await x.GetRequiredService<SafetyCommands>().RaiseSafetyConcern(relationship, new() { About = Endangered.Author, Text = "I hardly sleep." }, ct));
            await By(mentee, x => x.GetRequiredService<SafetyCommands>().RecordSafetyTalk(worry, new() { TalkedOn = demo.Today }, ct));
            await By(mentee, x => x.GetRequiredService<SafetyCommands>().RecordSafetySteps(worry, new() { Steps = "I have seen my doctor." }, ct));
            await By(mentee, async x => await x.GetRequiredService<IStore>().Find<Disclosure>(d => d.SafetyConcernId == worry, ct) is { } disclosed ? disclosed.Id
                : await x.GetRequiredService<SafetyCommands>().DiscloseDanger(worry, new()
                {
                    Receiver = people["safeguarding"],
                    Serious = true,
                    Danger = "I may not be safe at work.",
                    Evidence = "I fell asleep at the wheel.",
                }, ct));
        }

        /// <summary>The agreement of these two lets the mentor turn to somebody, who signs its terms first.</summary>
        private async Task BeSupported(Id<Relationship> relationship, Id<Person> mentor, Id<Person> mentee, Id<Person> supporter)
        {
            if (await By(mentor, async x => await x.GetRequiredService<IStore>().Find<Consultation>(c => c.RelationshipId == relationship, ct)) is not null) return;
            await By(mentee, async x => await x.GetRequiredService<IStore>().Find<Agreement>(a => a.RelationshipId == relationship, ct) is { } drafted ? drafted.Id
                : await x.GetRequiredService<RelationshipCommands>().DraftAgreement(relationship, Terms with { ThirdTalks = new() { MentorsMentor = true } }, ct));
            foreach (var person in (Id<Person>[])[mentor, mentee])
                await By(person, x => x.GetRequiredService<RelationshipCommands>().SignAgreement(relationship, new() { Number = 1, Voluntary = true, Policies = RelationshipRules.Policies, EvaluationUse = true }, ct));
            var bond = await By(mentor, x => x.GetRequiredService<MentorsMentorCommands>().NameMentorsMentor(relationship, new() { Person = supporter }, ct));
            await By(supporter, async x => (await x.GetRequiredService<IStore>().Get(bond, ct)).Status == BindingStatus.Bound ? bond
                : await x.GetRequiredService<MentorsMentorCommands>().SignSupportTerms(bond, new() { AgreementNumber = 1 }, ct));
            await By(mentor, x => x.GetRequiredService<MentorsMentorCommands>().RecordConsultation(bond, new() { On = demo.Today, Text = "How to ask more and advise less." }, ct));
        }

        private async Task Part(Id<Relationship> relationship, Id<Person> mentee)
        {
            await By(mentee, x => x.GetRequiredService<EndingCommands>().EndRelationship(relationship, new() { Kind = EndingKind.NotSuited, Reason = EndingReasonCode.TimeOrWorkload }, ct));
            await By(mentee, async x => await x.GetRequiredService<IStore>().Find<RematchRequest>(r => r.RelationshipId == relationship, ct) is { } asked ? asked.Id
                : await x.GetRequiredService<RematchCommands>().RequestRematch(relationship, new(), ct));
        }

        /// <summary>Both are asked how it went: one has answered, the other has not yet. Somebody has a suggestion.</summary>
        private async Task Evaluate(Id<Person> mentor, Id<Person> mentee)
        {
            await demo.As(Viewer.System(), "seed", async x =>
            {
                await x.GetRequiredService<EvaluationCommands>().AskForEvaluations(ct);
                return 0;
            }, ct);
            var ask = await By(mentor, x => x.GetRequiredService<IStore>().Find<EvaluationAsk>(a => a.PersonId == mentor && !a.Answered, ct));
            if (ask is null) return;
            await By(mentor, x => x.GetRequiredService<EvaluationCommands>().AnswerEvaluation(ask.Id, new()
            {
                Form = new() { Key = ask.FormKey, Number = ask.Number, Language = "en" },
                Answers = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>("""{ "q1": 4, "q2": 4, "q3": "yes", "q16": "More rooms." }""")!,
            }, ct));
            await By(mentee, x => x.GetRequiredService<FormCommands>().SendForm(programme, "suggestion", new()
            {
                Form = new() { Key = "suggestion", Number = 1, Language = "en" },
                Answers = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>("""{ "about": "meetings", "text": "A room that can be booked." }""")!,
            }, ct));
        }

        private AgreementTerms Terms => new()
        {
            StartsOn = demo.Today,
            EndsOn = demo.Today.AddMonths(6),
            ContactDays = 14,
            Venue = "A room at either office, or by video",
            Methods = [MeetingMethod.FaceToFace, MeetingMethod.Video],
            Scope = "Settling into debt advice",
            Confidentiality = "What is said stays between the two.",
            Recipients = ["parties", "coordinator"],
            Notes = new() { Kept = false },
            ThirdTalks = new(),
            GroundRules = ["A day's notice when something comes up"],
        };

        private Task<T> By<T>(Id<Person> person, Func<IServiceProvider, Task<T>> act) => demo.By(person, act, ct);
    }

    private Task<T> By<T>(Id<Person> person, Func<IServiceProvider, Task<T>> act, CancellationToken ct) =>
        As(new(new(IdentityOptions.DevelopmentIssuer, "", "demo", null, person)) { Scopes = new HashSet<string>(StringComparer.Ordinal) { Scopes.Mentoring } }, "seed", act, ct);
}
