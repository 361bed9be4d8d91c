using System.Data.Common;
using Mentoring.Domain;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Rules;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Exports;

/// <summary>How often a rule refused something in a month of a programme. Nothing says what, or to whom.</summary>
internal sealed class RefusalCount
{
    /// <summary>Empty where what was refused is of no programme.</summary>
    public Guid ProgrammeId { get; set; }

    /// <summary>Its first day.</summary>
    public DateOnly Month { get; set; }

    public string Rule { get; set; } = "";
    public int Count { get; set; }
}

/// <summary>Counts what is refused, after it was taken back and before it is told: a refusal that somebody was told of is counted.</summary>
internal sealed class RefusalCounts(MentoringContext db, WriteGate gate, TimeProvider clock)
{
    public async Task Count(Refusal refusal, CancellationToken ct)
    {
        var (month, programmes) = (DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).FirstOfMonth(), Programmes());
        try
        {
            using var turn = await gate.Enter(null, ct);
            foreach (var programme in programmes)
                foreach (var rule in refusal.Broken.Select(x => x.Rule.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                    await db.Database.ExecuteSqlAsync($"""
                        INSERT INTO "RefusalCount" ("ProgrammeId", "Month", "Rule", "Count") VALUES ({programme}, {month}, {rule}, 1)
                        ON CONFLICT ("ProgrammeId", "Month", "Rule") DO UPDATE SET "Count" = "RefusalCount"."Count" + 1
                        """, ct);
        }
        catch (DbException)
        {
            // What was refused stays refused, whatever becomes of the figure.
        }
    }

    /// <summary>What the use case had looked at tells which programme it was about.</summary>
    private List<Guid> Programmes()
    {
        var found = db.ChangeTracker.Entries().Select(x => x.Entity).OfType<IOfProgramme>().Select(x => x.ProgrammeId.Value).Distinct().Order().ToList();
        return found.Count > 0 ? found : [Guid.Empty];
    }
}
