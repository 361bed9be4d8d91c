using Mentoring.Domain.Relationships;

namespace Mentoring.Domain.Programmes;

/// <summary>The guidance's seven checklists, and two lists of this product: what the rules refuse without, and how the programme is governed.</summary>
public enum Checklist
{
    /// <summary>What opening and starting are refused without, beside what the design says.</summary>
    Gates,

    /// <summary>1: how the programme is designed.</summary>
    Design,

    /// <summary>2: money and other resources.</summary>
    Finance,

    /// <summary>3: policies to think of.</summary>
    Policies,

    /// <summary>4: what evaluation is made of.</summary>
    EvaluationData,

    /// <summary>5: sources and questions of monitoring.</summary>
    Monitoring,

    /// <summary>6: prompts for mentoring meetings.</summary>
    Meetings,

    /// <summary>7: prompts for each stage of a relationship.</summary>
    RelationshipStages,

    /// <summary>Who answers for the programme, and what comes round each year.</summary>
    Governance,
}

/// <summary>How an item's state comes to be known.</summary>
public enum KnownBy
{
    /// <summary>From the programme's own records alone.</summary>
    Computed,

    /// <summary>By the word of a named person alone.</summary>
    Attested,

    /// <summary>From the records where they say something, else by the word of a named person.</summary>
    Either,

    /// <summary>A prompt for mentor and mentee: it has no state.</summary>
    Prompt,
}

/// <summary>Where an item of a checklist stands.</summary>
public enum ItemState
{
    /// <summary>In place.</summary>
    Yes,

    /// <summary>Begun, not done.</summary>
    Partly,

    /// <summary>Missing, or due.</summary>
    No,

    /// <summary>It does not apply to this programme, or not yet.</summary>
    NotApplicable,
}

/// <summary>One item of a checklist.</summary>
public sealed record ChecklistItem
{
    /// <summary>Id: the list's own name and a word of the item.</summary>
    public required string Id { get; init; }

    /// <summary>The list.</summary>
    public required Checklist Checklist { get; init; }

    /// <summary>What it asks for, or, of a prompt, what to think of.</summary>
    public required string Text { get; init; }

    /// <summary>How its state is known.</summary>
    public required KnownBy KnownBy { get; init; }

    /// <summary>What to do where it is missing; null for a prompt.</summary>
    public string? ToDo { get; init; }

    /// <summary>Rules that ask for it.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>The phase of a relationship in which it is prompted; null for all of them, and for the programme's own items.</summary>
    public Phase? Phase { get; init; }

    /// <summary>Months for which somebody's word is good; null for as many as <c>policy.reviewMonths</c> says.</summary>
    public int? GoodForMonths { get; init; }

    /// <summary>Whoever attests it names who answers for it.</summary>
    public bool NeedsOwner { get; init; }
}
