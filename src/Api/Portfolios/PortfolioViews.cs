using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.People;
using Mentoring.Domain.Portfolios;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;

namespace Mentoring.Api.Portfolios;

/// <summary>A mentee's portfolio. What is in it are records of their own.</summary>
public sealed record PortfolioView : View
{
    /// <summary>Id.</summary>
    public required Id<Portfolio> Id { get; init; }

    /// <summary>The programme.</summary>
    public required Id<Programme> Programme { get; init; }

    /// <summary>Whose it is.</summary>
    public required Id<Person> Owner { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset OpenedAt { get; init; }
}

/// <summary>A piece of evidence.</summary>
public sealed record EvidenceView : View
{
    /// <summary>Id.</summary>
    public required Id<Evidence> Id { get; init; }

    /// <summary>The portfolio.</summary>
    public required Id<Portfolio> Portfolio { get; init; }

    /// <summary>What its owner says of it.</summary>
    public required EvidenceContent Content { get; init; }
}

/// <summary>A file with a piece of evidence. Its bytes are at <c>/v1/evidence-files/{id}/content</c>.</summary>
public sealed record EvidenceFileView : View
{
    /// <summary>Id.</summary>
    public required Id<EvidenceFile> Id { get; init; }

    /// <summary>What it belongs to.</summary>
    public required Id<Evidence> Evidence { get; init; }

    /// <summary>Name, without a path.</summary>
    public required string Name { get; init; }

    /// <summary>Media type, as its bytes say.</summary>
    public required string MediaType { get; init; }

    /// <summary>Length in bytes, at most 20,971,520.</summary>
    public required int Bytes { get; init; }

    /// <summary>SHA-256 of the bytes, in hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>When it was added.</summary>
    public required DateTimeOffset AddedAt { get; init; }
}

/// <summary>Who somebody is, in three lists.</summary>
public sealed record PersonalProfileView : View
{
    /// <summary>Id.</summary>
    public required Id<PersonalProfile> Id { get; init; }

    /// <summary>The portfolio.</summary>
    public required Id<Portfolio> Portfolio { get; init; }

    /// <summary>The lists.</summary>
    public required ProfileContent Content { get; init; }
}

/// <summary>That one person reads a portfolio, or chosen pieces of it, until a day.</summary>
public sealed record PortfolioShareView : View
{
    /// <summary>Id.</summary>
    public required Id<PortfolioShare> Id { get; init; }

    /// <summary>The portfolio.</summary>
    public required Id<Portfolio> Portfolio { get; init; }

    /// <summary>Whose it is.</summary>
    public required Id<Person> Owner { get; init; }

    /// <summary>Who reads it.</summary>
    public required Id<Person> Receiver { get; init; }

    /// <summary>What for.</summary>
    public required ShareUse Use { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly EndsOn { get; init; }

    /// <summary>All of the portfolio with its profile, what is added later too.</summary>
    public required bool Whole { get; init; }

    /// <summary>The chosen pieces; none where it is the whole.</summary>
    public required IReadOnlyList<Id<Evidence>> Evidence { get; init; }

    /// <summary>When it was given.</summary>
    public required DateTimeOffset GivenAt { get; init; }

    /// <summary>When it was taken back before its end.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }
}

/// <summary>What a mentor says to their mentee's evidence or self-assessment. It has no grade, and is for the two.</summary>
public sealed record FeedbackView : View
{
    /// <summary>Id.</summary>
    public required Id<Feedback> Id { get; init; }

    /// <summary>The relationship.</summary>
    public required Id<Relationship> Relationship { get; init; }

    /// <summary>Who says it.</summary>
    public required Id<Person> Author { get; init; }

    /// <summary>The evidence that it is about.</summary>
    public Id<Evidence>? Evidence { get; init; }

    /// <summary>The self-assessment that it is about.</summary>
    public Id<SelfAssessment>? SelfAssessment { get; init; }

    /// <summary>What is said.</summary>
    public required string Text { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>What a mentee needs, as they see it.</summary>
public sealed record SelfAssessmentView : View
{
    /// <summary>Id.</summary>
    public required Id<SelfAssessment> Id { get; init; }

    /// <summary>The relationship.</summary>
    public required Id<Relationship> Relationship { get; init; }

    /// <summary>Whose it is.</summary>
    public required Id<Person> Mentee { get; init; }

    /// <summary>What it says.</summary>
    public required SelfAssessmentContent Content { get; init; }

    /// <summary>When it was written last.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>The mentor whom the mentee has asked to comment.</summary>
    public Id<Person>? Asked { get; init; }
}

/// <summary>The competencies that evidence and needs name.</summary>
public sealed record CompetencyListView
{
    /// <summary>The capabilities of the Continuous Learning Framework that mentoring builds.</summary>
    public IReadOnlyList<CompetencyView> Items { get; } = [.. CompetencyList.All.Select(x => new CompetencyView { Code = x.Code, Name = x.Name, Group = x.Group, Signs = x.Signs })];
}

/// <summary>One competency.</summary>
public sealed record CompetencyView
{
    /// <summary>Its code.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is about.</summary>
    public required CompetencyGroup Group { get; init; }

    /// <summary>By what one notices it, in short; none where the guidance gives none.</summary>
    public required IReadOnlyList<string> Signs { get; init; }
}
