using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Programmes;

/// <summary>Looks a programme through: the same look for what opening refuses, what it warns of, and the report.</summary>
public sealed class ReadinessCheck(IProgrammeFacts facts, TimeProvider clock)
{
    public async Task<ReadinessReport> Look(Programme programme, CancellationToken ct) =>
        new(await facts.Design(programme, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), ct));
}

/// <summary>Gives one's word on items, states resources, and keeps health checks.</summary>
public sealed class ReadinessCommands(IStore store, IProgrammeFacts facts, ReadinessCheck readiness, Viewer viewer, Warnings warnings, TimeProvider clock)
{
    private const decimal MostMoney = 1_000_000_000;

    public Task<Id<Attestation>> AttestItem(Id<Programme> id, AttestItem input, CancellationToken ct) => store.Write(async () =>
    {
        var programme = await store.Lock(id, ct);
        RequireCoordinator(programme);
        var (me, today) = (viewer.RequirePerson(), Today);
        var (item, findings) = (Checklists.Find(input.Item), new Findings());
        if (item is null) findings.Add("item", "Is no item of the checklists.");
        else if (item.KnownBy is KnownBy.Computed or KnownBy.Prompt) findings.Add("item", item.KnownBy == KnownBy.Prompt ? "Is a prompt for mentor and mentee." : "Is known from the programme's records.");
        var note = findings.OptionalText("note", input.Note, 2000);
        findings.Date("on", input.On);
        if (input.On > today) findings.Add("on", "Is still to come.");
        if (item is { NeedsOwner: true } && input is { State: ItemState.Yes, Owner: null }) findings.Add("owner", "Needs who answers for it.");
        if (input.Owner is { } owner && await store.Find<Person>(x => x.Id == owner && x.IsActive, ct) is null) findings.Add("owner", "Is nobody that you know on HR's record.");
        findings.Refuse();
        var earlier = await store.List<Attestation>(x => x.ProgrammeId == id && x.Item == input.Item, ct);
        var attestation = new Attestation(id, input.Item, earlier.Count + 1, input.State, me, input.On ?? today, clock.GetUtcNow());
        attestation.Say(note, input.Owner);
        store.Add(attestation);
        return attestation.Id;
    }, ct);

    public Task<Id<ResourceStatement>> StateResources(Id<Programme> id, StateResources input, CancellationToken ct) => store.Write(async () =>
    {
        var programme = await store.Lock(id, ct);
        viewer.RequireCoordinator(id);
        var findings = new Findings();
        findings.Range("coordinatorHours", input.CoordinatorHours, 0, 2000);
        findings.Date("fundedUntil", input.FundedUntil);
        findings.Range("planned", input.Planned, 0, MostMoney);
        findings.Range("spent", input.Spent, 0, MostMoney);
        var funders = (input.Funders ?? []).Select((funder, i) => new Funder { Name = findings.Text($"funders/{i}/name", funder.Name), Needs = findings.OptionalText($"funders/{i}/needs", funder.Needs, 1000) }).ToList();
        if (funders.Count > 50) findings.Add("funders", "Has more than 50 entries.");
        var note = findings.OptionalText("expensesNote", input.ExpensesNote, 1000);
        var objectives = findings.Texts("steeringObjectives", input.SteeringObjectives, max: 1000);
        findings.Refuse();
        var statement = new ResourceStatement(id, (await store.List<ResourceStatement>(x => x.ProgrammeId == id, ct)).Count + 1, clock.GetUtcNow());
        statement.State(input.CoordinatorHours, input.FundedUntil, funders, input.Expenses, note, objectives);
        statement.Budget(input.Planned, input.Spent);
        store.Add(statement);
        var design = await facts.Design(programme, Today, ct);
        warnings.Weigh(ReadinessRules.CoordinatorTime, (statement.CoordinatorHours, design.Relationships));
        warnings.Weigh(ReadinessRules.ResourcesAdequate, (statement.FundedUntil, design.LastEndsOn));
        warnings.Weigh(ReadinessRules.FunderNeeds, statement.Funders);
        return statement.Id;
    }, ct);

    public Task<Id<HealthCheck>> KeepHealthCheck(Id<Programme> id, CancellationToken ct) => store.Write(async () =>
    {
        var programme = await store.Get(id, ct);
        RequireCoordinator(programme);
        var check = new HealthCheck(await readiness.Look(programme, ct), await facts.Work(id, ct), HealthCheckKind.Review, viewer.Person, clock.GetUtcNow());
        store.Add(check);
        return check.Id;
    }, ct);

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private void RequireCoordinator(Programme programme)
    {
        if (!viewer.Coordinates(programme.Id) && !viewer.IsAdministrator && !viewer.IsSystem) throw new Forbidden("Only the programme's coordinator does this.");
    }
}
