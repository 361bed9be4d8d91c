using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Matching;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Api.Matching;

/// <summary>A proposal to work together.</summary>
public sealed record ProposalView : View
{
    /// <summary>Id.</summary>
    public required Id<Proposal> Id { get; init; }

    /// <summary>The programme.</summary>
    public required Id<Programme> Programme { get; init; }

    /// <summary>How the people would work together.</summary>
    public required MentoringModel Model { get; init; }

    /// <summary>The running relationship that the person would join.</summary>
    public Id<Relationship>? Joins { get; init; }

    /// <summary>What it is for.</summary>
    public RelationshipPurpose? Purpose { get; init; }

    /// <summary>Where it stands.</summary>
    public required ProposalStatus Status { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>Unanswered by then, it lapses.</summary>
    public required DateTimeOffset LapsesAt { get; init; }

    /// <summary>Who is proposed to whom.</summary>
    public required IReadOnlyList<SeatView> Seats { get; init; }

    /// <summary>Your own answer. That of others is theirs alone.</summary>
    public ProposalAnswer? MyAnswer { get; init; }

    /// <summary>For the coordinator: the criteria that were compared.</summary>
    public GroundsView? Grounds { get; init; }
}

/// <summary>Somebody in a proposal.</summary>
public sealed record SeatView
{
    /// <summary>The application.</summary>
    public required Id<Application> Application { get; init; }

    /// <summary>Who.</summary>
    public required Id<Person> Person { get; init; }

    /// <summary>Their name.</summary>
    public string? Name { get; init; }

    /// <summary>On which side.</summary>
    public required ParticipantRole Role { get; init; }
}

/// <summary>What a proposal was based on.</summary>
public sealed record GroundsView
{
    /// <summary>0 to 100.</summary>
    public required int Score { get; init; }

    /// <summary>The criteria that make the score.</summary>
    public required IReadOnlyList<ScorePart> Parts { get; init; }
}

/// <summary>What a proposal would do. Nothing was changed.</summary>
public sealed record ProposalPreview : View
{
    /// <summary>True: no rule stands against it. A refusal is told as such.</summary>
    public bool Possible { get; } = true;
}

/// <summary>Supply and demand of a programme.</summary>
public sealed record SupplyView : View
{
    /// <summary>Mentees who could be matched and are not, nor have an open proposal.</summary>
    public required int WaitingMentees { get; init; }

    /// <summary>Relationships that the mentors could still take on.</summary>
    public required int FreePlaces { get; init; }

    /// <summary>What wants thinking about: match-supply where mentors are short.</summary>
    public required IReadOnlyList<Warning> Advice { get; init; }
}

/// <summary>Mentors for a mentee.</summary>
public sealed record SuggestionsView : View
{
    /// <summary>Who can be proposed, best first.</summary>
    public required IReadOnlyList<EligibleMentor> Eligible { get; init; }

    /// <summary>Who cannot, with the rules that stand against it.</summary>
    public required IReadOnlyList<ExcludedMentor> Excluded { get; init; }
}

/// <summary>A mentor who can be proposed.</summary>
public sealed record EligibleMentor
{
    /// <summary>The mentor's application.</summary>
    public required Id<Application> Application { get; init; }

    /// <summary>Who.</summary>
    public required Id<Person> Person { get; init; }

    /// <summary>Their name.</summary>
    public required string Name { get; init; }

    /// <summary>How well the two fit, 0 to 100.</summary>
    public required int Score { get; init; }

    /// <summary>The criteria that make the score; one that a side left open is left out.</summary>
    public required IReadOnlyList<ScorePart> Parts { get; init; }
}

/// <summary>A mentor who cannot be proposed.</summary>
public sealed record ExcludedMentor
{
    /// <summary>The mentor's application.</summary>
    public required Id<Application> Application { get; init; }

    /// <summary>Who.</summary>
    public required Id<Person> Person { get; init; }

    /// <summary>Their name.</summary>
    public required string Name { get; init; }

    /// <summary>Ids of the rules; <c>/rules/{id}</c> tells more.</summary>
    public required IReadOnlyList<string> Rules { get; init; }
}
