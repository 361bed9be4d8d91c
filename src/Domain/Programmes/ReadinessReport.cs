using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Programmes;

/// <summary>What a programme is held up from by an item that is missing.</summary>
public enum Gate
{
    /// <summary>Opening for applications.</summary>
    Opening,

    /// <summary>Starting to match.</summary>
    Start,
}

/// <summary>An item of a checklist as it stands in a programme.</summary>
/// <param name="State">Null where the records say nothing and nobody has given their word.</param>
/// <param name="On">The day of the word that it rests on; null where it is computed.</param>
/// <param name="IsStale">The word is older than it is good for.</param>
public sealed record ReadinessItem(ChecklistItem Item, ItemState? State, DateOnly? On, bool IsStale, Gate? Blocks)
{
    public bool IsComputed => State is not null && On is null;

    /// <summary>In place, or not for this programme, and known recently enough.</summary>
    public bool IsSettled => State is ItemState.Yes or ItemState.NotApplicable && !IsStale;
}

/// <summary>A programme looked through by its checklists.</summary>
public sealed class ReadinessReport
{
    public ReadinessReport(DesignFacts facts)
    {
        Facts = facts;
        (Missing, MissingToStart) = (facts.ToOpen().Broken, facts.ToStart().Broken);
        var words = facts.Words.ToDictionary(word => word.Item, StringComparer.Ordinal);
        Items = [.. Checklists.OfProgramme.Select(item => Look(item, words.GetValueOrDefault(item.Id)))];
        ById = Items.ToDictionary(item => item.Item.Id, StringComparer.Ordinal);
    }

    public DesignFacts Facts { get; }

    /// <summary>What opening is refused without.</summary>
    public IReadOnlyList<BrokenRule> Missing { get; }

    /// <summary>What starting is refused without.</summary>
    public IReadOnlyList<BrokenRule> MissingToStart { get; }

    public IReadOnlyList<ReadinessItem> Items { get; }

    private IReadOnlyDictionary<string, ReadinessItem> ById { get; }

    public ReadinessItem this[string item] => ById[item];

    /// <summary>Every item that a rule asks for is settled.</summary>
    public bool Settles(string rule) => Items.All(item => item.IsSettled || !item.Item.Rules.Contains(rule));

    /// <summary>The soft rules that it goes against.</summary>
    public IReadOnlyList<Warning> Advice
    {
        get
        {
            var warnings = new Warnings();
            ReadinessRules.Weigh(this, warnings);
            return warnings.List;
        }
    }

    private ReadinessItem Look(ChecklistItem item, Word? word)
    {
        var computed = item.KnownBy == KnownBy.Attested ? null : Facts.Of(item.Id);
        if (computed is not null || item.KnownBy == KnownBy.Computed || word is null) return new(item, computed, null, false, Blocks(item, computed));
        var isStale = word.On.AddMonths(item.GoodForMonths ?? Facts.ReviewMonths) < Facts.Today;
        return new(item, word.State, word.On, isStale, null);
    }

    private Gate? Blocks(ChecklistItem item, ItemState? state) => state is ItemState.Yes or ItemState.NotApplicable ? null
        : Missing.Any(broken => item.Rules.Contains(broken.Rule.Id)) ? Gate.Opening
        : MissingToStart.Any(broken => item.Rules.Contains(broken.Rule.Id)) ? Gate.Start
        : null;
}
