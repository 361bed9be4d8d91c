using Mentoring.Domain;
using Mentoring.Domain.Matching;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Programmes;

internal sealed class ProgrammeFacts(MentoringContext db) : IProgrammeFacts
{
    public Task<int> Appointed(Id<Programme> programme, AppointmentRole role, CancellationToken ct) =>
        db.Set<Appointment>().Where(x => x.ProgrammeId == programme && x.Role == role)
            .Join(db.Set<Person>().Where(person => person.IsActive), x => x.PersonId, person => person.Id, (x, _) => x.Id).CountAsync(ct);

    public async Task<bool> HasWorkGoingOn(Id<Programme> programme, CancellationToken ct) =>
        await db.Set<Relationship>().AnyAsync(x => x.ProgrammeId == programme && x.Status != RelationshipStatus.Ended, ct)
        || await db.Set<Proposal>().AnyAsync(x => x.ProgrammeId == programme && x.Status == ProposalStatus.Open, ct);
}
