using Npgsql;

namespace Mentoring.Bench.Baseline;

/// <summary>Who asks, with the ids that decide what they may see of relationships, meetings and names.</summary>
internal sealed record Viewer(Guid Person, string? Client, Guid[] Coordinated, Guid[] Organisations, Guid[] Reports, Guid[] Joined, Guid[] Circles, Guid[] Barred, Guid[] Profiles);

/// <summary>Loads a viewer by one statement: one row of arrays.</summary>
internal sealed class Viewers(NpgsqlDataSource source)
{
    private const string Sql = """
        WITH me AS (
          SELECT p."Id", p."OrganisationId", p."ExternalId" FROM "Person" p
          WHERE p."Id" = COALESCE((SELECT i."PersonId" FROM "PersonIdentity" i WHERE i."Issuer" = $1 AND i."Subject" = $2), $3) AND p."IsActive"),
        served AS (SELECT a."ProgrammeId" FROM "Appointment" a JOIN me ON a."PersonId" = me."Id" WHERE a."Role" = 'Coordinator'),
        joined AS (
          SELECT rp."RelationshipId", EXISTS (
            SELECT 1 FROM "RelationshipParty" mentee JOIN "Relationship" r ON r."Id" = mentee."RelationshipId"
            JOIN "ManagementLink" l ON l."PersonId" = mentee."PersonId" AND l."ManagerId" = me."Id" AND l."Depth" <= r."AuthorityDepth"
            WHERE mentee."RelationshipId" = rp."RelationshipId" AND mentee."Role" = 'Mentee') AS "Withheld"
          FROM "RelationshipParty" rp JOIN me ON rp."PersonId" = me."Id")
        SELECT me."Id",
          ARRAY(SELECT "ProgrammeId" FROM served),
          ARRAY(SELECT pp."OrganisationId" FROM served s JOIN "ProgrammePartner" pp ON pp."ProgrammeId" = s."ProgrammeId"),
          ARRAY(
            SELECT l."PersonId" FROM "ManagementLink" l WHERE l."ManagerId" = me."Id" AND l."Depth" = 1
            UNION ALL SELECT l."PersonId" FROM "Organisation" o JOIN "ReportingLine" l ON l."OrganisationId" = o."Id" AND l."Standing" = 'None' AND l."PersonId" <> me."Id"
              WHERE o."Id" = me."OrganisationId" AND o."Approver" = me."ExternalId" AND l."PersonId" IN (SELECT "PersonId" FROM "Application")),
          ARRAY(SELECT "RelationshipId" FROM joined),
          ARRAY(
            SELECT "RelationshipId" FROM joined WHERE NOT "Withheld"
            UNION ALL SELECT cm."CircleId" FROM "CircleMember" cm JOIN "Circle" c ON c."Id" = cm."CircleId" JOIN "Relationship" r ON r."Id" = c."RelationshipId"
              WHERE cm."PersonId" = me."Id" AND NOT EXISTS (
                SELECT 1 FROM "CircleMember" mentee JOIN "ManagementLink" l ON l."PersonId" = mentee."PersonId" AND l."ManagerId" = me."Id" AND l."Depth" <= r."AuthorityDepth"
                WHERE mentee."CircleId" = cm."CircleId" AND mentee."IsMentee")),
          ARRAY(SELECT rp."RelationshipId" FROM "ManagementLink" l JOIN "RelationshipParty" rp ON rp."PersonId" = l."PersonId" AND rp."Role" = 'Mentee' WHERE l."ManagerId" = me."Id"),
          ARRAY(
            SELECT other."ApplicationId" FROM "ProposalSeat" own JOIN "Proposal" p ON p."Id" = own."ProposalId" AND p."Status" <> 'NotTakenUp'
            JOIN "ProposalSeat" other ON other."ProposalId" = own."ProposalId" AND other."PersonId" <> me."Id" WHERE own."PersonId" = me."Id")
        FROM me
        """;

    /// <summary>Null for nobody on record, and for who has left.</summary>
    public async Task<Viewer?> Load(HttpContext http)
    {
        var subject = http.User.FindFirst("sub")!;
        var person = subject.Value.StartsWith("person:", StringComparison.Ordinal) && Guid.TryParseExact(subject.Value["person:".Length..], "D", out var id) ? id : Guid.Empty;
        await using var command = source.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = subject.Issuer });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = subject.Value });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = person });
        await using var row = await command.ExecuteReaderAsync(http.RequestAborted);
        return await row.ReadAsync(http.RequestAborted)
            ? new(row.GetGuid(0), http.User.FindFirst("client_id")?.Value, Ids(1), Ids(2), Ids(3), Ids(4), Ids(5), Ids(6), Ids(7))
            : null;

        Guid[] Ids(int column) => row.GetFieldValue<Guid[]>(column);
    }
}
