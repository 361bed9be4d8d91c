using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Programmes;

namespace Mentoring.Domain.Privacy;

/// <summary>How much is, or was, deleted.</summary>
public sealed record DisposalFigures
{
    /// <summary>Relationships.</summary>
    public int Relationships { get; init; }

    /// <summary>Records by their kind.</summary>
    public IReadOnlyDictionary<string, int> Records { get; init; } = new SortedDictionary<string, int>(StringComparer.Ordinal);

    /// <summary>These and those of one more relationship.</summary>
    public DisposalFigures With(IReadOnlyDictionary<string, int> records)
    {
        var all = new SortedDictionary<string, int>(Records.ToDictionary(), StringComparer.Ordinal);
        foreach (var (kind, number) in records) all[kind] = all.GetValueOrDefault(kind) + number;
        return new() { Relationships = Relationships + 1, Records = all };
    }
}

/// <summary>One run of a programme's disposal: what it said it would do, and what it did. Counts alone.</summary>
public sealed class DisposalReport : Entity<DisposalReport>, IVisible<DisposalReport>, IOfProgramme
{
    private DisposalReport() { }

    public DisposalReport(Id<Programme> programme, DisposalFigures announced, int held, DateTimeOffset at) =>
        (ProgrammeId, Announced, Held, AnnouncedAt) = (programme, announced, held, at);

    public Id<Programme> ProgrammeId { get; private set; }

    /// <summary>What was due when it began.</summary>
    public DisposalFigures Announced { get; private set; } = new();

    /// <summary>Relationships that a legal hold kept.</summary>
    public int Held { get; private set; }

    /// <summary>What it has deleted so far; the whole, once it is complete.</summary>
    public DisposalFigures Done { get; private set; } = new();

    public DateTimeOffset AnnouncedAt { get; private set; }

    /// <summary>Null while it runs, or where something broke it off: the next run goes on with it.</summary>
    public DateTimeOffset? CompletedAt { get; private set; }

    public void Add(IReadOnlyDictionary<string, int> records) => Done = Done.With(records);

    public void Complete(DateTimeOffset at) => CompletedAt ??= at;

    public static Expression<Func<DisposalReport, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || v.IsAdministrator || v.ProgrammesCoordinated.Contains(x.ProgrammeId) || v.ProgrammesProtected.Contains(x.ProgrammeId);
}
