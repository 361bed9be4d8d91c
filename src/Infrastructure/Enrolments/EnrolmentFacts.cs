using Mentoring.Domain;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Integration;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Enrolments;

internal sealed class EnrolmentFacts(MentoringContext db, ManagersOnRecord managers) : IEnrolmentFacts
{
    public async Task<bool> SignsFor(Id<Person> manager, Id<Person> person, CancellationToken ct) =>
        (await managers.Of(person, ct)).Contains(manager);

    public Task<int> AwaitingSignOff(Id<Programme> programme, ParticipantRole role, CancellationToken ct) =>
        db.Set<Application>().CountAsync(x => x.ProgrammeId == programme && x.Role == role && x.Status == ApplicationStatus.AwaitingSignOff, ct);

    public Task CountReferral(Id<Programme> programme, string choice, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"""
            INSERT INTO "ReferralCount" ("ProgrammeId", "Choice", "Count") VALUES ({programme.Value}, {choice}, 1)
            ON CONFLICT ("ProgrammeId", "Choice") DO UPDATE SET "Count" = "ReferralCount"."Count" + 1
            """, ct);

    public Task<Id<Organisation>> OrganisationOf(Id<Person> person, CancellationToken ct) => db.Set<Person>().Where(x => x.Id == person).Select(x => x.OrganisationId).SingleAsync(ct);

    public Task<List<Id<TrainingRecord>>> Untold(int limit, CancellationToken ct) =>
        db.Set<TrainingRecord>().Where(x => (x.Form != TrainingForm.GuidanceSheet || x.AcknowledgedAt != null) && !db.Set<Completion>().Any(told => told.TrainingId == x.Id)
            && db.Set<Person>().Any(person => person.Id == x.PersonId && person.ErasedOn == null)).OrderBy(x => x.Id).Take(limit).Select(x => x.Id).ToListAsync(ct);
}

/// <summary>Who signs for a person: the manager in use, or the approver where HR says there is none.</summary>
internal sealed class ManagersOnRecord(MentoringContext db)
{
    public async Task<List<Id<Person>>> Of(Id<Person> person, CancellationToken ct)
    {
        var line = await db.Set<ReportingLine>().AsNoTracking().SingleOrDefaultAsync(x => x.PersonId == person, ct);
        if (line is null) return [];
        if (line.ManagerId is { } manager) return [manager];
        if (line.Standing != ManagerStanding.None) return [];
        return await db.Set<Organisation>().Where(x => x.Id == line.OrganisationId && x.Approver != null)
            .Join(db.Set<Person>(), x => new { OrganisationId = x.Id, ExternalId = x.Approver! }, x => new { x.OrganisationId, x.ExternalId }, (_, approver) => approver.Id)
            .ToListAsync(ct);
    }
}
