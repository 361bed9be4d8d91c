using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Api.Programmes;

/// <summary>Items of the checklists, in order.</summary>
public sealed record ChecklistsView
{
    /// <summary>The items.</summary>
    public required IReadOnlyList<ChecklistItem> Items { get; init; }
}

/// <summary>What to think of in the phase that a relationship is in.</summary>
public sealed record PromptsView : View
{
    /// <summary>The phase.</summary>
    public required Phase Phase { get; init; }

    /// <summary>The prompts, those of meetings first.</summary>
    public required IReadOnlyList<ChecklistItem> Items { get; init; }
}

/// <summary>An item of a checklist as it stands in a programme.</summary>
public sealed record ReadinessItemView
{
    /// <summary>Id of the item.</summary>
    public required string Item { get; init; }

    /// <summary>The list it is of.</summary>
    public required Checklist Checklist { get; init; }

    /// <summary>What it asks for.</summary>
    public required string Text { get; init; }

    /// <summary>Rules that ask for it.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    /// <summary>How its state can be known.</summary>
    public required KnownBy KnownBy { get; init; }

    /// <summary>Where it stands; null where the records say nothing and nobody has given their word.</summary>
    public ItemState? State { get; init; }

    /// <summary>Whether the state was computed from the records; else it is somebody's word.</summary>
    public required bool Computed { get; init; }

    /// <summary>The day of the word that it rests on.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Who gave it; for coordinators and administrators.</summary>
    public Id<Person>? By { get; init; }

    /// <summary>What they noted; for coordinators and administrators.</summary>
    public string? Note { get; init; }

    /// <summary>Who answers for it; for coordinators and administrators.</summary>
    public Id<Person>? Owner { get; init; }

    /// <summary>Whether that word is too old: somebody should look again.</summary>
    public required bool Stale { get; init; }

    /// <summary>What cannot be done while it is missing: such items stand out.</summary>
    public Gate? Blocks { get; init; }

    /// <summary>What to do; null where it is settled.</summary>
    public string? ToDo { get; init; }
}

/// <summary>How a programme stands on one checklist.</summary>
public sealed record ChecklistFiguresView
{
    /// <summary>The list.</summary>
    public required Checklist Checklist { get; init; }

    /// <summary>Items in place.</summary>
    public required int Yes { get; init; }

    /// <summary>Items begun.</summary>
    public required int Partly { get; init; }

    /// <summary>Items missing.</summary>
    public required int No { get; init; }

    /// <summary>Items that are not for this programme, or not yet.</summary>
    public required int NotApplicable { get; init; }

    /// <summary>Items of which nothing is known.</summary>
    public required int Unknown { get; init; }
}

/// <summary>Whether a programme can open, and what a good one would have beside: its health by every checklist.</summary>
public sealed record ReadinessView : View
{
    /// <summary>Whether nothing that opening needs is missing.</summary>
    public required bool Ready { get; init; }

    /// <summary>What opening needs and is missing: it is refused with exactly these.</summary>
    public required IReadOnlyList<Warning> Missing { get; init; }

    /// <summary>What starting needs beside, and is missing.</summary>
    public required IReadOnlyList<Warning> MissingToStart { get; init; }

    /// <summary>What is advised and missing.</summary>
    public required IReadOnlyList<Warning> Advice { get; init; }

    /// <summary>The day that it tells of.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Figures by checklist.</summary>
    public required IReadOnlyList<ChecklistFiguresView> Checklists { get; init; }

    /// <summary>Every item with its state.</summary>
    public required IReadOnlyList<ReadinessItemView> Items { get; init; }
}

/// <summary>A named person's word on an item of a checklist.</summary>
public sealed record AttestationView : View
{
    /// <summary>Id.</summary>
    public required Id<Attestation> Id { get; init; }

    /// <summary>The programme.</summary>
    public required Id<Programme> Programme { get; init; }

    /// <summary>Id of the item.</summary>
    public required string Item { get; init; }

    /// <summary>1, 2, … for the item: the newest counts.</summary>
    public required int Number { get; init; }

    /// <summary>Where it stood.</summary>
    public required ItemState State { get; init; }

    /// <summary>The day that it speaks of.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Who said so.</summary>
    public required Id<Person> By { get; init; }

    /// <summary>When it was said.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>A note.</summary>
    public string? Note { get; init; }

    /// <summary>Who answers for it.</summary>
    public Id<Person>? Owner { get; init; }
}

/// <summary>What a programme has to work with.</summary>
public sealed record ResourceStatementView : View
{
    /// <summary>Id.</summary>
    public required Id<ResourceStatement> Id { get; init; }

    /// <summary>The programme.</summary>
    public required Id<Programme> Programme { get; init; }

    /// <summary>1, 2, …: the newest counts.</summary>
    public required int Number { get; init; }

    /// <summary>When it was stated.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Hours a month that the coordinators have together.</summary>
    public decimal? CoordinatorHours { get; init; }

    /// <summary>The last day that it is funded for.</summary>
    public DateOnly? FundedUntil { get; init; }

    /// <summary>Who pays.</summary>
    public required IReadOnlyList<Funder> Funders { get; init; }

    /// <summary>Whether mentors' expenses are paid.</summary>
    public ExpensesPosition? Expenses { get; init; }

    /// <summary>What was agreed on expenses.</summary>
    public string? ExpensesNote { get; init; }

    /// <summary>What the steering group works towards.</summary>
    public required IReadOnlyList<string> SteeringObjectives { get; init; }

    /// <summary>Money planned for the programme as a whole, in its own currency.</summary>
    public decimal? Planned { get; init; }

    /// <summary>Money spent so far, in the same currency.</summary>
    public decimal? Spent { get; init; }
}

/// <summary>An item that stands otherwise than at an earlier health check.</summary>
public sealed record ItemChangeView
{
    /// <summary>Id of the item.</summary>
    public required string Item { get; init; }

    /// <summary>What it asks for.</summary>
    public required string Text { get; init; }

    /// <summary>Where it stood then; null where nobody had said.</summary>
    public ItemState? From { get; init; }

    /// <summary>Where it stands here.</summary>
    public ItemState? To { get; init; }
}

/// <summary>A programme as its checklists stood on one day.</summary>
public sealed record HealthCheckView : View
{
    /// <summary>Id.</summary>
    public required Id<HealthCheck> Id { get; init; }

    /// <summary>The programme.</summary>
    public required Id<Programme> Programme { get; init; }

    /// <summary>Why it was kept.</summary>
    public required HealthCheckKind Kind { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Where the programme stood.</summary>
    public required ProgrammeStatus Status { get; init; }

    /// <summary>What waited in it; for coordinators and administrators.</summary>
    public WorkInHand? Work { get; init; }

    /// <summary>Figures by checklist.</summary>
    public required IReadOnlyList<ChecklistFiguresView> Checklists { get; init; }

    /// <summary>Every item with its state.</summary>
    public required IReadOnlyList<CheckedItem> Items { get; init; }

    /// <summary>The health check that it is compared with: the one before, unless another is asked for.</summary>
    public Id<HealthCheck>? Against { get; init; }

    /// <summary>What stands otherwise than there.</summary>
    public required IReadOnlyList<ItemChangeView> Changes { get; init; }
}
