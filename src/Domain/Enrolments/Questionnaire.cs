using System.Text.Json;
using Mentoring.Domain.Forms;
namespace Mentoring.Domain.Enrolments;

/// <summary>Whether a partner from the own organisation is wished for.</summary>
public enum PartnerPreference
{
    /// <summary>From the own organisation.</summary>
    Internal,

    /// <summary>From another organisation.</summary>
    External,

    /// <summary>Either.</summary>
    Either,
}

/// <summary>How long the relationship should last.</summary>
public enum DurationPreference
{
    /// <summary>A short boost.</summary>
    Boost,

    /// <summary>As the programme has it.</summary>
    Standard,

    /// <summary>About twelve months.</summary>
    Long,
}

/// <summary>What a declared conflict is with.</summary>
public enum ConflictKind
{
    /// <summary>A person.</summary>
    Person,

    /// <summary>A team.</summary>
    Team,

    /// <summary>A whole organisation.</summary>
    Organisation,
}

/// <summary>A restriction or conflict of interest: no pairing with it until the applicant takes it back.</summary>
public sealed record DeclaredConflict
{
    /// <summary>What it is with.</summary>
    public required ConflictKind Kind { get; init; }

    /// <summary>External id of the organisation.</summary>
    public required string Organisation { get; init; }

    /// <summary>External id of the person or team; left out for an organisation.</summary>
    public string? ExternalId { get; init; }
}

/// <summary>Questions for mentees alone.</summary>
public sealed record MenteeSection
{
    /// <summary>Why a mentor is sought; one of the reasons of the questionnaire. Starred.</summary>
    public string? Reason { get; init; }

    /// <summary>More on the reason.</summary>
    public string? Details { get; init; }

    /// <summary>Topics to be helped with, at most 20.</summary>
    public IReadOnlyList<string>? Needs { get; init; }

    /// <summary>Development needs in own words.</summary>
    public string? NeedsText { get; init; }

    /// <summary>The needs that you and your line manager agreed on, in your words, where the programme asks for it. They read it when they sign.</summary>
    public string? JointNeeds { get; init; }
}

/// <summary>Questions for mentors alone.</summary>
public sealed record MentorSection
{
    /// <summary>Why a mentee is sought; one of the reasons of the questionnaire. Starred.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether they have been a mentor before.</summary>
    public bool? MentoredBefore { get; init; }

    /// <summary>How many relationships before, 0 to 100.</summary>
    public int? RelationshipsBefore { get; init; }

    /// <summary>Topics they can help with, at most 20.</summary>
    public IReadOnlyList<string>? Skills { get; init; }

    /// <summary>Technical, management or life experience to share.</summary>
    public string? Experience { get; init; }
}

/// <summary>The answers of an application, one form for both roles. Members marked as starred must be there at submission.</summary>
public sealed record Questionnaire : IFilled
{
    /// <summary>Form of address.</summary>
    public string? Title { get; init; }

    /// <summary>Given name. Starred.</summary>
    public string? GivenName { get; init; }

    /// <summary>Family name. Starred.</summary>
    public string? FamilyName { get; init; }

    /// <summary>E-mail. Starred.</summary>
    public string? Email { get; init; }

    /// <summary>Work telephone.</summary>
    public string? Telephone { get; init; }

    /// <summary>Job title. Starred.</summary>
    public string? JobTitle { get; init; }

    /// <summary>Grade. Starred; never scored.</summary>
    public string? Grade { get; init; }

    /// <summary>Profession or department.</summary>
    public string? Profession { get; init; }

    /// <summary>Relevant qualifications, at most 20. Starred.</summary>
    public IReadOnlyList<string>? Qualifications { get; init; }

    /// <summary>Current responsibilities in short. Starred.</summary>
    public string? Responsibilities { get; init; }

    /// <summary>Partner from inside or outside the organisation. Starred.</summary>
    public PartnerPreference? Preference { get; init; }

    /// <summary>Months in the current role, 0 to 720.</summary>
    public int? MonthsInRole { get; init; }

    /// <summary>Member of a professional body.</summary>
    public bool? ProfessionalBodyMember { get; init; }

    /// <summary>Which one; asked when the answer is yes.</summary>
    public string? ProfessionalBody { get; init; }

    /// <summary>Exactly five different words of the list, or none.</summary>
    public IReadOnlyList<string>? Descriptors { get; init; }

    /// <summary>Places where they can meet, at most 20.</summary>
    public IReadOnlyList<string>? Places { get; init; }

    /// <summary>How long the relationship should last.</summary>
    public DurationPreference? Duration { get; init; }

    /// <summary>How important face-to-face meetings are after the first, 1 (not) to 5 (very).</summary>
    public int? FaceToFace { get; init; }

    /// <summary>Hours a month they can give, 0.5 to 40.</summary>
    public decimal? HoursPerMonth { get; init; }

    /// <summary>Restrictions and conflicts of interest, at most 20.</summary>
    public IReadOnlyList<DeclaredConflict>? Conflicts { get; init; }

    /// <summary>What a partner may read of them after a proposal, in their own words. Starred.</summary>
    public string? Profile { get; init; }

    /// <summary>For mentees alone.</summary>
    public MenteeSection? Mentee { get; init; }

    /// <summary>For mentors alone.</summary>
    public MentorSection? Mentor { get; init; }

    /// <summary>The version of the form that was shown; the one in force where nothing is said.</summary>
    public FormShown? Form { get; init; }

    /// <summary>Answers to what the programme asks beside the rest, by the key of the question.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Added { get; init; }

    private static readonly FormContent Shipped = ShippedForms.Find("application")!.Content;

    public static readonly IReadOnlyList<string> DescriptorWords = Words(Shipped);
    public static readonly IReadOnlyList<string> MenteeReasons = Shipped.Codes("mentee", "reason");
    public static readonly IReadOnlyList<string> MentorReasons = Shipped.Codes("mentor", "reason");
    public static readonly IReadOnlyList<string> Referrals = ShippedForms.Find("application-submission")!.Content.Codes("heardFrom");

    /// <summary>Words that a version of the form offers to describe oneself with; those of the shipped one where it does not ask.</summary>
    public static IReadOnlyList<string> Words(FormContent form) => form.Find("descriptors") is null ? Shipped.Codes("descriptors") : form.Codes("descriptors");

    /// <summary>The same answers with texts trimmed, or every finding at once.</summary>
    public Questionnaire Checked(FormContent form)
    {
        var findings = new Findings();
        var cleaned = this with
        {
            Title = findings.OptionalText("title", Title),
            GivenName = findings.OptionalText("givenName", GivenName),
            FamilyName = findings.OptionalText("familyName", FamilyName),
            Email = findings.Email("email", Email),
            Telephone = findings.OptionalText("telephone", Telephone),
            JobTitle = findings.OptionalText("jobTitle", JobTitle),
            Grade = findings.OptionalText("grade", Grade),
            Profession = findings.OptionalText("profession", Profession),
            Qualifications = findings.Texts("qualifications", Qualifications, maxCount: 20),
            Responsibilities = findings.OptionalText("responsibilities", Responsibilities, 2000),
            ProfessionalBody = findings.OptionalText("professionalBody", ProfessionalBody),
            Places = findings.Texts("places", Places, maxCount: 20),
            Profile = findings.OptionalText("profile", Profile, 2000),
            Mentee = Mentee is null ? null : Mentee with
            {
                Reason = findings.Choice("mentee/reason", Mentee.Reason, Reasons(form, "mentee")),
                Details = findings.OptionalText("mentee/details", Mentee.Details, 2000),
                Needs = findings.Texts("mentee/needs", Mentee.Needs, maxCount: 20),
                NeedsText = findings.OptionalText("mentee/needsText", Mentee.NeedsText, 2000),
                JointNeeds = findings.OptionalText("mentee/jointNeeds", Mentee.JointNeeds, 2000),
            },
            Mentor = Mentor is null ? null : Mentor with
            {
                Reason = findings.Choice("mentor/reason", Mentor.Reason, Reasons(form, "mentor")),
                Skills = findings.Texts("mentor/skills", Mentor.Skills, maxCount: 20),
                Experience = findings.OptionalText("mentor/experience", Mentor.Experience, 2000),
            },
        };
        findings.Range("monthsInRole", MonthsInRole, 0, 720);
        findings.Range("faceToFace", FaceToFace, 1, 5);
        findings.Range("hoursPerMonth", HoursPerMonth, 0.5m, 40);
        findings.Range("mentor/relationshipsBefore", Mentor?.RelationshipsBefore, 0, 100);
        if (Conflicts is { Count: > 20 }) findings.Add("conflicts", "Has more than 20 entries.");
        foreach (var (conflict, i) in (Conflicts ?? []).Take(20).Select((conflict, i) => (conflict, i)))
        {
            findings.Key($"conflicts/{i}/organisation", conflict.Organisation);
            if (conflict.Kind == ConflictKind.Organisation != conflict.ExternalId is null)
                findings.Add($"conflicts/{i}/externalId", "Names the person or team, and is left out for an organisation.");
        }
        findings.Refuse();
        return cleaned;
    }

    /// <summary>How much of what a match can go by is answered, 0 to 100.</summary>
    public int Completeness()
    {
        bool[] asked =
        [
            JobTitle is not null, Qualifications is { Count: > 0 }, Responsibilities is not null, Preference is not null, Profile is not null, Profession is not null,
            MonthsInRole is not null, ProfessionalBodyMember is not null, Descriptors is { Count: > 0 }, Places is { Count: > 0 }, Duration is not null, FaceToFace is not null, HoursPerMonth is not null,
            (Mentor?.Reason ?? Mentee?.Reason) is not null, (Mentor?.Skills ?? Mentee?.Needs) is { Count: > 0 }, (Mentor?.Experience ?? Mentee?.NeedsText) is not null,
        ];
        return 100 * asked.Count(given => given) / asked.Length;
    }

    /// <summary>The reasons that the version which was shown offers.</summary>
    private static IReadOnlyList<string> Reasons(FormContent form, string role) => (form.Find(role) is null ? Shipped : form).Codes(role, "reason");

    /// <summary>The starred members that have no answer yet, as JSON Pointers.</summary>
    public IReadOnlyList<string> Missing(ParticipantRole role)
    {
        (string Member, bool Given)[] starred =
        [
            ("givenName", GivenName is not null), ("familyName", FamilyName is not null), ("email", Email is not null),
            ("jobTitle", JobTitle is not null), ("grade", Grade is not null), ("qualifications", Qualifications is { Count: > 0 }),
            ("responsibilities", Responsibilities is not null), ("preference", Preference is not null), ("profile", Profile is not null),
            role == ParticipantRole.Mentor ? ("mentor/reason", Mentor?.Reason is not null) : ("mentee/reason", Mentee?.Reason is not null),
        ];
        return [.. starred.Where(x => !x.Given).Select(x => $"/{x.Member}")];
    }
}
