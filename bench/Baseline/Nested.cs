using System.Text.Json.Serialization;
using Npgsql;

namespace Mentoring.Bench.Baseline;

// The answer of bench/graphql/nested.graphql, member by member.
internal sealed record NestedAnswer(NestedAnswer.Query? Data)
{
    internal sealed record Query(Root? Programme);

    internal sealed record Root(string Id, string Name, string Status, Nodes<Pair> Relationships);

    internal sealed record Nodes<T>([property: JsonPropertyName("nodes")] List<T> Rows);

    internal sealed record Pair(string Id, string Status, string Phase, string FormedAt, int Version, List<Seat> Parties, Nodes<Talk> Meetings);

    internal sealed record Seat(string Role, Somebody? Person);

    internal sealed record Somebody(string Id, string ExternalId, string GivenName, string FamilyName, Place? Employer);

    internal sealed record Place(string Id, string ExternalId, string Name);

    internal sealed record Talk(string Id, string Status, string StartsAt, int Minutes, string Method, string? Venue, int? Session);
}

/// <summary>A programme with its first relationships, their parties and latest meetings: three statements in one go, under the viewer's audience.</summary>
internal sealed class Nested(NpgsqlDataSource source)
{
    private const int First = 20, Latest = 5;

    private const string Programme = """SELECT "Name", "Status" FROM "Programme" WHERE "Id" = $1 AND ("Status" <> 'Draft' OR "Id" = ANY($2))""";

    private const string Page = """
        SELECT r."Id", r."Status", r."Phase", r."FormedAt", r."Version" FROM "Relationship" r
        WHERE r."ProgrammeId" = $1 AND (r."Id" = ANY($2) OR (r."ProgrammeId" = ANY($3) AND r."Id" <> ALL($4))) ORDER BY r."Id" LIMIT $5
        """;

    private const string Relationships = $"""
        SELECT r.*, party."Role", p."Id", p."ExternalId", p."GivenName", p."FamilyName", o."Id", o."ExternalId", o."Name" FROM ({Page}) r
        JOIN "RelationshipParty" party ON party."RelationshipId" = r."Id"
        LEFT JOIN "Person" p ON p."Id" = party."PersonId" AND (p."Id" = $6 OR p."OrganisationId" = ANY($7) OR p."Id" = ANY($8))
        LEFT JOIN "Organisation" o ON o."Id" = p."OrganisationId" AND (o."Id" = ANY($7) OR o."Id" = (SELECT "OrganisationId" FROM "Person" WHERE "Id" = $6))
        ORDER BY r."Id", party."Role" DESC, party."PersonId"
        """;

    private const string Meetings = $"""
        SELECT r."Id", m.* FROM ({Page}) r CROSS JOIN LATERAL (
          SELECT "Id", "Status", "StartsAt", "Minutes", "Method", "Venue", "Session" FROM "Meeting"
          WHERE "RelationshipId" = r."Id" AND ("CircleId" = ANY($6) OR ("ProgrammeId" = ANY($3) AND "RelationshipId" <> ALL($4))) ORDER BY "Id" DESC LIMIT $7) m
        ORDER BY m."Id"
        """;

    public async Task<NestedAnswer> Find(Guid id, Viewer viewer, CancellationToken ct)
    {
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Programme).With(id).With(viewer.Coordinated));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Relationships).With(id).With(viewer.Joined).With(viewer.Coordinated).With(viewer.Barred).With(First).With(viewer.Person).With(viewer.Organisations).With(viewer.Reports));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Meetings).With(id).With(viewer.Joined).With(viewer.Coordinated).With(viewer.Barred).With(First).With(viewer.Circles).With(Latest));
        await using var row = await batch.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct)) return new(new NestedAnswer.Query(null));
        var (name, status) = (row.GetString(0), Word(row, 1));
        await row.NextResultAsync(ct);
        var (pairs, byId) = (new List<NestedAnswer.Pair>(First), new Dictionary<Guid, NestedAnswer.Pair>(First));
        while (await row.ReadAsync(ct))
        {
            var key = row.GetGuid(0);
            if (!byId.TryGetValue(key, out var pair)) pairs.Add(byId[key] = pair = new(Id("Relationship", key), Word(row, 1), Word(row, 2), At(row, 3), row.GetInt32(4), new(2), new(new(Latest))));
            pair.Parties.Add(new(Word(row, 5), row.IsDBNull(6) ? null : new(Id("Person", row.GetGuid(6)), row.GetString(7), row.GetString(8), row.GetString(9),
                row.IsDBNull(10) ? null : new(Id("Organisation", row.GetGuid(10)), row.GetString(11), row.GetString(12)))));
        }
        await row.NextResultAsync(ct);
        while (await row.ReadAsync(ct))
            byId[row.GetGuid(0)].Meetings.Rows.Add(new(Id("Meeting", row.GetGuid(1)), Word(row, 2), At(row, 3), row.GetInt32(4), Word(row, 5), row.IsDBNull(6) ? null : Word(row, 6), row.IsDBNull(7) ? null : row.GetInt32(7)));
        return new(new NestedAnswer.Query(new(Id("Programme", id), name, status, new(pairs))));
    }

    private static string Id(string kind, Guid id) => $"{kind}:{id}";

    private static string At(NpgsqlDataReader row, int column) => row.GetDateTime(column).ToString("yyyy-MM-ddTHH:mm:ss.FFFFFF+00:00", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>GraphQL's word for what a column holds.</summary>
    private static string Word(NpgsqlDataReader row, int column) =>
        string.Concat(row.GetString(column).Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : char.ToUpperInvariant(c).ToString()));
}
