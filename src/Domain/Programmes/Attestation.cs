using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;

namespace Mentoring.Domain.Programmes;

/// <summary>
/// A named person's word on an item of a checklist, on a day. The newest counts; none is ever changed, so that it stays on record who said what.
/// </summary>
public sealed class Attestation : Entity<Attestation>, IVisible<Attestation>, IOfProgramme
{
    private Attestation() { }

    public Attestation(Id<Programme> programme, string item, int number, ItemState state, Id<Person> by, DateOnly on, DateTimeOffset at) =>
        (ProgrammeId, Item, Number, State, ById, On, At) = (programme, item, number, state, by, on, at);

    public Id<Programme> ProgrammeId { get; private set; }

    /// <summary>Id of the item.</summary>
    public string Item { get; private set; } = "";

    /// <summary>1, 2, … within the programme and the item.</summary>
    public int Number { get; private set; }

    public ItemState State { get; private set; }
    public Id<Person> ById { get; private set; }

    /// <summary>The day that it speaks of.</summary>
    public DateOnly On { get; private set; }

    public DateTimeOffset At { get; private set; }
    public string? Note { get; private set; }

    /// <summary>Who answers for it.</summary>
    public Id<Person>? OwnerId { get; private set; }

    public void Say(string? note, Id<Person>? owner) => (Note, OwnerId) = (note, owner);

    /// <summary>The steering group has the states from the readiness report, without who said so.</summary>
    public static Expression<Func<Attestation, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || v.IsAdministrator || v.ProgrammesCoordinated.Contains(x.ProgrammeId);
}

/// <summary>Your word on an item of a checklist.</summary>
public sealed record AttestItem
{
    /// <summary>Id of the item, as the checklists tell it.</summary>
    public required string Item { get; init; }

    /// <summary>Where it stands.</summary>
    public required ItemState State { get; init; }

    /// <summary>The day that it speaks of; today unless told, and no day to come.</summary>
    public DateOnly? On { get; init; }

    /// <summary>A note, up to 2,000 characters: what there is, what is missing, or the answer to a question.</summary>
    public string? Note { get; init; }

    /// <summary>Who answers for it; items on duties need one.</summary>
    public Id<Person>? Owner { get; init; }
}
