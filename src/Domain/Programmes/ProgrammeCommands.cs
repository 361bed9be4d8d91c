using System.Text.Json;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Forms;
using Mentoring.Domain.People;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Programmes;

/// <summary>A new programme.</summary>
public sealed record MakeProgramme
{
    /// <summary>Name, 1 to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The preset whose settings it starts with: advice-skills-pilot, peer-mentoring, certificate-portfolio, council-scheme or member-mentoring.</summary>
    public required string Preset { get; init; }

    /// <summary>External ids of the organisations that take part, at least one.</summary>
    public required IReadOnlyList<string> Organisations { get; init; }

    /// <summary>External id of the organisation that coordinates; one of <see cref="Organisations"/>.</summary>
    public string? LeadOrganisation { get; init; }
}

/// <summary>What a programme is for and how it decides. It replaces what was there.</summary>
public sealed record CharterInput
{
    /// <summary>Name, 1 to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>What the organisations want mentoring to achieve.</summary>
    public string? Purpose { get; init; }

    /// <summary>Aims with need and measures.</summary>
    public IReadOnlyList<Objective>? Objectives { get; init; }

    /// <summary>What applicants are selected by, for both roles.</summary>
    public IReadOnlyList<SelectionCriterion>? SelectionCriteria { get; init; }

    /// <summary>Who decides on selection: coordinator or selectionPanel.</summary>
    public AppointmentRole? SelectionDecider { get; init; }

    /// <summary>How the programme is evaluated.</summary>
    public EvaluationPlan? EvaluationPlan { get; init; }

    /// <summary>How matching and re-matching are done.</summary>
    public string? RematchStrategy { get; init; }
}

/// <summary>Values of settings by name.</summary>
public sealed record SettingsInput
{
    /// <summary>The settings to change; the others stay.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Settings { get; init; }
}

/// <summary>A person for a role.</summary>
public sealed record AppointInput
{
    /// <summary>Who.</summary>
    public required Id<Person> Person { get; init; }

    /// <summary>What for.</summary>
    public required AppointmentRole Role { get; init; }
}

/// <summary>A new version of a programme document.</summary>
public sealed record PublishDocument
{
    /// <summary>What it is.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>Language tag, for example en or cy.</summary>
    public required string Language { get; init; }

    /// <summary>Title, 1 to 200 characters.</summary>
    public required string Title { get; init; }

    /// <summary>The text, 1 to 50,000 characters.</summary>
    public required string Text { get; init; }

    /// <summary>The day it was approved; a policy needs it.</summary>
    public DateOnly? ApprovedOn { get; init; }

    /// <summary>The day it will be reviewed; a policy's is as many months after its approval as the programme sets, unless told.</summary>
    public DateOnly? ReviewOn { get; init; }

    /// <summary>Policies it goes with; a policy needs at least one.</summary>
    public IReadOnlyList<string>? RelatedPolicies { get; init; }

    /// <summary>How confidential documents are stored and managed; a policy needs it.</summary>
    public string? StorageRules { get; init; }

    /// <summary>Whom it asks to say that they have read it, again with each version. A code asks mentors and an evaluation notice asks both, whatever is said here; any other asks nobody unless told.</summary>
    public DocumentReaders? Asks { get; init; }

    /// <summary>A policy by its parts, beside its text.</summary>
    public PolicyParts? Policy { get; init; }

    /// <summary>The version of the form that was shown; the one in force where it is left out. Only a policy has a form.</summary>
    public FormShown? Form { get; init; }
}

/// <summary>Facts of a programme that its rules read.</summary>
public interface IProgrammeFacts
{
    Task<int> Appointed(Id<Programme> programme, AppointmentRole role, CancellationToken ct);

    /// <summary>Relationships of the programme that have not ended.</summary>
    Task<int> LiveRelationships(Id<Programme> programme, CancellationToken ct);

    /// <summary>Whether a relationship of the programme has not ended, or somebody still decides on a proposal.</summary>
    Task<bool> HasWorkGoingOn(Id<Programme> programme, CancellationToken ct);

    /// <summary>Its pilot reviews that were opened and are not complete.</summary>
    Task<int> OpenReviews(Id<Programme> programme, CancellationToken ct);

    /// <summary>What is on record of how it is designed and runs.</summary>
    Task<DesignFacts> Design(Programme programme, DateOnly today, CancellationToken ct);

    /// <summary>What waits in it.</summary>
    Task<WorkInHand> Work(Id<Programme> programme, CancellationToken ct);
}

/// <summary>Makes a programme, appoints its people, records what it needs, opens and starts it.</summary>
public sealed class ProgrammeCommands(IStore store, IProgrammeFacts facts, ReadinessCheck readiness, ProgrammeEnd end, Viewer viewer, Warnings warnings, TimeProvider clock)
{
    public Task<Id<Programme>> MakeProgramme(MakeProgramme input, CancellationToken ct) => store.Write(async () =>
    {
        RequireAdministrator();
        var findings = new Findings();
        var name = findings.Text("name", input.Name);
        findings.Choice("preset", input.Preset, Presets.Names);
        var wanted = findings.Texts("organisations", input.Organisations, min: 1, maxCount: 500);
        var found = (await store.List<Organisation>(x => wanted.Contains(x.ExternalId), ct)).ToDictionary(x => x.ExternalId, x => x.Id, StringComparer.Ordinal);
        for (var i = 0; i < wanted.Count; i++)
            if (wanted[i].Length > 0 && !found.ContainsKey(wanted[i])) findings.Add($"organisations/{i}", "Is no organisation that HR has sent.");
        if (input.LeadOrganisation is { } lead && !wanted.Contains(lead)) findings.Add("leadOrganisation", "Is none of the organisations.");
        findings.Refuse();
        var programme = new Programme(name, input.Preset, found.Values);
        programme.LeadBy(input.LeadOrganisation is { } by ? found[by] : null);
        store.Add(programme);
        warnings.Weigh(ProgrammeRules.CentralCoordination, programme);
        return programme.Id;
    }, ct);

    public Task<Id<Programme>> ReplaceCharter(Id<Programme> id, CharterInput input, CancellationToken ct) => store.Write(async () =>
    {
        var programme = await store.GetToReplace(id, ct);
        RequireCoordinator(id);
        var findings = new Findings();
        var name = findings.Text("name", input.Name);
        var purpose = findings.OptionalText("purpose", input.Purpose, Findings.LongText);
        var objectives = (input.Objectives ?? []).Select((objective, i) => new Objective
        {
            Text = findings.Text($"objectives/{i}/text", objective.Text, 1000),
            Need = findings.Text($"objectives/{i}/need", objective.Need, 1000),
            Measures = findings.Texts($"objectives/{i}/measures", objective.Measures, max: 1000),
        }).ToList();
        var criteria = (input.SelectionCriteria ?? []).Select((criterion, i) => criterion with
        {
            Code = findings.Key($"selectionCriteria/{i}/code", criterion.Code),
            Text = findings.Text($"selectionCriteria/{i}/text", criterion.Text, 1000),
        }).ToList();
        if (criteria.DistinctBy(x => (x.Role, x.Code)).Count() < criteria.Count) findings.Add("selectionCriteria", "Has a code twice for one role.");
        if (input.SelectionDecider is not (null or AppointmentRole.Coordinator or AppointmentRole.SelectionPanel))
            findings.Add("selectionDecider", "Is neither coordinator nor selectionPanel.");
        var plan = input.EvaluationPlan is not { } evaluation ? null : new EvaluationPlan
        {
            Audience = findings.Text("evaluationPlan/audience", evaluation.Audience, 1000),
            Use = findings.Text("evaluationPlan/use", evaluation.Use, 1000),
            Methods = findings.Text("evaluationPlan/methods", evaluation.Methods, 1000),
            Timing = findings.Text("evaluationPlan/timing", evaluation.Timing, 1000),
            Kinds = evaluation.Kinds is { } kinds ? [.. kinds.Distinct().Order()] : null,
            Budget = findings.OptionalText("evaluationPlan/budget", evaluation.Budget, 1000),
            Staff = findings.OptionalText("evaluationPlan/staff", evaluation.Staff, 1000),
        };
        var rematch = findings.OptionalText("rematchStrategy", input.RematchStrategy, Findings.LongText);
        findings.Refuse();
        programme.Charter(name, purpose, objectives, criteria, input.SelectionDecider, plan, rematch);
        if (plan is not null) warnings.Weigh(ReadinessRules.PlanContent, plan);
        if (programme.Status != ProgrammeStatus.Draft) (await readiness.Look(programme, ct)).Facts.ToOpen().Refuse();
        return id;
    }, ct);

    public Task<Id<Appointment>> Appoint(Id<Programme> id, AppointInput input, CancellationToken ct) => store.Write(async () =>
    {
        var programme = await store.Get(id, ct);
        RequireAdministrator();
        var person = await store.Find<Person>(x => x.Id == input.Person, ct) ?? throw new Invalid("/person", "Is nobody that HR has sent.");
        if (!person.IsActive) throw new Invalid("/person", "Has left.");
        var appointment = await store.Find<Appointment>(x => x.ProgrammeId == id && x.PersonId == person.Id && x.Role == input.Role, ct);
        if (appointment is null) store.Add(appointment = new(programme.Id, person.Id, input.Role, clock.GetUtcNow()));
        return appointment.Id;
    }, ct);

    public Task<Id<Appointment>> EndAppointment(Id<Programme> id, Id<Appointment> appointment, CancellationToken ct) => store.Write(async () =>
    {
        var programme = await store.Lock(id, ct);
        RequireAdministrator();
        var ending = await store.Get(appointment, ct);
        if (ending.ProgrammeId != id) throw new Unseen();
        if (ending.Role == AppointmentRole.Coordinator && programme.Status is not (ProgrammeStatus.Draft or ProgrammeStatus.Closed))
            ProgrammeRules.CoordinatorAppointed.Check(await facts.Appointed(id, AppointmentRole.Coordinator, ct) - 1, "This is the programme's last coordinator.");
        if (ending.Role == AppointmentRole.Coordinator && programme.Status != ProgrammeStatus.Draft) await HandOver(programme, ct);
        store.Remove(ending);
        return appointment;
    }, ct);

    public Task<Id<ProgrammeDocument>> PublishDocument(Id<Programme> id, PublishDocument input, CancellationToken ct) => store.Write(async () =>
    {
        var programme = await store.Lock(id, ct);
        RequireCoordinator(id);
        var findings = new Findings();
        var language = findings.Key("language", input.Language);
        var title = findings.Text("title", input.Title);
        var text = findings.Text("text", input.Text, 50_000);
        var related = findings.Texts("relatedPolicies", input.RelatedPolicies);
        var storage = findings.OptionalText("storageRules", input.StorageRules, Findings.LongText);
        findings.Date("approvedOn", input.ApprovedOn);
        findings.Date("reviewOn", input.ReviewOn);
        if (input.Policy is not null && input.Kind != DocumentKind.Policy) findings.Add("policy", "Is for a policy alone.");
        var policy = input.Policy?.Checked(findings);
        findings.Refuse();
        var shown = await store.NameForm(id, "publishDocument", input.Form, ct, JsonNamingPolicy.CamelCase.ConvertName(input.Kind.ToString()));
        var earlier = await store.List<ProgrammeDocument>(x => x.ProgrammeId == id && x.Kind == input.Kind && x.Language == language, ct);
        var document = new ProgrammeDocument(id, input.Kind, earlier.Count + 1, language, title, text, clock.GetUtcNow()) { Form = shown };
        document.Approve(input.ApprovedOn, input.ReviewOn ?? ReviewOf(input, programme.Settings), related, storage);
        document.Ask(input.Asks ?? DocumentReaders.Nobody, policy);
        if (input.Kind == DocumentKind.Policy) ProgrammeRules.PolicyDocumentRecorded.Check(document.Head());
        store.Add(document);
        return document.Id;
    }, ct);

    private static DateOnly? ReviewOf(PublishDocument input, Settings settings) =>
        input.Kind == DocumentKind.Policy ? input.ApprovedOn?.AddMonths(settings[SettingCatalogue.PolicyReviewMonths]) : null;

    public Task<Id<Programme>> OpenProgramme(Id<Programme> id, CancellationToken ct) => store.Write(async () =>
    {
        var programme = await store.GetToAct(id, ct);
        RequireCoordinator(id);
        LifeCycleRules.StepPossible.Check(programme.Status == ProgrammeStatus.Draft, "The programme is past its draft.");
        var report = await readiness.Look(programme, ct);
        report.Facts.ToOpen().Refuse();
        ReadinessRules.Weigh(report, warnings);
        programme.Open();
        return id;
    }, ct);

    public Task<Id<Programme>> StartProgramme(Id<Programme> id, CancellationToken ct) => store.Write(async () =>
    {
        var programme = await store.GetToAct(id, ct);
        RequireCoordinator(id);
        LifeCycleRules.StepPossible.Check(programme.Status == ProgrammeStatus.Recruiting, "Only a programme that recruits can start.");
        (await readiness.Look(programme, ct)).Facts.ToStart().Refuse();
        warnings.Weigh(ProgrammeRules.RematchStrategyRecorded, programme);
        programme.Start(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        ProgrammeRules.PilotDuration.Check(programme);
        return id;
    }, ct);

    /// <summary>The last word of a pilot whose final review was held elsewhere. One that is held here ends with its own completion.</summary>
    public Task<Id<Programme>> CompleteFinalReview(Id<Programme> id, CancellationToken ct) => store.Write(async () =>
    {
        var programme = await store.GetToAct(id, ct);
        RequireCoordinator(id);
        LifeCycleRules.StepPossible.Check(await facts.OpenReviews(id, ct) == 0, "A pilot review of it is open: complete that one.");
        await end.Close(programme, ct);
        return id;
    }, ct);

    /// <summary>How it stands and what waits in it, for whoever coordinates next.</summary>
    private async Task HandOver(Programme programme, CancellationToken ct) =>
        store.Add(new HealthCheck(await readiness.Look(programme, ct), await facts.Work(programme.Id, ct), HealthCheckKind.HandOver, viewer.Person, clock.GetUtcNow()));

    private void RequireAdministrator()
    {
        viewer.RequireScope(Scopes.ProgrammeAdmin);
        if (!viewer.IsAdministrator && !viewer.IsSystem) throw new Forbidden("Only an administrator does this.");
    }

    private void RequireCoordinator(Id<Programme> programme) => viewer.RequireMaker(programme);
}

/// <summary>The end of a pilot: nothing goes on in it any more, and what was held for its reviews is disposed of in time.</summary>
public sealed class ProgrammeEnd(IProgrammeFacts facts, TimeProvider clock)
{
    public async Task Close(Programme programme, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        LifeCycleRules.StepPossible.Check(programme.Status == ProgrammeStatus.Running, "The programme is not running.");
        LifeCycleRules.StepPossible.Check(programme.EndsOn <= today, "Its last day is still to come.");
        LifeCycleRules.StepPossible.Check(!await facts.HasWorkGoingOn(programme.Id, ct), "Relationships or proposals are still open.");
        programme.Close(today);
    }
}
