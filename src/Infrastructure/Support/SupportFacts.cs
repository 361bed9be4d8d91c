using Mentoring.Domain;
using Mentoring.Domain.People;
using Mentoring.Domain.Support;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Support;

internal sealed class SupportFacts(MentoringContext db) : ISupportFacts
{
    public Task<bool> IsHere(Id<Person> person, CancellationToken ct) => db.Set<Person>().AnyAsync(x => x.Id == person && x.IsActive, ct);

    public Task<bool> StandsAbove(Id<Person> person, IReadOnlyCollection<Id<Person>> mentees, CancellationToken ct) =>
        db.Set<ManagementLink>().AnyAsync(x => x.ManagerId == person && mentees.Contains(x.PersonId), ct);
}
