using Mentoring.Domain;
using Mentoring.Domain.People;
using Mentoring.Domain.Portfolios;
using Mentoring.Domain.Programmes;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Portfolios;

internal sealed class PortfolioFacts(MentoringContext db) : IPortfolioFacts
{
    public Task<bool> IsOfTheHouse(Id<Person> person, Id<Programme> programme, CancellationToken ct) =>
        db.Set<Person>().AnyAsync(x => x.Id == person && x.IsActive
            && db.Set<Programme>().Any(p => p.Id == programme && p.Partners.Any(partner => partner.OrganisationId == x.OrganisationId)), ct);
}
