using Mentoring.Domain.Confidentiality;

namespace Mentoring.Api.Tests.Confidentiality;

/// <summary>Between whom a record is, of those who look.</summary>
public enum Around
{
    /// <summary>The readers called mentor and mentee.</summary>
    Pair,

    /// <summary>A pair that has parted: the reader called otherMentor, and a mentee who does not look.</summary>
    Past,

    /// <summary>A group: of those who look, the reader called member is in it, as one of its mentees.</summary>
    Group,

    /// <summary>Nobody of those who look.</summary>
    NoReader,
}

/// <summary>What the matrix cannot say of one record: who reads it though their capacity gives nothing, or not although it does, and why.</summary>
/// <param name="More">Whether it widens.</param>
/// <param name="Why">The reason, which a failure tells.</param>
/// <param name="Readers">Whom it is about.</param>
public sealed record Refinement(bool More, string Why, params string[] Readers)
{
    public static readonly Refinement PublicPart = Less("A client reads the public part of a programme.", "hr", "otherHr", "export");
    public static readonly Refinement NotReached = Less("It reaches the programme once the manager has signed.", "coordinator", "coordinatorAbove");
    public static readonly Refinement NotSubmitted = Less("An application is its author's until it is submitted.", "manager", "coordinator", "coordinatorAbove");
    public static readonly Refinement Signed = Less("The manager reads the answers to sign, and has signed.", "manager");
    public static readonly Refinement ForThePartner = Less("A profile is for the partner: manager and coordinator read it with the answers.", "manager", "coordinator");
    public static readonly Refinement Declined = Less("Only an approval goes on to the programme.", "coordinator", "coordinatorAbove");
    public static readonly Refinement NotForwarded = Less("The coordinator reads it once it is forwarded.", "coordinator");
    public static readonly Refinement NeverForwarded = Less("It is no document that is forwarded.", "coordinator");
    public static readonly Refinement FlagToCome = Less("That a person takes part goes to a client with the person's consent, which is to come.", "hr", "otherHr", "export");
    public static readonly Refinement FigureToCome = Less("The coordinator has it as a figure in a report, which is to come.", "coordinator");
    public static readonly Refinement ShownToBoth = new(More: true, "A consent in a relationship is shown to both.", "mentor");
    public static readonly Refinement SafeguardingContact = new(More: true, "The safeguarding contact whom the programme names is the receiver of a disclosure.", "safeguarding");

    public static Refinement ToReceiver(params string[] readers) => new(More: true, "Whoever receives something sees the consent that gives it to them.", readers);

    public static Refinement NotShared(string other) => Less("Its author has not shared it.", other);

    public static Refinement NotTalkedOver(string other) => Less("The two have not talked about it, for a reason.", other);

    private static Refinement Less(string why, params string[] readers) => new(More: false, why, readers);
}

/// <summary>A record of some kind: where it is read, where it is listed, and what decides who may.</summary>
/// <param name="Kind">In words.</param>
/// <param name="Record">The entity.</param>
/// <param name="Row">Its row of the matrix; null for what is outside of it.</param>
/// <param name="Id">What shows that it was read.</param>
public sealed record Item(string Kind, Type Record, RecordKind? Row, string Id, string Path, string? List)
{
    /// <summary>The stored row's id.</summary>
    public Guid Stored { get; init; }

    public Around Around { get; init; }

    /// <summary>Whose part it is, where a capacity gives one's own part.</summary>
    public string? Owner { get; init; }

    /// <summary>To whom agreement, consent, two keys or disclosure open it.</summary>
    public IReadOnlyList<string> OpenedTo { get; init; } = [];

    public IReadOnlyList<Refinement> Refinements { get; init; } = [];

    /// <summary>Who may, where no row says so.</summary>
    public IReadOnlyList<string> Named { get; init; } = [];

    /// <summary>What a coordinator who stands above the mentee keeps: set-up and preparation, which tell nothing of what passes between the two.</summary>
    private static readonly string[] KeptAbove =
        ["Programme", "ProgrammeDocument", "Application", "SignOff", "TrainingRecord", "CodeAcceptance", "ContributionStatement", "Nomination", "EvaluationAcknowledgement", "DocumentAcknowledgement", "ResourceStatement", "FormVersion", "UnsignedAnswer"];

    /// <summary>Those of the readers who may.</summary>
    public IReadOnlySet<string> Readers(IEnumerable<string> readers) => readers.Where(MayRead).ToHashSet(StringComparer.Ordinal);

    public bool MayRead(string reader)
    {
        if (Row is not { } kind) return Named.Contains(reader);
        var row = AccessMatrix.Row(kind);
        foreach (var refinement in Refinements.Where(x => x.Readers.Contains(reader))) return refinement.More;
        if (reader == "coordinatorAbove" && !KeptAbove.Contains(Record.Name)) return false;
        return Capacities(reader, Around).Any(capacity => Gives(row.For(capacity), reader, row.Facts.Contains(Record)));
    }

    /// <summary>In what capacities somebody looks at a record.</summary>
    public static IReadOnlyList<Capacity> Capacities(string reader, Around around) => (reader, around) switch
    {
        ("nobody", _) => [],
        ("mentor", Around.Pair) or ("otherMentor", Around.Past) => [Capacity.Mentor],
        ("mentee", Around.Pair) => [Capacity.Mentee],
        ("member", Around.Group) => [Capacity.OtherMember],
        ("manager", _) => [Capacity.MenteesLineManager, Capacity.MentorsLineManager],
        ("coordinator" or "coordinatorAbove", _) => [Capacity.Coordinator],
        ("mentorsMentor", Around.Pair) => [Capacity.MentorsMentor],
        ("steering" or "sponsor" or "chair", _) => [Capacity.SteeringGroup],
        ("evaluator", _) => [Capacity.Evaluator],
        ("hr" or "otherHr" or "export", _) => [Capacity.Client],
        _ => [Capacity.OtherStaff],
    };

    private bool Gives(Access access, string reader, bool isFact) => access switch
    {
        Access.Reads or Access.ReadsInPart => true,
        Access.Own => Owner == reader,
        Access.OwnAndFacts => Owner == reader || isFact,
        Access.Facts => isFact,
        Access.AsAgreed or Access.ByMenteesConsent or Access.ByMentorsConsent or Access.ByTwoKeys or Access.AsNamedReceiver => OpenedTo.Contains(reader),
        _ => false,
    };
}
