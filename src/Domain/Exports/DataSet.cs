using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Programmes;

namespace Mentoring.Domain.Exports;

/// <summary>What a value is, by its name in Table Schema.</summary>
public enum FieldType
{
    /// <summary>A text: <see cref="string"/>.</summary>
    String,

    /// <summary>A whole number: <see cref="long"/> or <see cref="int"/>.</summary>
    Integer,

    /// <summary>A number with decimals: <see cref="decimal"/>.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A day: <see cref="DateOnly"/>.</summary>
    Date,

    /// <summary>An instant: <see cref="DateTimeOffset"/>, written in UTC.</summary>
    Datetime,

    /// <summary>A month, as any day of it: <see cref="DateOnly"/>, written <c>2026-11</c>.</summary>
    Yearmonth,
}

/// <summary>A column of a data set.</summary>
/// <param name="Name">camelCase.</param>
/// <param name="Type">What its values are.</param>
/// <param name="Description">What it tells, in a sentence.</param>
public sealed record Field(string Name, FieldType Type, string Description)
{
    /// <summary>camelCase.</summary>
    public string Name { get; init; } = Name;

    /// <summary>What its values are.</summary>
    public FieldType Type { get; init; } = Type;

    /// <summary>What it tells.</summary>
    public string Description { get; init; } = Description;

    /// <summary>What it is measured in: people, hours, percent.</summary>
    public string? Unit { get; init; }

    /// <summary>No row is without it.</summary>
    public bool Required { get; init; }

    /// <summary>No two rows have the same.</summary>
    public bool Unique { get; init; }

    /// <summary>All that it can be, where that is a closed list.</summary>
    public IReadOnlyList<string>? OneOf { get; init; }

    /// <summary>The least that it can be.</summary>
    public decimal? Least { get; init; }

    /// <summary>The most that it can be.</summary>
    public decimal? Most { get; init; }
}

/// <summary>
/// What can be exported: the same columns whoever asks and in whatever format. One is added by an <see cref="IDataSetSource"/> that is registered
/// with the others; contract, files and manifest follow.
/// </summary>
public sealed record DataSet
{
    /// <summary>Those who run, steer, pay for or evaluate a programme: what is about nobody is for all of them.</summary>
    public static readonly IReadOnlyList<AppointmentRole> Overseers = [AppointmentRole.Coordinator, AppointmentRole.SteeringGroup, AppointmentRole.Sponsor, AppointmentRole.Evaluator];

    /// <summary>Its name in requests and files, camelCase.</summary>
    public required string Key { get; init; }

    public required string Title { get; init; }

    /// <summary>What a row is, and what is left out.</summary>
    public required string Description { get; init; }

    public required IReadOnlyList<Field> Fields { get; init; }

    /// <summary>The fields that tell one row from every other; none where nothing does.</summary>
    public IReadOnlyList<string> PrimaryKey { get; init; } = [];

    /// <summary>The scope that a client's own token needs; null where no client fetches it.</summary>
    public string? Scope { get; init; }

    /// <summary>Whoever holds one of these appointments in the programme may have it.</summary>
    public required IReadOnlyList<AppointmentRole> Appointments { get; init; }

    /// <summary>Whom it is for, in a sentence.</summary>
    public string IsFor => (Appointments, Scope) switch
    {
        ([], { } scope) => $"This is for clients with the scope {scope}, and for nobody in the programme.",
        (_, null) => $"This is for the {Offices} of the programme, and for no client.",
        (_, { } scope) => $"This is for the {Offices} of the programme, and for clients with the scope {scope}.",
    };

    private string Offices => string.Join(" or ", Appointments.Select(role => string.Concat(role.ToString().Select((letter, i) => char.IsAsciiLetterUpper(letter) ? $"{(i > 0 ? " " : "")}{char.ToLowerInvariant(letter)}" : $"{letter}"))));

    /// <summary>The source gives a client the rows of its own organisations alone. Else a client has to act for the lead, or for every partner.</summary>
    public bool ByOrganisation { get; init; }

    /// <summary>It is of months that are over alone: of one that goes on, two that are taken a day apart would tell what came in between.</summary>
    public bool IsSettled { get; init; }
}

/// <summary>Whole calendar months, both days included.</summary>
/// <param name="From">The first day of a month.</param>
/// <param name="To">The last day of a month.</param>
public sealed record Months(DateOnly From, DateOnly To)
{
    /// <summary>The first day of a month.</summary>
    public DateOnly From { get; init; } = From;

    /// <summary>The last day of a month.</summary>
    public DateOnly To { get; init; } = To;
}

/// <summary>What is asked of a source.</summary>
/// <param name="Programme">The programme.</param>
/// <param name="Months">The period.</param>
/// <param name="By">Who asked, with the rights that they have as it runs. The doors hand out what they may see.</param>
/// <param name="At">The time that the whole of it is of: everything is read in one snapshot.</param>
public sealed record ExtractOf(Id<Programme> Programme, Months Months, Viewer By, DateTimeOffset At);

/// <summary>Rows as they are read, one at a time, and what is to be said of them.</summary>
/// <param name="Rows">Values in the order of the fields; null is missing. Read once, and each row is good until the next is asked for. What was counted before it was shown, and what was left out, is settled by then.</param>
/// <param name="Foreword">Asked for when the rows are at an end.</param>
public sealed record Extract(IAsyncEnumerable<object?[]> Rows, Func<Foreword> Foreword)
{
    /// <summary>How many rows there will be, for who waits; null where that is not known before.</summary>
    public long? Expected { get; init; }
}

/// <summary>What the manifest says of the rows beside their schema.</summary>
public sealed record Foreword
{
    /// <summary>Name and version of the policy that decided what is shown; null where none did.</summary>
    public string? Policy { get; init; }

    /// <summary>What was done to the rows, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Each combination of what others could know of a person is shared by so many, where that was seen to.</summary>
    public int? K { get; init; }

    /// <summary>Among those who share a combination there are so many different answers.</summary>
    public int? L { get; init; }

    /// <summary>How many rows were left out, by the reason. What would give somebody away is not counted here.</summary>
    public IReadOnlyDictionary<string, long> LeftOut { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);

    /// <summary>What the figures are.</summary>
    public IReadOnlyList<Definition> Definitions { get; init; } = [];
}

/// <summary>What a figure is.</summary>
/// <param name="Key">Its name in the rows.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Text">What is counted, of what, and in which unit.</param>
public sealed record Definition(string Key, string Title, string Text);

/// <summary>
/// Reads a data set. All that it reads, by the doors or by facts of its own, is of one snapshot: it takes them from the scope that it is made in, and writes
/// nothing. Registered as <c>AddScoped&lt;IDataSetSource, …&gt;()</c>.
/// </summary>
public interface IDataSetSource
{
    DataSet Set { get; }

    Task<Extract> Read(ExtractOf asked, CancellationToken ct);
}
