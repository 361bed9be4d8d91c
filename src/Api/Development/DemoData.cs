using Mentoring.Api.Identity;
using Mentoring.Api.Operations;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Integration;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;

namespace Mentoring.Api.Development;

/// <summary>
/// A small organisation with a running programme, so that there is something to call. Made by the same use cases as everything
/// else, and resumed at the step where it was cut off.
/// </summary>
internal sealed class DemoData(IServiceScopeFactory scopes, IConfiguration configuration, TimeProvider clock) : IWarmUp
{
    public const string Organisation = "demo";

    private const string ProgrammeName = "Demo mentoring pilot";

    /// <summary>Personas with a person behind them, by external id.</summary>
    public static readonly IReadOnlyList<string> People = ["coordinator", "steering", "mentor", "mentee", "line-manager", "safeguarding"];

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
        var system = Viewer.System();
        var people = await As(system, "seedPeople", x => SendPeople(x, ct), ct);
        foreach (var (id, input) in Clients) await As(system, "putClient", x => x.GetRequiredService<ClientCommands>().PutClient(id, input, ct), ct);
        var programme = await As(system, "seedProgramme", x => Prepare(x, people, ct), ct);
        foreach (var (person, role) in ((string, ParticipantRole)[])[("mentor", ParticipantRole.Mentor), ("mentee", ParticipantRole.Mentee)])
            await new Enrolling(this, people, programme, role, ct).Run(people[person]);
    }

    private static async Task<Dictionary<string, Id<Person>>> SendPeople(IServiceProvider services, CancellationToken ct)
    {
        var commands = services.GetRequiredService<PeopleCommands>();
        await commands.PutOrganisation(Organisation, new() { Name = "Demo Advice", Approver = "coordinator" }, ct);
        var ids = new Dictionary<string, Id<Person>>(StringComparer.Ordinal);
        foreach (var (externalId, given, family, manager) in ((string, string, string, string?)[])
            [
                ("coordinator", "Cora", "Dinsdale", null), ("steering", "Stella", "Griffiths", null), ("safeguarding", "Safiya", "Okafor", null),
                ("line-manager", "Liam", "Mannion", "steering"), ("mentor", "Menna", "Torres", "line-manager"), ("mentee", "Mateusz", "Tęcza", "line-manager"),
            ])
        {
            ids[externalId] = await commands.PutPerson(Organisation, externalId, new()
            {
                GivenName = given,
                FamilyName = family,
                Email = $"{externalId}@demo.example",
                Engagement = Engagement.Staff,
                Manager = manager,
            }, ct);
        }
        return ids;
    }

    private async Task<Id<Programme>> Prepare(IServiceProvider services, Dictionary<string, Id<Person>> people, CancellationToken ct)
    {
        var (store, commands, terms) = (services.GetRequiredService<IStore>(), services.GetRequiredService<ProgrammeCommands>(), services.GetRequiredService<WriteTerms>());
        var id = (await store.Find<Programme>(x => x.Name == ProgrammeName, ct))?.Id
            ?? await commands.MakeProgramme(new() { Name = ProgrammeName, Preset = Presets.AdviceSkillsPilot, Organisations = [Organisation], LeadOrganisation = Organisation }, ct);
        foreach (var (person, role) in ((string, AppointmentRole)[])
            [("coordinator", AppointmentRole.Coordinator), ("steering", AppointmentRole.SteeringGroup), ("safeguarding", AppointmentRole.SafeguardingContact)])
            await commands.Appoint(id, new() { Person = people[person], Role = role }, ct);
        var programme = await store.Get(id, ct);
        if (programme.Status == ProgrammeStatus.Draft)
        {
            terms.ExpectedVersion = WriteTerms.AnyVersion;
            await commands.ReplaceCharter(id, Charter, ct);
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

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private async Task<T> As<T>(Viewer viewer, string operation, Func<IServiceProvider, Task<T>> act, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IViewerSource>().Load(viewer, ct);
        scope.ServiceProvider.GetRequiredService<CurrentViewer>().Viewer = viewer;
        scope.ServiceProvider.GetRequiredService<WriteTerms>().Operation = operation;
        return await act(scope.ServiceProvider);
    }

    /// <summary>Takes one person from the first wish to being available, step by step, each by whoever it belongs to.</summary>
    private sealed class Enrolling(DemoData demo, Dictionary<string, Id<Person>> people, Id<Programme> programme, ParticipantRole role, CancellationToken ct)
    {
        public async Task Run(Id<Person> person)
        {
            var id = await By(person, async x =>
                (await x.GetRequiredService<IStore>().Find<Application>(a => a.ProgrammeId == programme && a.PersonId == person && a.Role == role, ct))?.Id
                ?? await x.GetRequiredService<EnrolmentCommands>().StartApplication(programme, new() { Role = role }, ct));
            while (await By(person, async x => (await x.GetRequiredService<IStore>().Get(id, ct)).Status) is var status && Next(status) is { } step)
                await step(id, person);
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
            await By(people["coordinator"], x => x.GetRequiredService<EnrolmentCommands>().RecordTraining(id, new()
            {
                Kind = role == ParticipantRole.Mentor ? TrainingKind.MentorTraining : TrainingKind.MenteeInduction,
                Form = TrainingForm.Workshop,
                HeldOn = demo.Today,
                Days = 1,
            }, ct));
            await By(person, x => x.GetRequiredService<EnrolmentCommands>().ConfirmParticipation(id, ct));
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

        private Task<T> By<T>(Id<Person> person, Func<IServiceProvider, Task<T>> act) =>
            demo.As(new(new(IdentityOptions.DevelopmentIssuer, "", "demo", null, person)) { Scopes = new HashSet<string>(StringComparer.Ordinal) { Scopes.Mentoring } }, "seedEnrolment", act, ct);
    }
}
