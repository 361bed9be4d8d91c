using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Matching;
using Mentoring.Domain.Programmes;

namespace Mentoring.Infrastructure.Evaluation;

/// <summary>I26 and I27: the way in.</summary>
internal sealed class ApplicationFigures(Figures figures, IMatchingFacts matching, Tallying tally)
{
    public async Task Tally(CancellationToken ct)
    {
        await figures.Each($$"""
            SELECT {{figures.GroupOf("a.\"PersonId\"")}}, a."Role", a."Status", COUNT(*) FROM "Application" a WHERE a."ProgrammeId" = {0} AND a."Status" <> 'Draft' AND a."SubmittedAt" >= {1} AND a."SubmittedAt" < {2} GROUP BY 1, 2, 3
            """, row => tally.Count(figures.GroupIn(row), "I26", $"{row.Word(1)}s", row.Word(2), row.Int(3)), ct);
        await figures.Each($$"""
            SELECT {{figures.GroupOf("s.\"PersonId\"")}}, s."Decision", {{figures.Days("a.\"SubmittedAt\"", "s.\"At\"")}}, COUNT(*) FROM "Application" a JOIN "SignOff" s ON s."ApplicationId" = a."Id"
            WHERE a."ProgrammeId" = {0} AND s."At" >= {1} AND s."At" < {2} GROUP BY 1, 2, 3
            """, row =>
            {
                tally.Count(figures.GroupIn(row), "I26", "signOffs", row.Text(1) == "Approve" ? "approved" : "declined", row.Int(3));
                Waited(row, "toSignOff");
            }, ct);
        await figures.Each($$"""
            SELECT {{figures.GroupOf("s.\"PersonId\"")}}, '', {{figures.Days("a.\"SubmittedAt\"", "s.\"At\"")}}, COUNT(*) FROM "Application" a JOIN "Selection" s ON s."ApplicationId" = a."Id"
            WHERE a."ProgrammeId" = {0} AND s."At" >= {1} AND s."At" < {2} GROUP BY 1, 2, 3
            """, row => Waited(row, "toSelection"), ct);
        await figures.Each($$"""
            SELECT {{figures.GroupOf("a.\"PersonId\"")}}, '', {{figures.Days("s.\"At\"", "a.\"ConfirmedAt\"")}}, COUNT(*) FROM "Application" a JOIN "Selection" s ON s."ApplicationId" = a."Id" AND s."Accepted"
            WHERE a."ProgrammeId" = {0} AND a."ConfirmedAt" >= {1} AND a."ConfirmedAt" < {2} GROUP BY 1, 2, 3
            """, row => Waited(row, "toAvailable"), ct);
        await Supply(ct);
    }

    /// <summary>Who was sent back and submits again waits anew.</summary>
    private void Waited(Row row, string middle)
    {
        if (row.IntOrNull(2) is { } days and >= 0) tally.Value(figures.GroupIn(row), "I26", middle, days, row.Int(3));
    }

    private async Task Supply(CancellationToken ct)
    {
        if (!figures.IsCurrent) return;
        var (mentees, places) = await matching.Supply(figures.Programme.Id, figures.Settings[SettingCatalogue.MaxOneToOne], ct);
        tally.Count(Belonging.Nowhere, "I27", "supply", "freePlaces", places);
        tally.Count(Belonging.Nowhere, "I27", "supply", "waitingMentees", mentees);
    }
}
