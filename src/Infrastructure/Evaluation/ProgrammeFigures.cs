using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Programmes;
using Mentoring.Infrastructure.Persistence;

namespace Mentoring.Infrastructure.Evaluation;

/// <summary>I25, I34, I38, I39, I41 to I43: what the programme as a whole does and is told.</summary>
internal sealed class ProgrammeFigures(Figures figures, ReadinessCheck readiness, Tallying tally)
{
    public async Task Tally(CancellationToken ct)
    {
        await figures.Each("""
            SELECT n."Step", COUNT(*) FROM (SELECT CASE WHEN x."StepTakenOn" IS NULL THEN 0 ELSE 1 END AS "Step" FROM "TrainingNeed" x WHERE x."ProgrammeId" = {0} AND x."FoundOn" >= {3} AND x."FoundOn" <= {4}) n GROUP BY 1
            """, row => tally.Count(Belonging.Nowhere, "I25", "needs", row.Is(0) ? "withStep" : "withoutStep", row.Int(1)), ct);
        await Turnover(ct);
        await Reports(ct);
        await Versions(ct);
        await figures.Each("""
            SELECT CASE WHEN x."Capacity" = 'Other' THEN 1 ELSE 0 END, COUNT(*) FROM "ReadRecord" x WHERE x."ProgrammeId" = {0} AND x."At" >= {1} AND x."At" < {2} GROUP BY 1
            """, row => tally.Count(Belonging.Nowhere, "I41", "reads", row.Is(0) ? "outside" : "withinScope", row.Int(1)), ct);
        await Checklists(ct);
        await Budget(ct);
    }

    private Task Turnover(CancellationToken ct) => figures.Each("""
        SELECT COALESCE(SUM(x."Participants"), 0), COALESCE(SUM(x."ParticipantsLeft"), 0), COALESCE(SUM(x."Staff"), 0), COALESCE(SUM(x."StaffLeft"), 0)
        FROM "TurnoverStatement" x WHERE x."ProgrammeId" = {0} AND x."From" >= {3} AND x."To" <= {4} AND NOT EXISTS (SELECT 1 FROM "TurnoverStatement" y WHERE y."ProgrammeId" = {0} AND y."From" = x."From" AND y."To" = x."To" AND y."Number" > x."Number")
        """, row =>
        {
            tally.Count(Belonging.Nowhere, "I34", "participants", "stayed", row.Int(0) - row.Int(1));
            tally.Count(Belonging.Nowhere, "I34", "participants", "left", row.Int(1));
            tally.Count(Belonging.Nowhere, "I34", "staff", "stayed", row.Int(2) - row.Int(3));
            tally.Count(Belonging.Nowhere, "I34", "staff", "left", row.Int(3));
        }, ct);

    /// <summary>That a report was given is attested, or it was that of a review, which those who govern the programme are told of when it is decided on. A quarter that goes on is not missed yet.</summary>
    private async Task Reports(CancellationToken ct)
    {
        if (figures.Programme.StartsOn is not { } start) return;
        var given = new List<(string Item, DateOnly On)>();
        await figures.Each("""
            SELECT x."Item", x."On" FROM "Attestation" x WHERE x."ProgrammeId" = {0} AND x."Item" IN ('governance.progress-report', 'governance.stakeholders') AND x."State" = 'Yes'
            """, row => given.Add((row.Text(0)!, row.DayOrNull(1)!.Value)), ct);
        await figures.Each("""
            SELECT x."Decision" FROM "PilotReview" x WHERE x."ProgrammeId" = {0} AND x."Status" IN ('Reported', 'Completed')
            """, row => given.Add(("governance.progress-report", Conventions.Read<ReviewDecision>(row.Text(0)!).On)), ct);
        var (today, until) = (DateOnly.FromDateTime(figures.Now.UtcDateTime), figures.Programme.ClosedOn ?? DateOnly.MaxValue);
        for (var (n, from) = (1, start); from <= figures.Scope.To && from < until; n++)
        {
            var next = start.AddMonths(3 * n);
            var last = next.AddDays(-1);
            if (figures.Within(last) && last < today)
                foreach (var (item, measure) in (IEnumerable<(string, string)>)[("governance.progress-report", "governance"), ("governance.stakeholders", "stakeholders")])
                    tally.Count(Belonging.Nowhere, "I38", measure, given.Exists(x => x.Item == item && x.On >= from && x.On <= last) ? "sent" : "missed", 1);
            from = next;
        }
    }

    private async Task Versions(CancellationToken ct)
    {
        foreach (var (table, measure) in (IEnumerable<(string, string)>)[("ProgrammeDocument", "documents"), ("FormVersion", "forms")])
            await figures.Each($$"""
                SELECT CASE WHEN x."Number" = 1 THEN 1 ELSE 0 END, COUNT(*) FROM "{{table}}" x WHERE x."ProgrammeId" = {0} AND x."PublishedAt" >= {1} AND x."PublishedAt" < {2} GROUP BY 1
                """, row => tally.Count(Belonging.Nowhere, "I39", measure, row.Is(0) ? "first" : "changed", row.Int(1)), ct);
    }

    private async Task Checklists(CancellationToken ct)
    {
        var items = new List<(string Item, ItemState? State)>();
        if (figures.IsCurrent) items = [.. (await readiness.Look(figures.Programme, ct)).Items.Select(item => (item.Item.Id, item.State))];
        else
            await figures.Each("""
                SELECT x."Items" FROM "HealthCheck" x WHERE x."ProgrammeId" = {0} AND x."At" >= {1} AND x."At" < {2} ORDER BY x."At" DESC LIMIT 1
                """, row => items = [.. Conventions.Read<List<CheckedItem>>(row.Text(0)!).Select(item => (item.Item, item.State))], ct);
        foreach (var (item, state) in items)
            if (Domain.Programmes.Checklists.Find(item) is { } known) tally.Count(Belonging.Nowhere, "I42", Figures.Word(known.Checklist.ToString()), state is { } stands ? Figures.Word(stands.ToString()) : "unknown", 1);
    }

    private Task Budget(CancellationToken ct) => figures.Each("""
        SELECT x."Planned", x."Spent", x."FundedUntil" FROM "ResourceStatement" x WHERE x."ProgrammeId" = {0} AND x."At" < {2} ORDER BY x."Number" DESC LIMIT 1
        """, row =>
        {
            if (row.DecimalOrNull(0) is { } planned) tally.Value(Belonging.Nowhere, "I43", "planned", planned, 1);
            if (row.DecimalOrNull(1) is { } spent) tally.Value(Belonging.Nowhere, "I43", "spent", spent, 1);
            if (row.DayOrNull(2) is { } until) tally.Value(Belonging.Nowhere, "I43", "funded", until.DayNumber - figures.Scope.To.DayNumber, 1);
        }, ct);
}
