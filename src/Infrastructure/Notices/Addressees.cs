using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Integration;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Infrastructure.Enrolments;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Notices;

internal sealed class Addressees(MentoringContext db, ManagersOnRecord managers) : IAddressees
{
    public Task<bool> Takes(string client, string scope, Id<Person> from, CancellationToken ct) =>
        db.Set<Client>().AnyAsync(x => x.ClientId == client && x.IsActive && x.Scopes.Any(held => held.Name == scope)
            && x.Organisations.Any(of => db.Set<Organisation>().Any(o => o.ExternalId == of.ExternalId && db.Set<Person>().Any(person => person.Id == from && person.OrganisationId == o.Id))), ct);

    public Task<List<Id<Person>>> SafeguardingContacts(Id<Programme> programme, CancellationToken ct) => Appointed(programme, AppointmentRole.SafeguardingContact, ct);

    public Task<List<Id<Person>>> DataProtectionOwners(Id<Organisation> organisation, CancellationToken ct) =>
        db.Set<Appointment>().Where(x => x.Role == AppointmentRole.DataProtectionOwner
            && db.Set<Programme>().Any(programme => programme.Id == x.ProgrammeId && programme.Partners.Any(partner => partner.OrganisationId == organisation)))
            .Select(x => x.PersonId).Distinct().ToListAsync(ct);

    public Task<List<Id<Person>>> Coordinators(Id<Programme> programme, CancellationToken ct) => Appointed(programme, AppointmentRole.Coordinator, ct);

    public Task<List<Id<Person>>> ReportReaders(Id<Programme> programme, CancellationToken ct) =>
        db.Set<Appointment>().Where(x => x.ProgrammeId == programme && (x.Role == AppointmentRole.SteeringGroup || x.Role == AppointmentRole.Sponsor || x.Role == AppointmentRole.Evaluator))
            .Select(x => x.PersonId).Distinct().ToListAsync(ct);

    public Task<List<Id<Person>>> ManagersOnRecord(Id<Person> person, CancellationToken ct) => managers.Of(person, ct);

    public Task<List<Id<Application>>> AwaitingSignOff(Id<Person> person, CancellationToken ct) =>
        db.Set<Application>().Where(x => x.PersonId == person && x.Status == ApplicationStatus.AwaitingSignOff).Select(x => x.Id).ToListAsync(ct);

    private Task<List<Id<Person>>> Appointed(Id<Programme> programme, AppointmentRole role, CancellationToken ct) =>
        db.Set<Appointment>().Where(x => x.ProgrammeId == programme && x.Role == role).Select(x => x.PersonId).ToListAsync(ct);
}
