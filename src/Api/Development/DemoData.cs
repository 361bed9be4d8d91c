using System.Text.Json;
using Mentoring.Api.Documentation;
using Mentoring.Api.Identity;
using Mentoring.Api.Operations;
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

namespace Mentoring.Api.Development;

/// <summary>
/// A small organisation with a running programme, so that there is something to call. Made by the same use cases as everything
/// else, and resumed at the step where it was cut off.
/// </summary>
internal sealed partial class DemoData(IServiceScopeFactory scopes, IConfiguration configuration, ExampleData examples, TimeProvider clock) : IWarmUp
{
    public const string Organisation = "demo";

    private const string ProgrammeName = "Demo mentoring pilot";

    /// <summary>Personas with a person behind them, by external id.</summary>
    public static readonly IReadOnlyList<string> People = ["coordinator", "steering", "mentor", "mentee", "line-manager", "safeguarding", "second-mentor", "second-mentee", "past-mentor", "past-mentee", "newcomer", "data-protection"];

    /// <summary>Personas that are clients.</summary>
    public static readonly IReadOnlyDictionary<string, ClientInput> Clients = new Dictionary<string, ClientInput>(StringComparer.Ordinal)
    {
        ["hr"] = new() { Name = "Demo HR system", Purpose = "Keeps people and reporting lines up to date.", Scopes = [Scopes.PeopleSync, Scopes.EventsRead], Organisations = [Organisation] },
        ["lms"] = new() { Name = "Demo learning system", Purpose = "Records who completed training.", Scopes = [Scopes.CompletionsRead], Organisations = [Organisation] },
        ["export"] = new() { Name = "Demo export script", Purpose = "Fetches anonymised pilot data for the evaluation.", Scopes = [Scopes.PilotDataExport], Organisations = [Organisation] },
    };

    public async Task Run(CancellationToken ct)
    {
        if (!configuration.GetValue("Demo:Seed", false)) return;
        if (!await As(Viewer.System(), "seed", x => Show(x.GetRequiredService<IStore>(), ct), ct))
        {
            await Tell(ct);
            await As(Viewer.System(), "seed", x => Show(x.GetRequiredService<IStore>(), ct), ct);
        }
    }

    private async Task Tell(CancellationToken ct)
    {
        var system = Viewer.System();
        foreach (var (id, input) in Clients) await As(system, "putClient", x => x.GetRequiredService<ClientCommands>().PutClient(id, input, ct), ct);
        var hr = new Viewer(new(IdentityOptions.DevelopmentIssuer, "", "hr", "hr")) { Scopes = new HashSet<string>(StringComparer.Ordinal) { Scopes.PeopleSync } };
        var people = await As(hr, "seedPeople", x => SendPeople(x, ct), ct);
        var programme = await As(system, "seedProgramme", x => Prepare(x, people, ct), ct);
        var enrolled = new Dictionary<string, Id<Application>>(StringComparer.Ordinal);
        foreach (var (person, role, until) in Participants)
            enrolled[person] = await new Enrolling(this, people, programme, role, until, ct).Run(people[person]);
        await new Pairing(this, people, programme, ct).Run(enrolled);
        await new Governing(this, people, programme, ct).Run();
        await As(system, "dueJobs", x => x.GetRequiredService<AttentionWatch>().Look(ct), ct);
    }

    /// <summary>Who has come how far: two are open for a match, two are matched, two have parted, one waits for a sign-off, one has just begun.</summary>
    private static readonly (string, ParticipantRole, ApplicationStatus)[] Participants =
    [
        ("mentor", ParticipantRole.Mentor, ApplicationStatus.Available), ("mentee", ParticipantRole.Mentee, ApplicationStatus.Available),
        ("second-mentor", ParticipantRole.Mentor, ApplicationStatus.Available), ("second-mentee", ParticipantRole.Mentee, ApplicationStatus.Available),
        ("past-mentor", ParticipantRole.Mentor, ApplicationStatus.Available), ("past-mentee", ParticipantRole.Mentee, ApplicationStatus.Available),
        ("newcomer", ParticipantRole.Mentee, ApplicationStatus.AwaitingSignOff), ("steering", ParticipantRole.Mentor, ApplicationStatus.Draft),
    ];

    /// <summary>The published examples name the records of this database. False when the story has not been told to its end.</summary>
    private async Task<bool> Show(IStore store, CancellationToken ct)
    {
        var programme = await store.Find<Programme>(x => x.Name == ProgrammeName, ct);
        if (programme is null || await store.Find<RematchRequest>(x => x.ProgrammeId == programme.Id, ct) is not { } rematch) return false;
        var people = (await store.List<Person>(x => People.Contains(x.ExternalId), ct)).ToDictionary(x => x.ExternalId, x => x.Id, StringComparer.Ordinal);
        var applications = (await store.List<Application>(x => x.ProgrammeId == programme.Id, ct)).ToDictionary(x => x.PersonId, x => x.Id);
        var documents = (await store.List<ProgrammeDocument>(x => x.ProgrammeId == programme.Id, ct)).GroupBy(x => x.Kind).ToDictionary(x => x.Key, x => x.First().Id);
        var mentee = people["second-mentee"];
        var reviews = (await store.List<PilotReview>(x => x.ProgrammeId == programme.Id, ct)).OrderBy(x => x.Number).ToList();
        var relationship = (await store.Find<Relationship>(x => x.Parties.Any(party => party.PersonId == mentee), ct))!;
        var meetings = (await store.List<Meeting>(x => x.RelationshipId == relationship.Id, ct)).ToDictionary(x => x.Status, x => x.Id.Value);
        foreach (var (name, id) in (IEnumerable<(string, Guid?)>)
            [
                ("programme", programme.Id.Value), ("person", people["mentee"].Value), ("meeting", meetings[MeetingStatus.Held]),
                ("plannedMeeting", meetings[MeetingStatus.Proposed]), ("pastRelationship", rematch.RelationshipId.Value), ("rematch", rematch.Id.Value),
                ("reflectiveLog", (await store.Find<ReflectiveLog>(x => x.ProgrammeId == programme.Id, ct))?.Id.Value),
                ("goal", (await store.Find<Goal>(x => x.RelationshipId == relationship.Id, ct))?.Id.Value),
                ("suggestedAction", (await store.Find<PlannedAction>(x => x.RelationshipId == relationship.Id && x.SetById != mentee, ct))?.Id.Value),
                ("action", (await store.Find<PlannedAction>(x => x.RelationshipId == relationship.Id && x.SetById == mentee, ct))?.Id.Value),
                ("toolSheet", (await store.Find<ToolSheet>(x => x.RelationshipId == relationship.Id, ct))?.Id.Value),
                ("review", (await store.Find<RelationshipReview>(x => x.RelationshipId == relationship.Id, ct))?.Id.Value),
                ("statement", (await store.Find<ReviewStatement>(x => x.RelationshipId == relationship.Id, ct))?.Id.Value),
                ("portfolio", (await store.Find<Portfolio>(x => x.ProgrammeId == programme.Id, ct))?.Id.Value),
                ("evidence", (await store.Find<Evidence>(x => x.ProgrammeId == programme.Id, ct))?.Id.Value),
                ("evidenceFile", (await store.Find<EvidenceFile>(x => x.ProgrammeId == programme.Id, ct))?.Id.Value),
                ("portfolioShare", (await store.Find<PortfolioShare>(x => x.ProgrammeId == programme.Id, ct))?.Id.Value),
                ("feedback", (await store.Find<Feedback>(x => x.ProgrammeId == programme.Id, ct))?.Id.Value),
                ("selfAssessment", (await store.Find<SelfAssessment>(x => x.ProgrammeId == programme.Id, ct))?.Id.Value),
                ("learningStyle", (await store.Find<LearningStyle>(x => x.ProgrammeId == programme.Id, ct))?.Id.Value),
                ("opportunity", (await store.Find<Opportunity>(x => x.ProgrammeId == programme.Id, ct))?.Id.Value),
                ("contact", (await store.Find<Contact>(x => x.RelationshipId == relationship.Id, ct))?.Id.Value),
                ("update", (await store.Find<ProgressUpdate>(x => x.RelationshipId == relationship.Id, ct))?.Id.Value),
                ("subjectRequest", (await store.Find<SubjectRequest>(x => x.Kind == SubjectRequestKind.Access, ct))?.Id.Value), ("correction", (await store.Find<SubjectRequest>(x => x.Kind == SubjectRequestKind.Rectification, ct))?.Id.Value),
                ("legalHold", (await store.Find<LegalHold>(x => x.ProgrammeId == programme.Id, ct))?.Id.Value),
                ("export", (await store.Find<Export>(x => x.ProgrammeId == programme.Id && x.State == ExportState.Succeeded, ct))?.Id.Value),
                ("workingMentee", mentee.Value), ("workingMentor", people["second-mentor"].Value), ("safeguarding", people["safeguarding"].Value),
                ("consent", (await store.Find<Consent>(x => x.RelationshipId == relationship.Id, ct))?.Id.Value),
                ("progressStatement", (await store.Find<ProgressStatement>(x => x.RelationshipId == relationship.Id, ct))?.Id.Value),
                ("annualReviewItem", (await store.Find<AnnualReviewItem>(x => x.RelationshipId == relationship.Id, ct))?.Id.Value),
                ("contributionStatement", (await store.Find<ContributionStatement>(x => x.ProgrammeId == programme.Id, ct))?.Id.Value),
                ("offLimitsTopic", (await store.Find<OffLimitsTopic>(x => x.RelationshipId == relationship.Id, ct))?.Id.Value),
                ("safetyConcern", (await store.Find<SafetyConcern>(x => x.RelationshipId == relationship.Id, ct))?.Id.Value),
                ("disclosure", (await store.Find<Disclosure>(x => x.RelationshipId == relationship.Id, ct))?.Id.Value),
                ("mentorsMentor", (await store.Find<MentorsMentor>(x => x.ProgrammeId == programme.Id, ct))?.Id.Value),
                ("consultation", (await store.Find<Consultation>(x => x.ProgrammeId == programme.Id, ct))?.Id.Value),
                ("concern", (await store.Find<Concern>(x => x.ProgrammeId == programme.Id, ct))?.Id.Value),
                ("note", (await store.Find<PrivateNote>(x => x.ProgrammeId == programme.Id, ct))?.Id.Value),
                ("evaluationAsk", (await store.Find<EvaluationAsk>(x => x.ProgrammeId == programme.Id && x.FormKey == EvaluationForms.Mentee, ct))?.Id.Value),
                ("evaluationAnswer", (await store.Find<EvaluationAnswer>(x => x.ProgrammeId == programme.Id, ct))?.Id.Value),
                ("unsignedAnswer", (await store.Find<UnsignedAnswer>(x => x.ProgrammeId == programme.Id, ct))?.Id.Value),
                ("evaluationNotice", documents[DocumentKind.EvaluationNotice].Value), ("evaluationAcknowledgement", (await store.Find<EvaluationAcknowledgement>(x => x.ProgrammeId == programme.Id, ct))?.Id.Value),
                ("nomination", (await store.Find<Nomination>(x => x.ProgrammeId == programme.Id, ct))?.Id.Value),
                ("mentorApplication", applications[people["mentor"]].Value), ("menteeApplication", applications[people["mentee"]].Value),
                ("draftApplication", applications[people["steering"]].Value), ("waitingApplication", applications[people["newcomer"]].Value),
                ("partnerApplication", applications[people["second-mentor"]].Value),
                ("relationship", relationship.Id.Value), ("proposal", relationship.ProposalId.Value),
                ("notice", documents[DocumentKind.ApplicationNotice].Value), ("roleSheet", documents[DocumentKind.MentorRole].Value), ("code", documents[DocumentKind.CodeOfPractice].Value),
                ("appointment", (await store.Find<Appointment>(x => x.ProgrammeId == programme.Id && x.Role == AppointmentRole.SteeringGroup, ct))?.Id.Value),
                ("training", (await store.Find<TrainingRecord>(x => x.ProgrammeId == programme.Id, ct))?.Id.Value),
                ("acceptance", (await store.Find<CodeAcceptance>(x => x.ProgrammeId == programme.Id, ct))?.Id.Value),
                ("attestation", (await store.Find<Attestation>(x => x.ProgrammeId == programme.Id, ct))?.Id.Value),
                ("trainingNeed", (await store.Find<TrainingNeed>(x => x.ProgrammeId == programme.Id, ct))?.Id.Value),
                ("turnover", (await store.Find<TurnoverStatement>(x => x.ProgrammeId == programme.Id, ct))?.Id.Value),
                ("monitoringNote", (await store.Find<MonitoringNote>(x => x.ProgrammeId == programme.Id, ct))?.Id.Value),
                ("resources", (await store.Find<ResourceStatement>(x => x.ProgrammeId == programme.Id, ct))?.Id.Value),
                ("healthCheck", (await store.Find<HealthCheck>(x => x.ProgrammeId == programme.Id, ct))?.Id.Value),
                ("reviewToJudge", reviews.Find(x => x.Status == PilotReviewStatus.Gathering)?.Id.Value), ("reviewToFreeze", reviews.FindLast(x => x.Status == PilotReviewStatus.Gathering)?.Id.Value),
                ("pilotReview", reviews.Find(x => x is { Status: PilotReviewStatus.Frozen, Findings: null })?.Id.Value), ("reviewToDecide", reviews.Find(x => x is { Status: PilotReviewStatus.Frozen, Findings: not null })?.Id.Value),
                ("reviewToTell", reviews.Find(x => x.Decision is not null)?.Id.Value),
                ("improvementAction", (await store.Find<ImprovementAction>(x => x.ProgrammeId == programme.Id, ct))?.Id.Value),
                ("documentAcknowledgement", (await store.Find<DocumentAcknowledgement>(x => x.ProgrammeId == programme.Id, ct))?.Id.Value),
                ("feed", (await store.Find<FeedRun>(x => x.Client == "hr", ct))?.Id.Value),
                ("settingsChange", (await store.Find<SettingsChange>(x => x.ProgrammeId == programme.Id, ct))?.Id.Value),
                ("attention", (await store.Find<Attention>(x => x.ProgrammeId == programme.Id && x.For != AttentionFor.TheTwo, ct))?.Id.Value),
                ("message", (await store.Find<Notice>(x => x.PersonId == people["mentee"], ct))?.Id.Value),
            ])
            if (id is { } known) examples.Know(name, known);
        return true;
    }

    private static async Task<Dictionary<string, Id<Person>>> SendPeople(IServiceProvider services, CancellationToken ct)
    {
        var (commands, outcome) = (services.GetRequiredService<PeopleCommands>(), services.GetRequiredService<FeedOutcome>());
        await commands.PutOrganisation(Organisation, new() { Name = "Demo Advice", Approver = "coordinator" }, ct);
        await commands.PutTeam(Organisation, "advice", new() { Name = "Advice" }, ct);
        await commands.BulkPeople([.. Everybody.Select((person, i) => new FeedRow<PersonRow>(i, person))], atomic: false, ct);
        return outcome.Run!.Results().ToDictionary(row => row.ExternalId!, row => new Id<Person>(row.Id!.Value), StringComparer.Ordinal);
    }

    private static IEnumerable<PersonRow> Everybody =>
        from person in ((string Id, string Given, string Family, string? Manager)[])
        [
            ("coordinator", "Cora", "Dinsdale", null), ("steering", "Stella", "Griffiths", null), ("safeguarding", "Safiya", "Okafor", null), ("data-protection", "Dafydd", "Prosser", null),
            ("line-manager", "Liam", "Mannion", "steering"), ("mentor", "Menna", "Torres", "line-manager"), ("mentee", "Mateusz", "Tęcza", "line-manager"),
            ("second-mentor", "Siân", "Pryce", "line-manager"), ("second-mentee", "Omar", "Haddad", "line-manager"), ("past-mentor", "Bronwen", "Adeyemi", "line-manager"), ("past-mentee", "Tomasz", "Ellis", "line-manager"), ("newcomer", "Nia", "Bevan", "line-manager"),
        ]
        select new PersonRow
        {
            Organisation = Organisation,
            ExternalId = person.Id,
            GivenName = person.Given,
            FamilyName = person.Family,
            Email = $"{person.Id}@demo.example",
            Engagement = Engagement.Staff,
            Manager = person.Manager,
        };

    private async Task<Id<Programme>> Prepare(IServiceProvider services, Dictionary<string, Id<Person>> people, CancellationToken ct)
    {
        var (store, commands, terms) = (services.GetRequiredService<IStore>(), services.GetRequiredService<ProgrammeCommands>(), services.GetRequiredService<WriteTerms>());
        var id = (await store.Find<Programme>(x => x.Name == ProgrammeName, ct))?.Id
            ?? await commands.MakeProgramme(new() { Name = ProgrammeName, Preset = Presets.AdviceSkillsPilot, Organisations = [Organisation], LeadOrganisation = Organisation }, ct);
        foreach (var (person, role) in ((string, AppointmentRole)[])
            [("coordinator", AppointmentRole.Coordinator), ("steering", AppointmentRole.SteeringGroup), ("safeguarding", AppointmentRole.SafeguardingContact), ("data-protection", AppointmentRole.DataProtectionOwner)])
            await commands.Appoint(id, new() { Person = people[person], Role = role }, ct);
        var programme = await store.Get(id, ct);
        if (programme.Status == ProgrammeStatus.Draft)
        {
            terms.ExpectedVersion = WriteTerms.AnyVersion;
            await commands.ReplaceCharter(id, Charter, ct);
            await services.GetRequiredService<SettingsCommands>().ChangeSettings(id, new() { Settings = Shown }, ct);
            await Publish(store, commands, id, ct);
            await commands.OpenProgramme(id, ct);
        }
        if ((await store.Get(id, ct)).Status == ProgrammeStatus.Recruiting) await commands.StartProgramme(id, ct);
        return id;
    }

    private async Task Publish(IStore store, ProgrammeCommands commands, Id<Programme> id, CancellationToken ct)
    {
        var published = (await store.List<ProgrammeDocument>(x => x.ProgrammeId == id, ct)).Select(x => x.Kind).ToHashSet();
        foreach (var kind in Enum.GetValues<DocumentKind>().Where(kind => !published.Contains(kind)))
        {
            await commands.PublishDocument(id, new()
            {
                Kind = kind,
                Language = "en",
                Title = $"Demo document: {kind}",
                Text = "A short text for trying things out. A real programme publishes its own.",
                ApprovedOn = Today,
                ReviewOn = Today.AddYears(1),
                RelatedPolicies = ["Equality", "Data protection"],
                StorageRules = "Kept in the mentoring system alone.",
            }, ct);
        }
    }

    /// <summary>The pilot keeps no portfolios; here one is to be seen.</summary>
    private static readonly Dictionary<string, JsonElement> Shown = new(StringComparer.Ordinal)
    {
        [SettingCatalogue.Portfolio.Name] = JsonSerializer.SerializeToElement("on"),
        [SettingCatalogue.BoundaryAssessment.Name] = JsonSerializer.SerializeToElement("feedbackOnEvidence"),
    };

    private static readonly CharterInput Charter = new()
    {
        Name = ProgrammeName,
        Purpose = "People in advice work learn from each other.",
        Objectives = [new() { Text = "Advisers grow surer in new fields.", Need = "The last survey showed that new fields worry people.", Measures = ["Two in three mentees say so at the end."] }],
        SelectionCriteria =
        [
            new() { Code = "time", Role = ParticipantRole.Mentor, Text = "Has two hours a month.", Weight = CriterionWeight.Essential },
            new() { Code = "learning", Role = ParticipantRole.Mentee, Text = "Wants to learn.", Weight = CriterionWeight.Essential },
        ],
        SelectionDecider = AppointmentRole.Coordinator,
        EvaluationPlan = new() { Audience = "The steering group.", Use = "To decide on going on.", Methods = "Questionnaires and figures.", Timing = "Months six and twelve." },
        RematchStrategy = "The coordinator proposes a new partner when either asks for one.",
    };

    private DateTimeOffset Now => clock.GetUtcNow();

    private DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    private async Task<T> As<T>(Viewer viewer, string operation, Func<IServiceProvider, Task<T>> act, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IViewerSource>().Load(viewer, ct);
        scope.ServiceProvider.GetRequiredService<CurrentViewer>().Viewer = viewer;
        scope.ServiceProvider.GetRequiredService<WriteTerms>().Operation = operation;
        return await act(scope.ServiceProvider);
    }
}
