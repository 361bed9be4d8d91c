namespace Mentoring.Domain;

/// <summary>What is stored as a row of its own, with a version that its ETag and its writers share.</summary>
public abstract class Entity
{
    /// <summary>1 when made, one more with each change. Kept by the store.</summary>
    public int Version { get; private set; }

    /// <summary>The id, whatever it is the id of.</summary>
    public abstract Guid Key { get; }
}

public abstract class Entity<TSelf> : Entity
{
    private Id<TSelf> id;

    protected Entity() { }

    /// <summary>For a record whose id was given out before it was made, or must not tell when it was.</summary>
    protected Entity(Id<TSelf> id) => this.id = id;

    /// <summary>Made when first asked for: a record that comes from its row has one.</summary>
    public Id<TSelf> Id
    {
        get => id.Value == Guid.Empty ? id = Id<TSelf>.New() : id;
        private init => id = value;
    }

    public sealed override Guid Key => Id.Value;
}

/// <summary>Belongs to an organisation: its events go to the clients of that organisation.</summary>
public interface IOfOrganisation
{
    Id<People.Organisation> OrganisationId { get; }
}

/// <summary>Belongs to a programme.</summary>
public interface IOfProgramme
{
    Id<Programmes.Programme> ProgrammeId { get; }
}
