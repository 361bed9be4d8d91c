using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Programmes;

namespace Mentoring.Domain.Forms;

/// <summary>A programme's own version of a form. It is never overwritten: a change is a new version.</summary>
public sealed class FormVersion : Entity<FormVersion>, IVisible<FormVersion>, IOfProgramme
{
    private FormVersion() { }

    public FormVersion(Id<Programme> programme, string key, int number, FormContent content, string? reason, DateTimeOffset at) =>
        (ProgrammeId, FormKey, Number, Content, Reason, PublishedAt) = (programme, key, number, content, reason, at);

    public Id<Programme> ProgrammeId { get; private set; }

    /// <summary>Key of the form.</summary>
    public string FormKey { get; private set; } = "";

    /// <summary>It goes on from the edition that the programme had before.</summary>
    public int Number { get; private set; }

    public FormContent Content { get; private set; } = null!;

    /// <summary>Why it was changed.</summary>
    public string? Reason { get; private set; }

    public DateTimeOffset PublishedAt { get; private set; }

    /// <summary>Public like the programme itself.</summary>
    public static Expression<Func<FormVersion, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || v.IsAdministrator || v.ProgrammesServed.Contains(x.ProgrammeId) || v.Held.ProgrammesOpen.Contains(x.ProgrammeId);
}

/// <summary>One version of a form as a programme has it.</summary>
public sealed record Form(ShippedForm Shipped, int Number, FormContent Content, FormVersion? Own)
{
    public string Key => Shipped.Key;

    /// <summary>The version of a number, or the newest: a programme's own where it has published some, else the newest edition.</summary>
    /// <param name="shipped">The newest edition.</param>
    /// <param name="own">What the programme has published of it.</param>
    public static Form? Of(ShippedForm shipped, IReadOnlyCollection<FormVersion> own, int? number)
    {
        var found = number is null ? own.MaxBy(version => version.Number) : own.FirstOrDefault(version => version.Number == number);
        if (found is not null) return new(shipped, found.Number, found.Content, found);
        // An edition that came after the programme had gone its own way is not the programme's.
        var edition = ShippedForms.Find(shipped.Key, number);
        return edition is null || own.Any(version => version.Number <= edition.Edition) ? null : new(shipped, edition.Edition, edition.Content, null);
    }

    /// <summary>What an answer says that it was given to.</summary>
    public FormShown As(string? language) => new() { Key = Key, Number = Number, Language = Content.In(language).Language };

    /// <summary>What the programme asks beside what the shipped form does.</summary>
    public IEnumerable<(FormQuestion Question, Enrolments.ParticipantRole? Role)> Additions => Content.Asked().Where(x => Shipped.Content.Find(x.Question.Key) is null);
}

/// <summary>The version of a form that somebody had before them.</summary>
public sealed record FormShown
{
    /// <summary>Key of the form.</summary>
    public required string Key { get; init; }

    /// <summary>Number of the version.</summary>
    public required int Number { get; init; }

    /// <summary>Language in which it was shown.</summary>
    public required string Language { get; init; }
}
