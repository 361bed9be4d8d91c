using Mentoring.Domain;
using Mentoring.Domain.People;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.People;

internal sealed class PeopleFacts(MentoringContext db) : IPeopleFacts
{
    public Task<List<LineEdge>> Edges(Id<Organisation> organisation, CancellationToken ct) =>
        db.Set<ReportingLine>().Where(line => line.OrganisationId == organisation)
            .Join(db.Set<Person>(), line => line.PersonId, person => person.Id,
                (line, person) => new LineEdge(person.Id, person.ExternalId, line.ReportedManager, line.Standing, line.ManagerId))
            .ToListAsync(ct);

    public async Task<Dictionary<(string Issuer, string Subject), Id<Person>>> Owners(IReadOnlyCollection<IdentityInput> identities, CancellationToken ct)
    {
        var subjects = identities.Select(identity => identity.Subject).ToList();
        var owners = await db.Set<PersonIdentity>().AsNoTracking().Where(x => subjects.Contains(x.Subject)).ToListAsync(ct);
        return owners.ToDictionary(x => (x.Issuer, x.Subject), x => x.PersonId);
    }
}
