using Mentoring.Domain;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Infrastructure.Enrolments;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Notices;

internal sealed class Addressees(MentoringContext db, ManagersOnRecord managers) : IAddressees
{
    public Task<List<Id<Person>>> Coordinators(Id<Programme> programme, CancellationToken ct) =>
        db.Set<Appointment>().Where(x => x.ProgrammeId == programme && x.Role == AppointmentRole.Coordinator).Select(x => x.PersonId).ToListAsync(ct);

    public Task<List<Id<Person>>> ManagersOnRecord(Id<Person> person, CancellationToken ct) => managers.Of(person, ct);

    public Task<List<Id<Application>>> AwaitingSignOff(Id<Person> person, CancellationToken ct) =>
        db.Set<Application>().Where(x => x.PersonId == person && x.Status == ApplicationStatus.AwaitingSignOff).Select(x => x.Id).ToListAsync(ct);
}
