using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;

namespace Mentoring.Domain.Confidentiality;

/// <summary>Whose key protects a confidential text: a relationship's, a person's, or a person's within a relationship.</summary>
/// <param name="Relationship">The relationship, for what its parties share or write in it for themselves.</param>
/// <param name="Person">The author, for what is theirs alone.</param>
public readonly record struct KeyOwner(Id<Relationship>? Relationship, Id<Person>? Person)
{
    /// <summary>What passes in a relationship.</summary>
    public static KeyOwner Of(Id<Relationship> relationship) => new(relationship, null);

    /// <summary>What a person writes outside of any relationship.</summary>
    public static KeyOwner Of(Id<Person> person) => new(null, person);

    /// <summary>What nobody's name is on. A programme's key is kept like that of a relationship of the same id, which there is not.</summary>
    public static KeyOwner Of(Id<Programme> programme) => new(new Id<Relationship>(programme.Value), null);

    /// <summary>The files of an export. Its key is kept in the same way as a programme's.</summary>
    public static KeyOwner Of(Id<Exports.Export> export) => new(new Id<Relationship>(export.Value), null);

    /// <summary>What a party writes in a relationship for themselves.</summary>
    public static KeyOwner Of(Id<Relationship> relationship, Id<Person> author) => new(relationship, author);
}

/// <summary>The keys of confidential text. They are made with the first text and need no word from a use case.</summary>
public interface IKeys
{
    /// <summary>
    /// Destroys every key that the owner has a part in: a relationship's with those of its parties in it, a person's with theirs in
    /// relationships. With the use case, or not at all. What they protected cannot be read any longer, in backups neither; it reads as
    /// empty. What is written later has a new key.
    /// </summary>
    Task Destroy(KeyOwner owner, CancellationToken ct);
}
