namespace Mentoring.Api.Tests.Confidentiality;

/// <summary>Somebody, as HR has them.</summary>
public sealed class Human(string id, string externalId)
{
    public string Id { get; } = id;
    public string ExternalId { get; } = externalId;

    /// <summary>Whom HR reported as their manager, in a circle too.</summary>
    public Human? ReportedManager { get; set; }

    public bool HasLeft { get; set; }
}

/// <summary>What the oracle knows of an application.</summary>
public sealed class Applying(Human who, string role)
{
    public Human Who { get; } = who;
    public string Role { get; } = role;
    public bool Submitted { get; set; }
    public bool Waits { get; set; }
    public bool Signed { get; set; }
    public bool Over { get; set; }
}

/// <summary>What the oracle knows of two people who were proposed to each other, and of the relationship that came of it.</summary>
public sealed class Couple(Human mentor, Human mentee)
{
    public Human Mentor { get; } = mentor;
    public Human Mentee { get; } = mentee;

    /// <summary>The programme's rule when it formed: direct authority alone keeps a mentor out, or the whole line.</summary>
    public bool DirectOnly { get; init; }

    public bool ToCoordinator { get; set; }
    public bool MayBeSupported { get; set; }
    public IReadOnlyCollection<string> Opened { get; set; } = [];

    public Human Other(Human one) => one == Mentor ? Mentee : Mentor;
}

/// <summary>A mentor's mentor: bound by the terms in force, or not.</summary>
public sealed class Bond(Couple couple, Human who)
{
    public Couple Couple { get; } = couple;
    public Human Who { get; } = who;
    public bool IsBound { get; set; }
    public bool IsOver { get; set; }
    public IReadOnlyCollection<string> Opened { get; set; } = [];
}

/// <summary>One person's word for one receiver: for one thing, or for all reflections that they write in a relationship.</summary>
public sealed record Word(Human Giver, string As, Human? To, Thing? Item, Couple? AllReflections)
{
    public bool Given { get; set; } = true;
}

/// <summary>A record: what kind it is, where it is read and listed, and what the rules ask about it.</summary>
public sealed record Thing(string Kind, string Id, string Path, string List)
{
    public required Human Author { get; set; }
    public Couple? Couple { get; init; }
    public Applying? Applying { get; init; }
    public Bond? Bond { get; init; }
    public Word? Word { get; init; }
    public Human? Receiver { get; init; }

    /// <summary>The record under whose address it is listed, where that is not the relationship.</summary>
    public Thing? Within { get; init; }

    /// <summary>Sent to the coordinator, shared with the partner, talked over, released by two keys: what opens this kind.</summary>
    public bool Opened { get; set; }

    public override string ToString() => $"{Kind} {Id} of {Author.ExternalId}";
}

/// <summary>
/// Who may see what, told a second time: from the confidentiality matrix and the open decisions of the guidance (numbers of its rows, G for its
/// decisions), in plain steps over plain objects, without a look at how the product asks its database.
/// </summary>
public sealed class Oracle
{
    private readonly HashSet<Human> coordinators = [], contacts = [];
    private readonly List<Bond> bonds = [];
    private readonly List<Word> words = [];
    private readonly List<Thing> things = [];

    public IReadOnlyList<Thing> Things => things;
    public IReadOnlyList<Word> Words => words;
    public IReadOnlyList<Bond> Bonds => bonds;

    public IEnumerable<Thing> Of(string kind) => things.Where(thing => thing.Kind == kind);

    // What happens.

    public void Appoint(Human who, string role, bool appointed = true)
    {
        if (role is not ("coordinator" or "safeguardingContact")) return;
        var holders = role == "coordinator" ? coordinators : contacts;
        if (appointed) holders.Add(who);
        else holders.Remove(who);
    }

    public Thing Happened(Thing thing)
    {
        things.Add(thing);
        return thing;
    }

    public Bond Named(Bond bond)
    {
        bonds.Add(bond);
        bond.Opened = bond.Couple.Opened;
        return bond;
    }

    public Word Gave(Word word)
    {
        words.Add(word);
        return word;
    }

    /// <summary>New terms narrow at once: what had gone to the coordinator goes back, and who was bound by the old ones signs again (principle 6).</summary>
    public void Agreed(Couple couple, bool toCoordinator, bool mayBeSupported, IReadOnlyCollection<string> opened)
    {
        (couple.ToCoordinator, couple.MayBeSupported, couple.Opened) = (toCoordinator, mayBeSupported, opened);
        if (!toCoordinator) Recall(couple);
        foreach (var bond in bonds.Where(bond => bond.Couple == couple && !bond.IsOver))
            (bond.IsBound, bond.IsOver, bond.Opened) = (false, !mayBeSupported, opened);
    }

    /// <summary>The programme lets the parties alone read logs (257), or authors alone their reflections (258).</summary>
    public void Narrowed(bool logs, bool reflections)
    {
        if (logs) Recall(null);
        if (reflections) foreach (var word in words.Where(word => word.AllReflections is not null || word.Item?.Kind == "reflectiveLog")) word.Given = false;
    }

    /// <summary>Who leaves sees nothing from that day on (G36); their applications are withdrawn, and answers are for matching alone (principle 10).</summary>
    public void Left(Human who)
    {
        who.HasLeft = true;
        foreach (var applying in things.Select(thing => thing.Applying).OfType<Applying>().Where(applying => applying.Who == who)) applying.Over = true;
    }

    private void Recall(Couple? couple)
    {
        foreach (var thing in things.Where(thing => thing.Kind is "meetingLog" or "goal" or "actionPlan" && (couple is null || thing.Couple == couple))) thing.Opened = false;
    }

    // Who sees.

    /// <summary>What is listed under another record is listed for who sees that one: a mentor who lost a review finds their own statement of it by its address alone.</summary>
    public bool Lists(Human? reader, Thing thing) => Sees(reader, thing) && (thing.Within is null || Sees(reader, thing.Within));

    public bool Sees(Human? reader, Thing thing)
    {
        if (reader is null || reader.HasLeft) return false; // Administrators and clients without a person: no standing access to any of these.
        var (couple, own) = (thing.Couple!, thing.Author == reader);
        return thing.Kind switch
        {
            // 2 to 4, G13, G14: the form is the applicant's; the manager reads what they sign while they sign it; the programme has it once it is signed.
            "application" => own || (thing.Applying!.Submitted && IsManagerOf(reader, thing.Author)) || (thing.Applying.Signed && Coordinates(reader)),
            "answers" => own || (thing.Applying!.Waits && IsManagerOf(reader, thing.Author)) || (thing.Applying.Signed && !thing.Applying.Over && Coordinates(reader) && !StandsAbove(reader, thing.Author)),
            "signOff" => own || (thing.Receiver == reader && IsManagerOf(reader, thing.Author)) || (thing.Opened && Coordinates(reader)),
            "selection" => own || (Coordinates(reader) && !StandsAbove(reader, thing.Author)),
            "training" or "codeAcceptance" or "contribution" => own || Coordinates(reader) || HasWord(reader, thing, "lineManager"),

            // 7 and 8: a proposal and a relationship exist for the two, and for a coordinator who stands outside.
            "proposal" => IsOneOf(reader, couple) || Handles(reader, couple),
            "relationship" or "ending" => IsOneOf(reader, couple) || Handles(reader, couple) || IsBound(reader, couple),
            "participation" => IsOneOf(reader, couple) || Handles(reader, couple) || IsManagerOf(reader, thing.Author),
            "agreement" => Inside(reader, couple) || Handles(reader, couple) || IsBound(reader, couple),

            // 10, 11, 16 to 20: what passes between the two.
            "meeting" or "contact" or "review" => Inside(reader, couple) || Handles(reader, couple),
            "progressUpdate" => own || Inside(reader, couple) || Handles(reader, couple),
            "meetingLog" => own || Inside(reader, couple) || (thing.Opened && Handles(reader, couple)) || IsBound(reader, couple, "meetingLogs"),
            "goal" or "actionPlan" => Inside(reader, couple) || (thing.Opened && Handles(reader, couple)) || IsBound(reader, couple, "plans"),
            "action" => Inside(reader, couple) || IsBound(reader, couple, "plans"),
            "offLimitsTopic" => Inside(reader, couple),
            "toolSheet" or "reviewStatement" or "safetyConcern" => own || (thing.Opened && Inside(reader, couple)),

            // 12 to 14: what each writes for themselves.
            "privateNote" => own,
            "reflectiveLog" => own || HasWord(reader, thing, "partner") || HasWord(reader, thing, "coordinator") || (thing.Author == couple.Mentor && IsBound(reader, couple, "mentorsReflections")),

            // 21, 22 and 35: what goes out, by whose word.
            "progressStatement" => own || HasWord(reader, thing, "partner") || HasWord(reader, thing, "coordinator") || HasWord(reader, thing, "lineManager"),
            "annualReviewItem" => own || Inside(reader, couple) || (thing.Opened && thing.Receiver == reader && IsManagerOf(reader, thing.Author)),
            "consent" => own || (thing.Word!.Given && thing.Word.To == reader) || (couple is not null && Inside(reader, couple)),

            // 23 and 24: a concern is the author's and the coordinator's; a disclosure the author's and the named receiver's, for as long as they are one.
            "concern" => own || (thing.Opened && Inside(reader, couple)) || Handles(reader, couple) || (thing.Author == couple.Mentor && IsBound(reader, couple, "mentorsConcerns")),
            "disclosure" => own || (thing.Receiver == reader && contacts.Contains(reader)) || (thing.Opened && Inside(reader, couple)),

            // 26 and 27: reasons and wishes are their author's and the coordinator's.
            "endingReason" or "rematchRequest" => own || Handles(reader, couple),

            // 34: the two know with whom the mentor may talk; the person knows what they are asked to sign.
            "mentorsMentor" => Inside(reader, couple) || (thing.Bond!.Who == reader && !thing.Bond.IsOver && !StandsAbove(reader, couple.Mentee)),
            "consultation" => own || (thing.Bond!.Who == reader && IsBound(reader, couple)),
            _ => throw new InvalidOperationException($"The oracle does not know {thing.Kind}."),
        };
    }

    private bool Coordinates(Human reader) => coordinators.Contains(reader);

    private static bool IsOneOf(Human reader, Couple couple) => reader == couple.Mentor || reader == couple.Mentee;

    /// <summary>One of the two, and no mentor who came to stand above the mentee: they know of the relationship, keep what they wrote, and lose the rest (G12).</summary>
    private static bool Inside(Human reader, Couple couple) => reader == couple.Mentee
        || (reader == couple.Mentor && !(couple.DirectOnly ? Manager(couple.Mentee) == reader : StandsAbove(reader, couple.Mentee)));

    /// <summary>A coordinator with no other hat on: not one of the two, and not in the mentee's line (G11, G12).</summary>
    private bool Handles(Human reader, Couple couple) => Coordinates(reader) && !IsOneOf(reader, couple) && !StandsAbove(reader, couple.Mentee);

    /// <summary>Bound by the terms in force, which let them read this; never in the mentee's line (principles 2 and 6).</summary>
    private bool IsBound(Human reader, Couple couple, string? reads = null) => !StandsAbove(reader, couple.Mentee)
        && bonds.Exists(bond => bond.Couple == couple && bond.Who == reader && bond.IsBound && !bond.IsOver && (reads is null || bond.Opened.Contains(reads)));

    /// <summary>The author's word, for as long as the receiver is what it was given to them as.</summary>
    private bool HasWord(Human reader, Thing thing, string capacity) => words.Exists(word => word.Given && word.To == reader && word.As == capacity
        && (word.Item == thing || (word.AllReflections is not null && thing.Kind == "reflectiveLog" && word.AllReflections == thing.Couple && word.Giver == thing.Author))
        && capacity switch
        {
            "partner" => Inside(reader, thing.Couple!),
            "coordinator" => Handles(reader, thing.Couple!),
            _ => IsManagerOf(reader, thing.Author),
        });

    public static bool IsManagerOf(Human reader, Human report) => Manager(report) == reader;

    private static bool StandsAbove(Human reader, Human below)
    {
        for (var above = Manager(below); above is not null; above = Manager(above))
            if (above == reader) return true;
        return false;
    }

    /// <summary>The manager on record; of those who stand in a circle none is used (G10).</summary>
    private static Human? Manager(Human of)
    {
        var seen = new HashSet<Human>();
        for (var above = of.ReportedManager; above is not null && seen.Add(above); above = above.ReportedManager)
            if (above == of) return null;
        return of.ReportedManager;
    }
}
