using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Mentoring.Bench.Baseline;

/// <summary>One relationship with its latest meetings, and pages of relationships.</summary>
internal sealed class Reads(NpgsqlDataSource source)
{
    private const int Latest = 5;

    private const string Visible = """(r."Id" = ANY($2) OR (r."ProgrammeId" = ANY($3) AND r."Id" <> ALL($4)))""";

    private const string Columns = """
        r."Id", r."ProgrammeId", r."ProposalId", r."Model", r."Status", r."FormedAt", r."EndedAt", r."Phase", r."EndsOn", r."PausedSince", r."SuspendedAt", r."EndsBy", r."Version", r."Purpose"
        """;

    /// <summary>A person by their own name where the viewer may see people, else by the profile that was shown to them.</summary>
    private const string Parties = """
        JOIN "RelationshipParty" party ON party."RelationshipId" = r."Id"
        LEFT JOIN "Person" p ON p."Id" = party."PersonId" AND (p."Id" = $5 OR p."OrganisationId" = ANY($6) OR p."Id" = ANY($7))
        LEFT JOIN "MatchProfile" m ON p."Id" IS NULL AND m."ApplicationId" = party."ApplicationId" AND m."ApplicationId" = ANY($8)
        ORDER BY r."Id", party."Role" DESC, party."PersonId"
        """;

    private const string Named = """party."PersonId", COALESCE(p."GivenName" || ' ' || p."FamilyName", m."Name"), party."Role" """;

    private const string One = $"""SELECT {Columns}, {Named} FROM "Relationship" r {Parties}""";

    private static readonly string Find = One.Replace("\nORDER BY", $"\nWHERE r.\"Id\" = $1 AND {Visible} ORDER BY", StringComparison.Ordinal);

    private const string Meetings = """
        SELECT "Id", "Status", "StartsAt", "Minutes", "Method", "OtherMethod", "Venue", "Session", "ProposedBy", "Moves", "ShortNotice", "BufferMinutes", "Version", "MentorId", "MenteeId", "TimeZone" FROM "Meeting"
        WHERE "RelationshipId" = $1 AND ("CircleId" = ANY($2) OR ("ProgrammeId" = ANY($3) AND "RelationshipId" <> ALL($4)))
        ORDER BY "StartsAt" DESC, "Id" DESC LIMIT $5
        """;

    private const string List = $"""
        SELECT {Columns}, {Named} FROM (SELECT * FROM "Relationship" r WHERE r."Id" > $1 AND {Visible} ORDER BY r."Id" LIMIT $9) r {Parties}
        """;

    public async Task<RelationshipAnswer?> Relationship(Guid id, Viewer viewer, CancellationToken ct)
    {
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(Command(Find, id, viewer));
        var meetings = new NpgsqlBatchCommand(Meetings);
        meetings.With(id).With(viewer.Circles).With(viewer.Coordinated).With(viewer.Barred).With(Latest);
        batch.BatchCommands.Add(meetings);
        await using var rows = await batch.ExecuteReaderAsync(ct);
        var found = await Relationships(rows, ct);
        if (found.Count == 0) return null;
        await rows.NextResultAsync(ct);
        return found[0] with { LatestMeetings = await MeetingsOf(id, rows, ct) };
    }

    public async Task<PageAnswer> Page(Guid after, int limit, Viewer viewer, CancellationToken ct)
    {
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(Command(List, after, viewer).With(limit + 1));
        await using var rows = await batch.ExecuteReaderAsync(ct);
        var found = await Relationships(rows, ct);
        var more = found.Count > limit;
        if (more) found.RemoveAt(limit);
        return new(found, more ? Cursor(found[^1].Id) : null);
    }

    private static NpgsqlBatchCommand Command(string sql, Guid id, Viewer viewer) => new NpgsqlBatchCommand(sql)
        .With(id).With(viewer.Joined).With(viewer.Coordinated).With(viewer.Barred).With(viewer.Person).With(viewer.Organisations).With(viewer.Reports).With(viewer.Profiles);

    private static async Task<List<RelationshipAnswer>> Relationships(NpgsqlDataReader rows, CancellationToken ct)
    {
        var found = new List<RelationshipAnswer>();
        while (await rows.ReadAsync(ct))
        {
            var id = rows.GetGuid(0);
            if (found.Count == 0 || found[^1].Id != id) found.Add(Of(rows));
            found[^1].Parties.Add(new(rows.GetGuid(14), rows.IsDBNull(15) ? null : rows.GetString(15), rows.GetString(16).Word()));
        }
        return found;
    }

    private static RelationshipAnswer Of(NpgsqlDataReader row) => new(row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), row.GetString(3).Word(), row.IsDBNull(13) ? null : row.GetString(13).Word(), row.GetString(4).Word(), row.GetDateTime(5), At(row, 6),
        row.GetString(7).Word(), row.IsDBNull(8) ? null : row.GetFieldValue<DateOnly>(8), At(row, 9), row.GetString(4) == "Suspended" ? new("manager-rule-rechecked", row.GetDateTime(10)) : null,
        At(row, 11), new(2), null, row.GetInt32(12));

    private static DateTime? At(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDateTime(column);

    private static Guid? Key(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetGuid(column);

    /// <summary>The beginning by the clock of the meeting's time zone; by UTC where it names none.</summary>
    public static string Local(DateTime startsAt, string? zone) =>
        (zone is null ? startsAt : TimeZoneInfo.ConvertTimeFromUtc(startsAt, TimeZoneInfo.FindSystemTimeZoneById(zone))).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);

    private static async Task<List<MeetingAnswer>> MeetingsOf(Guid relationship, NpgsqlDataReader row, CancellationToken ct)
    {
        var meetings = new List<MeetingAnswer>(Latest);
        while (await row.ReadAsync(ct))
        {
            var (startsAt, minutes, buffer) = (row.GetDateTime(2), row.GetInt32(3), row.GetInt32(11));
            var zone = row.IsDBNull(15) ? null : row.GetString(15);
            meetings.Add(new(row.GetGuid(0), relationship, Key(row, 13), Key(row, 14), row.GetString(1).Word(), startsAt, minutes, row.GetString(4).Word(), row.IsDBNull(5) ? null : row.GetString(5),
                row.IsDBNull(6) ? null : row.GetString(6).Word(), zone, Local(startsAt, zone), row.IsDBNull(7) ? null : row.GetInt32(7), Key(row, 8), row.GetInt32(9), row.GetBoolean(10),
                startsAt.AddMinutes(-buffer), startsAt.AddMinutes(minutes + buffer), row.GetInt32(12)));
        }
        return meetings;
    }

    public static Guid After(string? cursor)
    {
        if (cursor is null) return Guid.Empty;
        var bytes = Base64Url.DecodeFromChars(cursor);
        var id = new Guid(bytes.AsSpan(0, 16), bigEndian: true);
        return bytes.AsSpan(16).SequenceEqual(Seal(id)) ? id : throw new BadHttpRequestException("cursor");
    }

    private static string Cursor(Guid id) => Base64Url.EncodeToString([.. id.ToByteArray(bigEndian: true), .. Seal(id)]);

    private static byte[] Seal(Guid id) => SHA256.HashData(Encoding.UTF8.GetBytes($"{id}|/v1/relationships?"))[..8];
}

internal static class Parameters
{
    public static NpgsqlBatchCommand With<T>(this NpgsqlBatchCommand command, T value)
    {
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return command;
    }

    public static NpgsqlBatchCommand WithOptional<T>(this NpgsqlBatchCommand command, T? value, NpgsqlTypes.NpgsqlDbType type)
    {
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = type });
        return command;
    }
}
