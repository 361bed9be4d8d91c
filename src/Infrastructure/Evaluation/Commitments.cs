using Mentoring.Domain.Programmes;
using Mentoring.Infrastructure.Persistence;

namespace Mentoring.Infrastructure.Evaluation;

/// <summary>How firmly it was meant in each relationship, by the sheets that are stored encrypted: of them the one figure is read, and no word.</summary>
internal sealed class Commitments(MentoringContext db, ColumnCipher cipher)
{
    private sealed record Sheet(Guid Id, string Content, Guid Relationship, DateTimeOffset? At);

    private sealed record Rated(int? Commitment);

    /// <summary>As it was rated last before the end of the period; relationships without a rating are not in it.</summary>
    public async Task<Dictionary<Guid, string>> Of(Programme programme, object[] values, CancellationToken ct)
    {
        var sheets = await Sheets(values, ct);
        var rated = await cipher.OpenAll("ToolSheet.Content", sheets.ConvertAll(x => (x.Id, x.Content)), bytes => Conventions.Read<Rated>(bytes), ct);
        var threshold = programme.Settings[SettingCatalogue.RatingCommitmentThreshold];
        return sheets.Zip(rated).Where(x => x.Second?.Commitment is not null).GroupBy(x => x.First.Relationship)
            .ToDictionary(x => x.Key, x => x.OrderBy(one => one.First.At).ThenBy(one => one.First.Id).Last().Second!.Commitment < threshold ? "under" : "atLeast");
    }

    private async Task<List<Sheet>> Sheets(object[] values, CancellationToken ct)
    {
        var sheets = new List<Sheet>();
        await using var rows = await db.Read("""
            SELECT s."Id", s."Content", s."RelationshipId", s."BegunAt" FROM "ToolSheet" s WHERE s."ProgrammeId" = {0} AND s."Tool" = 'Grow' AND (s."BegunAt" IS NULL OR s."BegunAt" < {2})
            """, values, ct);
        while (await rows.ReadAsync(ct)) sheets.Add(Read(new(rows.DbDataReader)));
        return sheets;
    }

    private static Sheet Read(Row row) => new(row.Id(0), row.Text(1)!, row.Id(2), row.AtOrNull(3));
}
