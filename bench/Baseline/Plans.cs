using System.Collections.Concurrent;
using System.Text.Json;
using Mentoring.Domain;
using Mentoring.Domain.People;
using Mentoring.Domain.Relationships;
using Mentoring.Infrastructure.Persistence;
using Npgsql;
using NpgsqlTypes;

namespace Mentoring.Bench.Baseline;

/// <summary>Plans a meeting: locks the relationship, checks what the application checks, and writes meeting, notice, event and audit row in one transaction.</summary>
internal sealed class Plans(NpgsqlDataSource source, MasterKeys masters)
{
    private const string Lock = """SELECT "Version" FROM "Relationship" WHERE "Id" = $1 FOR UPDATE""";

    private const string Facts = """
        SELECT r."ProgrammeId", r."Status", p."SettingsJson",
          ARRAY(SELECT party."PersonId" FROM "RelationshipParty" party WHERE party."RelationshipId" = r."Id"),
          (SELECT a."Id"::text || ' ' || a."Terms" FROM "Agreement" a WHERE a."RelationshipId" = r."Id" AND a."Status" = 'InForce'
            AND (a."CircleId" = ANY($5) OR (a."ProgrammeId" = ANY($3) AND a."RelationshipId" <> ALL($4))))
        FROM "Relationship" r JOIN "Programme" p ON p."Id" = r."ProgrammeId" AND p."Status" <> 'Draft'
        WHERE r."Id" = $1 AND (r."Id" = ANY($2) OR (r."ProgrammeId" = ANY($3) AND r."Id" <> ALL($4)))
        """;

    private const string Meeting = """
        INSERT INTO "Meeting" ("Id", "RelationshipId", "CircleId", "ProgrammeId", "Status", "StartsAt", "Minutes", "Method", "OtherMethod", "Venue", "ProposedBy", "Moves", "ShortNotice", "BufferMinutes", "Version")
        VALUES ($1, $2, $2, $3, 'Proposed', $4, $5, $6, $7, $8, $9, 0, false, $10, 1)
        """;

    private const string Notice = """
        INSERT INTO "Notice" ("Id", "PersonId", "Kind", "RecordType", "RecordId", "At", "Version") VALUES ($1, $2, 'MeetingProposed', 'Meeting', $3, $4, 1)
        """;

    private const string Audit = """INSERT INTO "AuditEntry" ("Id", "Operation", "PersonId", "Client", "At", "Version") VALUES ($1, 'planMeeting', $2, $3, $4, 1)""";

    private const string Event = """
        INSERT INTO "Event" ("Id", "RecordType", "RecordId", "Change", "RecordVersion", "At", "ProgrammeId", "AuditId", "Version") VALUES ($1, 'Meeting', $2, 'created', 1, $3, $4, $5, 1)
        """;

    private const string Key = """SELECT "Relationship", "Person", "Master", "Wrapped" FROM keys."DataKey" WHERE "Id" = $1""";

    private readonly ConcurrentDictionary<string, byte[]> keys = new(StringComparer.Ordinal);

    private static readonly string[] Methods = ["faceToFace", "telephone", "video", "messenger", "email", "other"];

    public async Task<IResult> Plan(Guid relationship, PlanInput input, Viewer viewer, CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow();
        if (input.StartsAt < now || input.Minutes is < 1 or > 480 || !Methods.Contains(input.Method) || input.Method == "other" == input.OtherMethod is null)
            return Results.StatusCode(StatusCodes.Status422UnprocessableEntity);
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await Load(connection, relationship, viewer, ct) is not { } facts) return Results.NotFound();
        if (!facts.Parties.Contains(viewer.Person)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (Broken(facts, input) is { } rule) return Results.Json(new(rule), Json.Default.ProblemAnswer, statusCode: StatusCodes.Status409Conflict);
        var meeting = await Write(connection, relationship, facts, input, viewer, now, ct);
        await transaction.CommitAsync(ct);
        return Results.Json(meeting, Json.Default.MeetingAnswer, statusCode: StatusCodes.Status201Created);
    }

    private sealed record Found(Guid Programme, string Status, Dictionary<string, JsonElement> Settings, Guid[] Parties, TermsInForce? Terms)
    {
        public int Whole(string name, int otherwise) => Settings.TryGetValue(name, out var value) ? value.GetInt32() : otherwise;
    }

    private async Task<Found?> Load(NpgsqlConnection connection, Guid relationship, Viewer viewer, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Lock).With(relationship));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Facts).With(relationship).With(viewer.Joined).With(viewer.Coordinated).With(viewer.Barred).With(viewer.Circles));
        await using var row = await batch.ExecuteReaderAsync(ct);
        await row.NextResultAsync(ct);
        if (!await row.ReadAsync(ct)) return null;
        var terms = row.IsDBNull(4) ? null : await Open(row.GetString(4), ct);
        return new(row.GetGuid(0), row.GetString(1), JsonSerializer.Deserialize(row.GetString(2), Json.Default.DictionaryStringJsonElement)!, row.GetFieldValue<Guid[]>(3), terms);
    }

    /// <summary>The terms behind the id of their agreement.</summary>
    private async Task<TermsInForce?> Open(string stored, CancellationToken ct)
    {
        var (agreement, value) = (stored[..stored.IndexOf(' ', StringComparison.Ordinal)], stored[(stored.IndexOf(' ', StringComparison.Ordinal) + 1)..].Split('.'));
        if (!keys.TryGetValue(value[1], out var key)) keys[value[1]] = key = await Find(value[1], ct);
        return JsonSerializer.Deserialize(Box.Open(key, value[2], Envelope.Place("Agreement.Terms", agreement)), Json.Default.TermsInForce);
    }

    private async Task<byte[]> Find(string id, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Key);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = id });
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return new DataKey(Guid.ParseExact(id, "N"), new(await IdIn<Relationship>(row, 0, ct), await IdIn<Person>(row, 1, ct)), row.GetString(2), row.GetString(3)).Unwrap(masters);
    }

    private static async Task<Id<T>?> IdIn<T>(NpgsqlDataReader row, int column, CancellationToken ct) =>
        await row.IsDBNullAsync(column, ct) ? null : new Id<T>(Guid.ParseExact(row.GetString(column), "N"));

    /// <summary>The rule that says no, if one does.</summary>
    private static string? Broken(Found facts, PlanInput input)
    {
        var farApart = input.DistanceReason is not null;
        var longest = Math.Min(facts.Terms?.MaxMinutes ?? int.MaxValue, facts.Whole("meeting.maxMinutes", 120));
        var shortest = facts.Terms?.MinMinutes ?? facts.Whole("meeting.minMinutes", 60);
        if (facts.Status is "Ended" or "Suspended") return "step-possible";
        if (facts.Status == "Accepted") return "code-accepted-before-start";
        if (input.Minutes < shortest || (input.Minutes > longest && !farApart)) return "meeting-length";
        if (input.Method == "telephone" && input.Minutes > facts.Whole("meeting.maxMinutesTelephone", 90)) return "meeting-length-telephone";
        var allowed = !facts.Settings.TryGetValue("meeting.distanceException", out var exception) || exception.GetString() == "on";
        if (farApart && input.Minutes > longest && (input.Method != "faceToFace" || !allowed || input.Minutes > facts.Whole("meeting.distanceCeilingMinutes", 240)))
            return "meeting-length-distance-exception";
        return facts.Settings.TryGetValue("meeting.methods", out var methods) && !methods.EnumerateArray().Any(x => x.GetString() == input.Method) ? "contact-methods" : null;
    }

    private static async Task<MeetingAnswer> Write(NpgsqlConnection connection, Guid relationship, Found facts, PlanInput input, Viewer viewer, DateTimeOffset now, CancellationToken ct)
    {
        var (id, audit, buffer, startsAt, at) = (Guid.CreateVersion7(), Guid.CreateVersion7(), facts.Whole("meeting.bufferMinutes", 15), input.StartsAt.UtcDateTime, now.UtcDateTime);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Audit).With(audit).With(viewer.Person).WithOptional(viewer.Client, NpgsqlDbType.Text).With(at));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Meeting).With(id).With(relationship).With(facts.Programme).With(startsAt).With(input.Minutes).With(Stored(input.Method)!)
            .WithOptional(input.OtherMethod, NpgsqlDbType.Text).WithOptional(Stored(input.Venue), NpgsqlDbType.Text).With(viewer.Person).With(buffer));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Event).With(Guid.CreateVersion7()).With(id).With(at).With(facts.Programme).With(audit));
        foreach (var partner in facts.Parties.Where(party => party != viewer.Person))
            batch.BatchCommands.Add(new NpgsqlBatchCommand(Notice).With(Guid.CreateVersion7()).With(partner).With(id).With(at));
        await batch.ExecuteNonQueryAsync(ct);
        return new(id, relationship, null, null, "proposed", startsAt, input.Minutes, input.Method, input.OtherMethod, input.Venue, null, Reads.Local(startsAt, null), null, viewer.Person, 0, false,
            startsAt.AddMinutes(-buffer), startsAt.AddMinutes(input.Minutes + buffer), 1);
    }

    private static string? Stored(string? word) => word is null ? null : char.ToUpperInvariant(word[0]) + word[1..];
}
