using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Support;

/// <summary>Where the bond of a mentor's mentor stands.</summary>
public enum BindingStatus
{
    /// <summary>Named by the mentor; reads the terms to sign, and nothing else.</summary>
    Named,

    /// <summary>Bound by the terms in force.</summary>
    Bound,

    /// <summary>Over. What was read stays confidential.</summary>
    Ended,
}

/// <summary>What the agreement may let a mentor's mentor read.</summary>
public enum SupportReading
{
    /// <summary>Meeting logs.</summary>
    MeetingLogs,

    /// <summary>Goals, action plans and actions.</summary>
    Plans,

    /// <summary>The mentor's own reflective log.</summary>
    MentorsReflections,

    /// <summary>The mentor's own concerns.</summary>
    MentorsConcerns,
}

/// <summary>
/// Somebody who supports a mentor in one relationship, where its agreement says so: bound by the same terms before they read anything, and
/// then only what the agreement lets them.
/// </summary>
public sealed class MentorsMentor : Entity<MentorsMentor>, IVisible<MentorsMentor>, IRelationshipContent, IGathered
{
    private MentorsMentor() { }

    public MentorsMentor(Relationship relationship, Id<Person> mentor, Id<Person> person, Agreement agreement, DateTimeOffset at)
    {
        (RelationshipId, CircleId, ProgrammeId, MentorId, PersonId, NamedAt) = (relationship.Id, relationship.All, relationship.ProgrammeId, mentor, person, at);
        Ask(agreement);
    }

    public Id<Relationship> RelationshipId { get; private set; }
    public Id<Circle> CircleId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> MentorId { get; private set; }
    public Id<Person> PersonId { get; private set; }
    public BindingStatus Status { get; private set; }
    public DateTimeOffset NamedAt { get; private set; }

    /// <summary>Number of the agreement whose terms they are to sign or have signed.</summary>
    public int AgreementNumber { get; private set; }

    /// <summary>What the agreement says of confidentiality: the words that they sign. Stored encrypted.</summary>
    public Confidential<string> Terms { get; private set; } = null!;

    /// <summary>What the agreement lets them read once they are bound.</summary>
    public List<SupportReading> Reads { get; private set; } = [];

    public DateTimeOffset? BoundAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Terms have changed: whoever was bound signs the new ones before they read on. Where the new ones say no, it is over.</summary>
    public void Follow(Agreement agreement, DateTimeOffset at)
    {
        if (Status == BindingStatus.Ended) return;
        if (agreement.Terms.Value.ThirdTalks is { MentorsMentor: true }) Ask(agreement);
        else End(at);
    }

    public void Gather(Id<Circle> circle) => CircleId = circle;

    public void Sign(int number, DateTimeOffset at)
    {
        LifeCycleRules.StepPossible.Check(Status == BindingStatus.Named, "It does not wait for a signature.");
        SupportRules.MentorsMentorBound.Check(number == AgreementNumber, "Sign the terms in force.");
        (Status, BoundAt) = (BindingStatus.Bound, at);
    }

    public void End(DateTimeOffset at)
    {
        LifeCycleRules.StepPossible.Check(Status != BindingStatus.Ended, "It is over.");
        (Status, EndedAt) = (BindingStatus.Ended, at);
    }

    Id<Person>? IRelationshipContent.KnownOnlyTo => null;

    /// <summary>The two know with whom it may happen; the person knows what they are asked to sign.</summary>
    public static Expression<Func<MentorsMentor, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || v.Circles.Contains(x.CircleId)
        || (x.PersonId == v.Self && x.Status != BindingStatus.Ended && !v.RelationshipsBarred.Contains(x.RelationshipId));

    private void Ask(Agreement agreement)
    {
        var talks = agreement.Terms.Value.ThirdTalks;
        (Status, AgreementNumber, Terms, Reads, BoundAt) =
            (BindingStatus.Named, agreement.Number, Confidential.In(RelationshipId, agreement.Terms.Value.Confidentiality ?? ""), [.. talks?.MentorsMentorReads ?? []], null);
    }
}

/// <summary>What a mentor notes of a talk with their mentor's mentor: for these two.</summary>
public sealed class Consultation : Entity<Consultation>, IVisible<Consultation>, IRelationshipContent
{
    private Consultation() { }

    public Consultation(MentorsMentor binding, DateOnly on, string? text) =>
        (MentorsMentorId, RelationshipId, ProgrammeId, MentorId, PersonId, On, Text) =
        (binding.Id, binding.RelationshipId, binding.ProgrammeId, binding.MentorId, binding.PersonId, on, Confidential.In(binding.RelationshipId, binding.MentorId, text));

    public Id<MentorsMentor> MentorsMentorId { get; private set; }
    public Id<Relationship> RelationshipId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> MentorId { get; private set; }
    public Id<Person> PersonId { get; private set; }
    public DateOnly On { get; private set; }

    /// <summary>Stored encrypted.</summary>
    public Confidential<string>? Text { get; private set; }

    Id<Person>? IRelationshipContent.KnownOnlyTo => MentorId;

    public static Expression<Func<Consultation, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || x.MentorId == v.Self || (x.PersonId == v.Self && v.RelationshipsSupported.Contains(x.RelationshipId));
}

/// <summary>Who helps a mentor, and on which terms.</summary>
public static class SupportRules
{
    public static readonly Rule<bool> MentorsMentorBound = new("mentors-mentor-bound", RuleKind.Hard,
        "A mentor's mentor is bound by the same confidentiality terms before they are told anything.", "WLGA, help; WLGA, appendix C (code of practice)", bound => bound);

    public static readonly Rule<AgreementTerms?> MentorsMentorByContract = new("mentors-mentor-by-contract", RuleKind.Hard,
        "The mentor talks with a mentor's mentor only as the agreement in force allows; where it is silent, they do not.", "WLGA, appendix B (contract); WLGA, appendix C (code of practice)",
        terms => terms?.ThirdTalks is { MentorsMentor: true });
}
