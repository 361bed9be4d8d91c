using System.Linq.Expressions;
using System.Text.Json;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Forms;
using Mentoring.Domain.Integration;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Rules;
using Mentoring.Domain.Support;

namespace Mentoring.Domain.Relationships;

/// <summary>Whether notes are made and what becomes of them.</summary>
public sealed record NotesTerms
{
    /// <summary>Whether notes are kept.</summary>
    public required bool Kept { get; init; }

    /// <summary>By whom: mentee, mentor or both; needed when they are kept.</summary>
    public string? By { get; init; }

    /// <summary>What becomes of them during and after; needed when they are kept.</summary>
    public string? Disposal { get; init; }
}

/// <summary>With whom the mentor may talk. What is silent is no.</summary>
public sealed record ThirdTalks
{
    /// <summary>A mentor's mentor, once they are bound by the same terms.</summary>
    public bool MentorsMentor { get; init; }

    /// <summary>What the mentor's mentor may read: meetingLogs, plans, mentorsReflections, mentorsConcerns. What is not named they do not.</summary>
    public IReadOnlyList<SupportReading>? MentorsMentorReads { get; init; }

    /// <summary>Sponsors.</summary>
    public bool Sponsors { get; init; }

    /// <summary>Peers.</summary>
    public bool Peers { get; init; }
}

/// <summary>Something that a team settles at its start.</summary>
public enum TeamStart
{
    /// <summary>What mentoring is to accomplish.</summary>
    Purpose,

    /// <summary>What is to be reached.</summary>
    Outcomes,

    /// <summary>How that serves the organisation's aims.</summary>
    OrganisationAims,

    /// <summary>How results are measured.</summary>
    Measures,

    /// <summary>What is expected of mentors and mentees.</summary>
    Expectations,

    /// <summary>The objectives of an action plan.</summary>
    ActionPlan,

    /// <summary>What the team knows and can do already.</summary>
    ExistingSkills,

    /// <summary>How to go about it.</summary>
    Approach,
}

/// <summary>The terms of an agreement. A required term may be missing in a draft; it cannot be signed then.</summary>
public sealed record AgreementTerms : IFilled
{
    /// <summary>First day.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>Last day; required unless the programme runs by reviews.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>First review, where the programme has no end dates.</summary>
    public DateOnly? FirstReviewOn { get; init; }

    /// <summary>Days between meetings, 1 to 92.</summary>
    public int? FrequencyDays { get; init; }

    /// <summary>Days until contact between meetings, 1 to 92.</summary>
    public int? ContactDays { get; init; }

    /// <summary>How they keep in contact between meetings; either way while nothing is said.</summary>
    public IReadOnlyList<ContactChannel>? ContactChannels { get; init; }

    /// <summary>Hours each gives in a commitment period, with work between meetings, 0.5 to 100.</summary>
    public decimal? HoursPerPeriod { get; init; }

    /// <summary>Shortest meeting in minutes, 15 to 480.</summary>
    public int? MinMinutes { get; init; }

    /// <summary>Longest meeting in minutes, 15 to 480.</summary>
    public int? MaxMinutes { get; init; }

    /// <summary>Where meetings are held.</summary>
    public string? Venue { get; init; }

    /// <summary>How meetings are held.</summary>
    public IReadOnlyList<MeetingMethod>? Methods { get; init; }

    /// <summary>What is covered.</summary>
    public string? Scope { get; init; }

    /// <summary>Learning goals, if known.</summary>
    public IReadOnlyList<string>? Goals { get; init; }

    /// <summary>What is confidential and where any information goes.</summary>
    public string? Confidentiality { get; init; }

    /// <summary>Who receives any information; may narrow the programme's readers, never widen them: parties, coordinator.</summary>
    public IReadOnlyList<string>? Recipients { get; init; }

    /// <summary>Whether notes are made and what becomes of them.</summary>
    public NotesTerms? Notes { get; init; }

    /// <summary>Until when what the two wrote is kept where that is longer than the programme keeps it. Both sign it, so both agree.</summary>
    public DateOnly? KeepRecordsUntil { get; init; }

    /// <summary>With whom the mentor may talk.</summary>
    public ThirdTalks? ThirdTalks { get; init; }

    /// <summary>What a team has settled at its start: purpose, outcomes, organisationAims, measures, expectations, actionPlan, existingSkills, approach.</summary>
    public IReadOnlyList<TeamStart>? TeamStart { get; init; }

    /// <summary>Boundaries and ground rules.</summary>
    public IReadOnlyList<string>? GroundRules { get; init; }

    /// <summary>The version of the form that was shown; the one in force where nothing is said.</summary>
    public FormShown? Form { get; init; }

    /// <summary>Answers to what the programme asks beside the rest, by the key of the question.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Added { get; init; }

    /// <summary>When about half of it is over; the first review where there is no last day.</summary>
    internal DateOnly? MidPoint => StartsOn is { } from && EndsOn is { } until ? from.AddDays((until.DayNumber - from.DayNumber) / 2) : FirstReviewOn;

    public static readonly IReadOnlyList<string> Receivers = ["parties", "coordinator"];

    public AgreementTerms Checked()
    {
        var findings = new Findings();
        var cleaned = this with
        {
            Venue = findings.OptionalText("venue", Venue, 1000),
            Scope = findings.OptionalText("scope", Scope, Findings.LongText),
            Goals = findings.Texts("goals", Goals, max: 1000),
            Confidentiality = findings.OptionalText("confidentiality", Confidentiality, Findings.LongText),
            GroundRules = findings.Texts("groundRules", GroundRules, max: 1000),
            Notes = Notes is null ? null : Notes with
            {
                By = findings.Choice("notes/by", Notes.By, ["mentee", "mentor", "both"]),
                Disposal = findings.OptionalText("notes/disposal", Notes.Disposal, 1000),
            },
        };
        findings.Date("startsOn", StartsOn);
        findings.Date("endsOn", EndsOn);
        findings.Date("firstReviewOn", FirstReviewOn);
        findings.Date("keepRecordsUntil", KeepRecordsUntil);
        if (EndsOn < StartsOn) findings.Add("endsOn", "Lies before startsOn.");
        findings.Range("frequencyDays", FrequencyDays, 1, 92);
        findings.Range("contactDays", ContactDays, 1, 92);
        findings.Range("hoursPerPeriod", HoursPerPeriod, 0.5m, 100);
        findings.Range("minMinutes", MinMinutes, 15, 480);
        findings.Range("maxMinutes", MaxMinutes, 15, 480);
        if (MaxMinutes < MinMinutes) findings.Add("maxMinutes", "Is less than minMinutes.");
        for (var i = 0; i < (Recipients?.Count ?? 0); i++) findings.Choice($"recipients/{i}", Recipients![i], Receivers);
        findings.Refuse();
        return cleaned;
    }
}

/// <summary>Where a version of an agreement stands.</summary>
public enum AgreementStatus
{
    /// <summary>Terms may change.</summary>
    Draft,

    /// <summary>Signed by some; a change of terms drops the signatures.</summary>
    PartlySigned,

    /// <summary>Signed by all.</summary>
    InForce,

    /// <summary>Another version is in force.</summary>
    Superseded,
}

/// <summary>A signature: the person, authenticated, confirms one exact version.</summary>
public sealed class Signature
{
    private Signature() { }

    internal Signature(Id<Person> person, List<string> policies, DateTimeOffset at) => (PersonId, Policies, At) = (person, policies, at);

    public Id<Person> PersonId { get; private set; }

    /// <summary>Governing policies that were acknowledged.</summary>
    public List<string> Policies { get; private set; } = [];

    public DateTimeOffset At { get; private set; }
}

/// <summary>One version of the written agreement between the parties and with the programme.</summary>
public sealed class Agreement : Entity<Agreement>, IVisible<Agreement>, IRelationshipContent, IHasMilestones, IGathered
{
    private readonly List<Signature> signatures = [];

    private Agreement() { }

    /// <param name="earlier">Number of the version before it; 0 for the first.</param>
    public Agreement(Relationship relationship, int earlier) =>
        (RelationshipId, CircleId, ProgrammeId, Number) = (relationship.Id, relationship.All, relationship.ProgrammeId, earlier);

    public Id<Relationship> RelationshipId { get; private set; }
    public Id<Circle> CircleId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }

    /// <summary>1, 2, … within the relationship: one more with every change of terms, so that nobody signs what they have not read.</summary>
    public int Number { get; private set; }

    public AgreementStatus Status { get; private set; }

    /// <summary>How the programme had its clauses when the version was drafted; null for versions from before it could choose.</summary>
    public ClauseChoice? Clauses { get; private set; }

    /// <summary>Stored encrypted.</summary>
    public Confidential<AgreementTerms> Terms { get; private set; } = null!;

    public IReadOnlyList<Signature> Signatures => signatures;

    public void Gather(Id<Circle> circle) => CircleId = circle;

    /// <summary>Changed terms bind only when both agree: the signatures given so far fall.</summary>
    public void Draft(AgreementTerms terms, ClauseChoice? clauses = null)
    {
        signatures.Clear();
        (Terms, Clauses, Status, Number) = (Confidential.In(RelationshipId, terms), clauses ?? Clauses, AgreementStatus.Draft, Number + 1);
    }

    public void Sign(Id<Person> person, List<string> policies, int parties, DateTimeOffset at)
    {
        LifeCycleRules.StepPossible.Check(!signatures.Exists(signature => signature.PersonId == person), "You have signed this version.");
        signatures.Add(new(person, policies, at));
        Status = signatures.Count == parties ? AgreementStatus.InForce : AgreementStatus.PartlySigned;
    }

    public void Supersede() => Status = AgreementStatus.Superseded;

    /// <summary>What was written in the relationship is gone, and its keys with it: the terms stay, under a key of their own.</summary>
    public void Outlast() => Terms = Terms.Anew();

    Id<Person>? IRelationshipContent.KnownOnlyTo => null;

    Milestone? IHasMilestones.Milestone => Status == AgreementStatus.InForce ? Milestone.AgreementSigned : null;

    public static Expression<Func<Agreement, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || v.Circles.Contains(x.CircleId) || v.RelationshipsSupported.Contains(x.RelationshipId)
        || (v.ProgrammesCoordinated.Contains(x.ProgrammeId) && !v.RelationshipsBarred.Contains(x.RelationshipId));
}

/// <summary>The mentor's signature under one version of the programme's code of practice. It outlasts every relationship.</summary>
public sealed class CodeAcceptance : Entity<CodeAcceptance>, IVisible<CodeAcceptance>, IOfProgramme
{
    private CodeAcceptance() { }

    public CodeAcceptance(ProgrammeDocument code, Id<Person> person) => (ProgrammeId, DocumentId, PersonId) = (code.ProgrammeId, code.Id, person);

    public Id<Programme> ProgrammeId { get; private set; }
    public Id<ProgrammeDocument> DocumentId { get; private set; }
    public Id<Person> PersonId { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>The codes that were signed with it.</summary>
    public List<string> Codes { get; private set; } = [];

    /// <summary>The version of the form that the signature stands on; null where none was kept yet.</summary>
    public FormShown? Form { get; private set; }

    /// <summary>The same codes again are no new signature.</summary>
    public void Sign(IEnumerable<string> codes, FormShown? shown, DateTimeOffset at)
    {
        var all = Codes.Union(codes, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (!all.SequenceEqual(Codes, StringComparer.Ordinal)) (Codes, Form, At) = (all, shown, at);
    }

    public static Expression<Func<CodeAcceptance, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || x.PersonId == v.Self || v.ProgrammesCoordinated.Contains(x.ProgrammeId);
}

/// <summary>What the parties are bound by.</summary>
public static class AgreementsInForce
{
    /// <summary>The terms of the version in force; null before the first one is.</summary>
    public static async Task<AgreementTerms?> TermsInForce(this IStore store, Id<Relationship> id, CancellationToken ct) =>
        (await store.Find<Agreement>(x => x.RelationshipId == id && x.Status == AgreementStatus.InForce, ct))?.Terms.Value;
}
