using System.Linq.Expressions;
using System.Security.Cryptography;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;

namespace Mentoring.Domain.Confidentiality;

/// <summary>Goes on while people come and go: from then on it is for other people.</summary>
public interface IGathered
{
    Id<Circle> CircleId { get; }

    void Gather(Id<Circle> circle);
}

/// <summary>Who is to be told of what is written in a circle.</summary>
public static class Circles
{
    /// <summary>Those of the circle who are in the relationship now.</summary>
    public static async Task<IEnumerable<Id<Person>>> Members(this IStore store, Relationship relationship, Id<Circle> circle, CancellationToken ct)
    {
        if (circle == relationship.All) return relationship.People();
        var members = (await store.Get(circle, ct)).Members.Select(member => member.PersonId).ToHashSet();
        return relationship.People().Where(members.Contains);
    }
}

/// <summary>Somebody in a circle.</summary>
public sealed class CircleMember
{
    private CircleMember() { }

    internal CircleMember(Id<Person> person, bool isMentee) => (PersonId, IsMentee) = (person, isMentee);

    public Id<Person> PersonId { get; private set; }
    public bool IsMentee { get; private set; }
}

/// <summary>
/// People of one relationship who read with each other: all of a group, two of them, or one alone. What is written in a circle is for exactly these
/// people, always: its id is made of them, so who joins comes into new circles and who leaves keeps the old ones. The two of a one-to-one
/// relationship are its only circle, which needs no row and has the relationship's own id.
/// </summary>
public sealed class Circle : Entity<Circle>, IVisible<Circle>, IOfProgramme
{
    private readonly List<CircleMember> members = [];

    private Circle() { }

    public Circle(Relationship relationship, IReadOnlyCollection<Party> parties) : base(Of(relationship.Id, parties.Select(party => party.PersonId)))
    {
        (RelationshipId, ProgrammeId) = (relationship.Id, relationship.ProgrammeId);
        members.AddRange(parties.Select(party => new CircleMember(party.PersonId, party.Role == Enrolments.ParticipantRole.Mentee)));
    }

    public Id<Relationship> RelationshipId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public IReadOnlyList<CircleMember> Members => members;

    /// <summary>The circle of a one-to-one relationship.</summary>
    public static Id<Circle> OfTheTwo(Id<Relationship> relationship) => new(relationship.Value);

    public static Id<Circle> Of(Id<Relationship> relationship, IEnumerable<Id<Person>> people)
    {
        byte[] named = [.. relationship.Value.ToByteArray(), .. people.Distinct().Order().SelectMany(person => person.Value.ToByteArray())];
        return new(new Guid(SHA256.HashData(named).AsSpan(0, 16)));
    }

    public static Expression<Func<Circle, bool>> VisibleTo(Viewer v) => x => v.IsSystem || v.Circles.Contains(x.Id);
}
