using System.Text.Json;
using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Forms;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;

namespace Mentoring.Api.Forms;

/// <summary>The forms of a programme.</summary>
public sealed record FormsView : View
{
    /// <summary>The version in force of each, in the order of their keys.</summary>
    public required IReadOnlyList<FormEntry> Forms { get; init; }
}

/// <summary>A form in its version in force: what it is, and what becomes of its answers.</summary>
public sealed record FormEntry
{
    /// <summary>Key of the form.</summary>
    public required string Key { get; init; }

    /// <summary>Number of the version in force.</summary>
    public required int Number { get; init; }

    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>Languages that it can be had in; the first is its own.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>The programme has published a version of its own.</summary>
    public required bool IsOwn { get; init; }

    /// <summary>What becomes of its answers.</summary>
    public required FormUse Use { get; init; }

    /// <summary>Operations whose body its answers are.</summary>
    public required IReadOnlyList<string> Fills { get; init; }

    /// <summary>Which kind of their records it is for, where there are several.</summary>
    public string? Of { get; init; }

    /// <summary>Kind of the record that its answers are kept as; null where they are not kept.</summary>
    public string? Record { get; init; }

    /// <summary>What the record is used for.</summary>
    public string? Purpose { get; init; }

    /// <summary>Who receives it.</summary>
    public string? Receivers { get; init; }

    /// <summary>How long it is kept.</summary>
    public string? Retention { get; init; }
}

/// <summary>One version of a form, ready to be drawn.</summary>
public sealed record FormView : View
{
    /// <summary>Key of the form.</summary>
    public required string Key { get; init; }

    /// <summary>Number of the version; answers name it.</summary>
    public required int Number { get; init; }

    /// <summary>Language of the texts that are told; answers name it.</summary>
    public required string Language { get; init; }

    /// <summary>Languages that it can be had in; the first is its own.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>What becomes of its answers.</summary>
    public required FormUse Use { get; init; }

    /// <summary>Operations whose body its answers are. What the programme asks beside goes into `added`.</summary>
    public required IReadOnlyList<string> Fills { get; init; }

    /// <summary>What it says and asks, without the translations.</summary>
    public required FormContent Content { get; init; }

    /// <summary>The same as JSON Schema 2020-12.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Schema { get; init; }

    /// <summary>Why this version was published, where the programme did.</summary>
    public string? Reason { get; init; }

    /// <summary>When the programme published it; null for what comes with the product.</summary>
    public DateTimeOffset? PublishedAt { get; init; }
}

/// <summary>That somebody is asked how it went, with a form, and whether they have answered.</summary>
public sealed record EvaluationAskView : View
{
    /// <summary>Id.</summary>
    public required Id<EvaluationAsk> Id { get; init; }

    /// <summary>The programme.</summary>
    public required Id<Programme> Programme { get; init; }

    /// <summary>Who is asked.</summary>
    public required Id<Person> Person { get; init; }

    /// <summary>Whose visible effects at work a line manager is asked for.</summary>
    public Id<Person>? About { get; init; }

    /// <summary>The relationship, where one of its parties is asked.</summary>
    public Id<Relationship>? Relationship { get; init; }

    /// <summary>Half-way or at the end.</summary>
    public required EvaluationWave Wave { get; init; }

    /// <summary>Key of the form.</summary>
    public required string Form { get; init; }

    /// <summary>Number of the version that is to be answered.</summary>
    public required int Number { get; init; }

    /// <summary>The answers carry the name; without it nothing leads from them to who answered.</summary>
    public required bool Named { get; init; }

    /// <summary>When it was asked.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Whether there is an answer.</summary>
    public required bool Answered { get; init; }
}

/// <summary>Evaluation that somebody answered under their name.</summary>
public sealed record EvaluationAnswerView : View
{
    /// <summary>Id.</summary>
    public required Id<EvaluationAnswer> Id { get; init; }

    /// <summary>The programme.</summary>
    public required Id<Programme> Programme { get; init; }

    /// <summary>Who answered.</summary>
    public required Id<Person> Author { get; init; }

    /// <summary>Half-way or at the end.</summary>
    public required EvaluationWave Wave { get; init; }

    /// <summary>The version that was shown.</summary>
    public required FormShown Form { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Answers by the key of their question.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Answers { get; init; }
}

/// <summary>What somebody answered or suggested, and nothing tells who.</summary>
public sealed record UnsignedAnswerView : View
{
    /// <summary>Id.</summary>
    public required Id<UnsignedAnswer> Id { get; init; }

    /// <summary>The programme.</summary>
    public required Id<Programme> Programme { get; init; }

    /// <summary>Half-way or at the end, of evaluation.</summary>
    public EvaluationWave? Wave { get; init; }

    /// <summary>The version that was shown.</summary>
    public required FormShown Form { get; init; }

    /// <summary>First day of the month in which it came.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>Answers by the key of their question.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Answers { get; init; }
}

/// <summary>How many of those who were asked have answered. Nothing follows from silence.</summary>
public sealed record ResponseRatesView : View
{
    /// <summary>For each form and wave.</summary>
    public required IReadOnlyList<ResponseRate> Rates { get; init; }

    /// <summary>What falls short.</summary>
    public required IReadOnlyList<Domain.Rules.Warning> Advice { get; init; }
}

/// <summary>Asked and answered.</summary>
public sealed record ResponseRate
{
    /// <summary>Key of the form.</summary>
    public required string Form { get; init; }

    /// <summary>Half-way or at the end.</summary>
    public required EvaluationWave Wave { get; init; }

    /// <summary>How many were asked.</summary>
    public required int Asked { get; init; }

    /// <summary>How many have answered.</summary>
    public required int Answered { get; init; }
}
