using System.Linq.Expressions;
using System.Security.Cryptography;
using System.Text;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Programmes;

namespace Mentoring.Domain.Evaluation;

/// <summary>The data of a review, as they stood when it was frozen, and from what they were made. Nothing changes it: what records become later is not in it.</summary>
public sealed class FrozenSet : Entity<FrozenSet>, IVisible<FrozenSet>, IOfProgramme
{
    private FrozenSet() { }

    public FrozenSet(PilotReview review, ReviewFigures figures, DateTimeOffset at)
    {
        (ReviewId, ProgrammeId, MadeAt, From, To) = (review.Id, review.ProgrammeId, at, figures.From, figures.To);
        (Policy, Definitions, Content) = (figures.Policy, figures.Definitions, figures.ToJson());
        Digest = DigestOf(Content);
    }

    public Id<PilotReview> ReviewId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>The first day of the period.</summary>
    public DateOnly From { get; private set; }

    /// <summary>The last day of the period, that day included.</summary>
    public DateOnly To { get; private set; }

    /// <summary>Version of the disclosure policy.</summary>
    public string Policy { get; private set; } = "";

    /// <summary>Version of the indicators' definitions.</summary>
    public string Definitions { get; private set; } = "";

    /// <summary>SHA-256 of the content as it is stored, in hexadecimal.</summary>
    public string Digest { get; private set; } = "";

    /// <summary>The figures as JSON: published ones alone, no record.</summary>
    public string Content { get; private set; } = "";

    /// <summary>Whether it is as it was made.</summary>
    public bool IsWhole => DigestOf(Content) == Digest;

    public ReviewFigures Figures => ReviewFigures.FromJson(Content);

    private static string DigestOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    /// <summary>As the review.</summary>
    public static Expression<Func<FrozenSet, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || v.ProgrammesCoordinated.Contains(x.ProgrammeId) || v.ProgrammesSteered.Contains(x.ProgrammeId) || v.ProgrammesEvaluated.Contains(x.ProgrammeId);
}
