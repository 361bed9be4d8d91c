using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Progress;
using Mentoring.Domain.Relationships;

namespace Mentoring.Api.Confidentiality;

/// <summary>One person's word that one receiver may have something of theirs.</summary>
public sealed record ConsentView : View
{
    /// <summary>Id.</summary>
    public required Id<Consent> Id { get; init; }

    /// <summary>The programme.</summary>
    public required Id<Programme> Programme { get; init; }

    /// <summary>The relationship, where it concerns one.</summary>
    public Id<Relationship>? Relationship { get; init; }

    /// <summary>Whose word it is.</summary>
    public required Id<Person> Giver { get; init; }

    /// <summary>What it is about.</summary>
    public required ConsentSubject Subject { get; init; }

    /// <summary>The one item; null for all of the kind in this relationship.</summary>
    public Guid? Item { get; init; }

    /// <summary>In what capacity the receiver has it.</summary>
    public required Receiver As { get; init; }

    /// <summary>The person who receives it.</summary>
    public Id<Person>? Receiver { get; init; }

    /// <summary>The client that receives it.</summary>
    public string? Client { get; init; }

    /// <summary>Where it stands.</summary>
    public required ConsentStatus Status { get; init; }

    /// <summary>When it was given.</summary>
    public DateTimeOffset? GivenAt { get; init; }

    /// <summary>When it was taken back.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }
}

/// <summary>A mentee's own account of their progress.</summary>
public sealed record ProgressStatementView : View
{
    /// <summary>Id.</summary>
    public required Id<ProgressStatement> Id { get; init; }

    /// <summary>The mentee who wrote it.</summary>
    public required Id<Person> Author { get; init; }

    /// <summary>What it says, under its four headings.</summary>
    public required StatementContent Content { get; init; }

    /// <summary>When it was written last.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>When it was first released: from then on it stays as it is.</summary>
    public DateTimeOffset? ReleasedAt { get; init; }
}

/// <summary>An item that goes into the mentee's annual review when both want it to.</summary>
public sealed record AnnualReviewItemView : View
{
    /// <summary>Id.</summary>
    public required Id<AnnualReviewItem> Id { get; init; }

    /// <summary>The mentee.</summary>
    public required Id<Person> Mentee { get; init; }

    /// <summary>The outcome or issue.</summary>
    public required string Text { get; init; }

    /// <summary>The line manager it goes to.</summary>
    public Id<Person>? Receiver { get; init; }

    /// <summary>The client it goes to.</summary>
    public string? Client { get; init; }

    /// <summary>Where it stands.</summary>
    public required AnnualReviewStatus Status { get; init; }

    /// <summary>When the mentee asked.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>When the mentor answered.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }
}

/// <summary>A mentor's contribution in facts.</summary>
public sealed record ContributionStatementView : View
{
    /// <summary>Id.</summary>
    public required Id<ContributionStatement> Id { get; init; }

    /// <summary>The programme.</summary>
    public required Id<Programme> Programme { get; init; }

    /// <summary>The mentor.</summary>
    public required Id<Person> Mentor { get; init; }

    /// <summary>First day as a mentor.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day; null while they mentor somebody.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>In how many relationships.</summary>
    public required int Relationships { get; init; }

    /// <summary>Days of training.</summary>
    public required decimal TrainingDays { get; init; }

    /// <summary>When it was issued.</summary>
    public required DateOnly IssuedOn { get; init; }
}
