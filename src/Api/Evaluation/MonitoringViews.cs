using Mentoring.Api.Exports;
using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Matching;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;

namespace Mentoring.Api.Evaluation;

/// <summary>The indicators, defined.</summary>
public sealed record IndicatorsView
{
    /// <summary>Forty-five, in order.</summary>
    public required IReadOnlyList<IndicatorDefinition> Items { get; init; }
}

/// <summary>How many are in a class.</summary>
public sealed record FigureView
{
    /// <summary>The class, as the indicator's definition names it.</summary>
    public required string Class { get; init; }

    /// <summary>Rounded; null where it is starred: 0 to 7.</summary>
    public int? Count { get; init; }

    /// <summary>Of what is told of the whole, in percent; null where one of the two is not told.</summary>
    public int? Share { get; init; }
}

/// <summary>Classes that exclude each other.</summary>
public sealed record MeasureView
{
    /// <summary>Key of the measure.</summary>
    public required string Key { get; init; }

    /// <summary>Nothing is told of it: nothing is recorded, or too little.</summary>
    public required bool Withheld { get; init; }

    /// <summary>All classes together, rounded; null where it would give a class away.</summary>
    public int? Whole { get; init; }

    /// <summary>Classes, in the order of the definition.</summary>
    public required IReadOnlyList<FigureView> Classes { get; init; }
}

/// <summary>A median, mean or total.</summary>
public sealed record MiddleView
{
    /// <summary>Key of the figure.</summary>
    public required string Key { get; init; }

    /// <summary>Coarse; null where it is of none or too few.</summary>
    public decimal? Value { get; init; }

    /// <summary>Of how many it is, rounded.</summary>
    public int? Of { get; init; }
}

/// <summary>An indicator's figures in one group.</summary>
public sealed record IndicatorFiguresView
{
    /// <summary>I1 to I45.</summary>
    public required string Indicator { get; init; }

    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>False where nothing is recorded, or too little to be told: that is no data, and not zero.</summary>
    public required bool HasData { get; init; }

    /// <summary>By classes.</summary>
    public required IReadOnlyList<MeasureView> Measures { get; init; }

    /// <summary>Averages and figures.</summary>
    public required IReadOnlyList<MiddleView> Middles { get; init; }
}

/// <summary>Figures of the whole, or of one group.</summary>
public sealed record FigureGroupView
{
    /// <summary>Id of an organisation, a model or a phase; empty for the whole.</summary>
    public required string Group { get; init; }

    /// <summary>Relationships of the period, rounded; null where it would give a class away.</summary>
    public int? Cohort { get; init; }

    /// <summary>Indicators, in order.</summary>
    public required IReadOnlyList<IndicatorFiguresView> Indicators { get; init; }
}

/// <summary>What was done to figures so that they give nobody away.</summary>
public sealed record PolicyView
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Version.</summary>
    public required int Version { get; init; }

    /// <summary>Fewest records that anything is told of.</summary>
    public required int Minimum { get; init; }
}

/// <summary>A programme's figures for a period.</summary>
public sealed record ProgrammeIndicatorsView : View
{
    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly To { get; init; }

    /// <summary>What they are broken down by.</summary>
    public required Axis By { get; init; }

    /// <summary>When they were counted. They stay as they are: later changes of records are in the periods that are asked for later.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>What was done to them.</summary>
    public required PolicyView Policy { get; init; }

    /// <summary>The whole programme; null where it is too small.</summary>
    public FigureGroupView? Whole { get; init; }

    /// <summary>Groups that are large enough; of others nothing is told.</summary>
    public required IReadOnlyList<FigureGroupView> Groups { get; init; }

    /// <summary>Why there are no groups; null where there are, or none were asked for.</summary>
    public NoGroups? NoGroups { get; init; }
}

/// <summary>How figures are asked for: broken down, or of one group alone; not both, and not of two.</summary>
public sealed record Cut(Axis? By = null, Id<Organisation>? Organisation = null, MentoringModel? Model = null, Phase? Phase = null)
{
    public Axis Axis => By ?? (Organisation is not null ? Axis.Organisation : Model is not null ? Axis.Model : Phase is not null ? Axis.Phase : Axis.None);

    /// <summary>As it is published; null where no group is asked for.</summary>
    public string? Group => Organisation?.ToString() ?? (Model is { } model ? Values.Word(model) : Phase is { } phase ? Values.Word(phase) : null);

    public void Check()
    {
        var asked = ((string, object?)[])[("?by", By), ("?organisation", Organisation), ("?model", Model), ("?phase", Phase)];
        var given = asked.Where(x => x.Item2 is not null).Select(x => new Finding(x.Item1, "One of by, organisation, model and phase: of two together nothing is told.")).ToList();
        if (given.Count > 1) throw new Invalid(given);
    }
}

/// <summary>What a monitoring question is answered by.</summary>
public enum AnsweredBy
{
    /// <summary>Figures.</summary>
    Figures,

    /// <summary>A coordinator's note.</summary>
    Note,

    /// <summary>Nothing yet: no figure that may be told, and no note.</summary>
    Nothing,
}

/// <summary>A monitoring question with its answer.</summary>
public sealed record MonitoringAnswerView
{
    /// <summary>1 to 15.</summary>
    public required int Number { get; init; }

    /// <summary>The question.</summary>
    public required string Question { get; init; }

    /// <summary>What it is answered by.</summary>
    public required AnsweredBy AnsweredBy { get; init; }

    /// <summary>Indicators that answer it.</summary>
    public required IReadOnlyList<IndicatorFiguresView> Indicators { get; init; }

    /// <summary>What answers it beside figures, and where to find it.</summary>
    public string? Elsewhere { get; init; }

    /// <summary>The newest note for the period; for coordinators alone.</summary>
    public string? Note { get; init; }
}

/// <summary>The fifteen monitoring questions, answered.</summary>
public sealed record MonitoringView : View
{
    /// <summary>The first day of the period.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly To { get; init; }

    /// <summary>When the figures were counted.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>What was done to them.</summary>
    public required PolicyView Policy { get; init; }

    /// <summary>Questions in order.</summary>
    public required IReadOnlyList<MonitoringAnswerView> Questions { get; init; }
}

/// <summary>A need for training.</summary>
public sealed record TrainingNeedView : View
{
    /// <summary>Id.</summary>
    public required Id<TrainingNeed> Id { get; init; }

    /// <summary>The programme.</summary>
    public required Id<Programme> Programme { get; init; }

    /// <summary>Whose it is; null for everybody's.</summary>
    public ParticipantRole? Role { get; init; }

    /// <summary>What is needed.</summary>
    public required string Text { get; init; }

    /// <summary>When it came to light.</summary>
    public required DateOnly FoundOn { get; init; }

    /// <summary>What was done.</summary>
    public string? Step { get; init; }

    /// <summary>When.</summary>
    public DateOnly? StepTakenOn { get; init; }
}

/// <summary>Turnover as HR states it.</summary>
public sealed record TurnoverStatementView : View
{
    /// <summary>Id.</summary>
    public required Id<TurnoverStatement> Id { get; init; }

    /// <summary>The programme.</summary>
    public required Id<Programme> Programme { get; init; }

    /// <summary>1, 2, …: of several for the same time the last counts.</summary>
    public required int Number { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Participants at the beginning.</summary>
    public required int Participants { get; init; }

    /// <summary>Those of them who left.</summary>
    public required int ParticipantsLeft { get; init; }

    /// <summary>Staff of the same organisations at the beginning.</summary>
    public required int Staff { get; init; }

    /// <summary>Those of them who left.</summary>
    public required int StaffLeft { get; init; }

    /// <summary>When it was stated.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>A coordinator's answer to a monitoring question.</summary>
public sealed record MonitoringNoteView : View
{
    /// <summary>Id.</summary>
    public required Id<MonitoringNote> Id { get; init; }

    /// <summary>The programme.</summary>
    public required Id<Programme> Programme { get; init; }

    /// <summary>Number of the question.</summary>
    public required int Question { get; init; }

    /// <summary>The first day of its time.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly To { get; init; }

    /// <summary>The answer.</summary>
    public required string Text { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset At { get; init; }
}
