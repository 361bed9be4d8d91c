using Mentoring.Domain;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Persistence;

/// <summary>What a write touched of the lines: organisations whose lines changed, people who now have an application.</summary>
internal sealed record LinesTouched(List<Id<Organisation>> Organisations, List<Id<Person>> Applicants);

/// <summary>Keeps the closure of the reporting lines for the people who have an application, in the transaction of the change.</summary>
internal sealed class ManagementLines(MentoringContext db)
{
    private const string Up = """
        INSERT INTO "ManagementLink" ("PersonId", "ManagerId", "Depth")
        WITH RECURSIVE up AS (
          SELECT l."PersonId" AS "PersonId", l."ManagerId" AS "ManagerId", 1 AS "Depth" FROM "ReportingLine" l
          WHERE l."ManagerId" IS NOT NULL AND l."PersonId" IN (SELECT "PersonId" FROM "Application") AND l.
        """;

    private const string Above = """
          UNION ALL
          SELECT up."PersonId", l."ManagerId", up."Depth" + 1 FROM up JOIN "ReportingLine" l ON l."PersonId" = up."ManagerId"
          WHERE l."ManagerId" IS NOT NULL AND up."Depth" < 1000)
        SELECT "PersonId", "ManagerId", "Depth" FROM up
        """;

    private const string ForgetOrganisation =
        """DELETE FROM "ManagementLink" WHERE "PersonId" IN (SELECT "PersonId" FROM "ReportingLine" WHERE "OrganisationId" = {0})""";

    private const string ForgetPerson = """DELETE FROM "ManagementLink" WHERE "PersonId" = {0}""";
    private const string ClimbOrganisation = Up + "\"OrganisationId\" = {0} " + Above;
    private const string ClimbPerson = Up + "\"PersonId\" = {0} " + Above;

    public LinesTouched Touched() => new(
        [.. db.ChangeTracker.Entries<ReportingLine>()
            .Where(entry => entry.State == EntityState.Added || entry.Property(x => x.ManagerId).IsModified)
            .Select(entry => entry.Entity.OrganisationId).Distinct()],
        [.. db.ChangeTracker.Entries<Application>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity.PersonId)]);

    public async Task Refresh(LinesTouched touched, CancellationToken ct)
    {
        foreach (var organisation in touched.Organisations) await Rebuild(ForgetOrganisation, ClimbOrganisation, organisation.Value, ct);
        foreach (var person in touched.Applicants) await Rebuild(ForgetPerson, ClimbPerson, person.Value, ct);
    }

    private async Task Rebuild(string forget, string climb, Guid id, CancellationToken ct)
    {
        await db.Database.ExecuteSqlRawAsync(forget, [id], ct);
        await db.Database.ExecuteSqlRawAsync(climb, [id], ct);
    }
}
