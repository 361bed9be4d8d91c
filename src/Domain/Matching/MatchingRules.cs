using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Matching;

/// <summary>What is known of a possible pair beside the answers: numbers and booleans only.</summary>
public sealed record PairFacts
{
    /// <summary>How far up the line the mentor stands above the mentee: 1 is the line manager; null when not at all.</summary>
    public int? AuthorityDepth { get; init; }

    /// <summary>Whether HR has said who the mentee's manager is.</summary>
    public bool ManagerKnown { get; init; }

    /// <summary>Whether HR has said so for the whole line upward.</summary>
    public bool LineKnown { get; init; }

    /// <summary>Whether the mentee stands above the mentor in the line.</summary>
    public bool MenteeAbove { get; init; }

    /// <summary>Open proposals and live relationships of the mentor.</summary>
    public int PlacesTaken { get; init; }

    /// <summary>Open proposals and live relationships of the mentee in this programme.</summary>
    public int MenteePlacesTaken { get; init; }

    /// <summary>A declared conflict on either side.</summary>
    public bool Conflict { get; init; }

    /// <summary>The two were in a relationship that ended.</summary>
    public bool EndedBefore { get; init; }

    /// <summary>After it both asked to work with each other again.</summary>
    public bool BothAskAgain { get; init; }

    public bool MentorTrained { get; init; }

    public bool MenteeInducted { get; init; }
}

/// <summary>A possible pair, with all that a rule may ask of it.</summary>
public sealed record Pair(Candidate Mentor, Candidate Mentee, PairFacts Facts, Settings Settings);

/// <summary>Who may be proposed to whom.</summary>
public static class MatchingRules
{
    /// <summary>No line is as long.</summary>
    private const int WholeChain = 1000;

    private const string Policy = "SSSC, resource 4 (policy exemplar)";

    public static readonly Rule<bool> CoordinatorMakesMatch = new("coordinator-makes-match", RuleKind.Hard,
        "The programme, through its coordinator, pairs people.", $"SSSC, step 8 (co-ordinator); {Policy}; ASA, expected of mentees", coordinates => coordinates);

    public static readonly Rule<PairFacts> NoManagerAsMentor = new("no-manager-as-mentor", RuleKind.Hard,
        "A mentor has no supervisory responsibility for or authority over the mentee, and HR has said who has.", $"{Policy}; SSSC, resource 19 (pitfalls); ASA, what mentoring is not",
        facts => facts is { AuthorityDepth: not 1, ManagerKnown: true });

    public static readonly Rule<(PairFacts Facts, Settings Settings)> ManagerChainDepth = new("manager-chain-depth", RuleKind.Configured,
        "Authority reaches up the whole line, or as far as the programme sets, and never to nobody.", $"{Policy}; SSSC, should my manager be my mentor",
        x => x.Settings[SettingCatalogue.ManagerRule] == "direct" || x.Facts is { AuthorityDepth: null, LineKnown: true });

    public static readonly Advice<Pair> MenteeNotManagerOfMentor = new("mentee-not-line-manager-of-mentor",
        "Partners are equal, so authority in the other direction is a risk too.", Policy, pair => !pair.Facts.MenteeAbove);

    public static readonly Rule<Pair> MentorApplicationRequired = new("mentor-application-required", RuleKind.Hard,
        "A mentor joins through an application that was accepted.", "ASA, applying to be a mentor",
        pair => pair.Mentor.Application is { Role: ParticipantRole.Mentor, Status: ApplicationStatus.Accepted or ApplicationStatus.Available });

    public static readonly Rule<Pair> MenteeApplicationRequired = new("mentee-application-required", RuleKind.Hard,
        "A mentee joins through an application that was accepted.", "ASA, applying to be a mentee",
        pair => pair.Mentee.Application is { Role: ParticipantRole.Mentee, Status: ApplicationStatus.Accepted or ApplicationStatus.Available });

    public static readonly Rule<Pair> ConflictDeclared = new("match-conflict-declared", RuleKind.Hard,
        "A declared conflict with a person, team or organisation blocks that pairing until the applicant takes it back.", "Coventry, questionnaire",
        pair => !pair.Facts.Conflict);

    public static readonly Rule<Pair> MentorCapacity = new("mentor-capacity", RuleKind.Configured,
        "A mentor has as many places as the programme sets; an open proposal takes one.", "SSSC, mentoring models", pair =>
        pair.Facts.PlacesTaken < pair.Settings[SettingCatalogue.MaxOneToOne]);

    public static readonly Rule<Pair> MenteeOnePlace = new("mentee-one-place", RuleKind.Hard,
        "A mentee who is matched, or has an open proposal, is not open for another match in the programme.", "Rulebook, life cycle of an application",
        pair => pair.Facts.MenteePlacesTaken == 0);

    public static readonly Rule<Pair> SamePair = new("match-same-pair", RuleKind.Hard,
        "Two people whose relationship ended are matched with each other again only when both have asked for it.", "Rulebook, matching criterion M10",
        pair => !pair.Facts.EndedBefore || pair.Facts.BothAskAgain);

    public static readonly Rule<Pair> CrossOrganisation = new("match-cross-organisation", RuleKind.Configured,
        "Pairs may cross organisations where the programme allows it.", "ASA, benefits; SSSC, what peer mentoring is",
        pair => pair.Settings[SettingCatalogue.CrossOrganisation] == "allowed" || pair.Mentor.Person.OrganisationId == pair.Mentee.Person.OrganisationId);

    public static readonly Rule<Pair> ExperienceLevel = new("match-experience-level", RuleKind.Configured,
        "The mentor is more experienced in what matters, as far as the programme asks for it; grade never counts.", "ASA, what mentoring is; WLGA, what mentoring is",
        pair => pair.Settings[SettingCatalogue.Experience] != "require" || MatchScore.MoreExperienced(pair.Mentor.Form, pair.Mentee.Form) == 1);

    public static readonly StructuralRule CommonField = new("match-common-field", RuleKind.Soft,
        "Partners usually work in a similar field: it counts in the score, and keeps nobody apart.", "Coventry, what mentoring is; ASA, aims and principles");

    public static readonly StructuralRule NoPerformancePurpose = new("no-performance-purpose", RuleKind.Hard,
        "Mentoring has no part in under-performance: no purpose, field or record for it exists.", $"{Policy}; ASA, what mentoring is not");

    public static readonly StructuralRule UsesApplicationCriteria = new("match-uses-application-criteria", RuleKind.Soft,
        "A proposal keeps the criteria that were compared and how they came out.", "Coventry, what mentoring is");

    public static readonly Rule<bool> BothAccept = new("match-needs-both-acceptances", RuleKind.Hard,
        "A proposal becomes a relationship when each person has accepted for themselves, in time.", "SSSC, resource 5 (agreement); resource 17 (life cycle)", inTime => inTime);

    public static readonly Advice<Pair> OutsideOwnArea = new("match-outside-own-area",
        "Mentors develop people outside their own immediate area.", "Certificate body, mentor benefits",
        pair => pair.Settings[SettingCatalogue.MatchingOwnTeam] == "off" || pair.Mentor.Person.TeamId is null || pair.Mentor.Person.TeamId != pair.Mentee.Person.TeamId);

    public static readonly Advice<Pair> PreferenceMet = new("match-internal-external-preference",
        "The wish for a partner from inside or outside the organisation is met.", "Coventry, questionnaire",
        pair => Score(pair, "match-internal-external-preference") is null or 1);

    public static readonly Advice<Pair> DurationAgrees = new("match-duration-preference",
        "The wished length agrees on both sides.", "Coventry, questionnaire", pair => Score(pair, "match-duration-preference") is null or 1);

    public static readonly Advice<Pair> FaceToFaceAgrees = new("match-face-to-face-preference",
        "How important face-to-face meetings are agrees on both sides.", "Coventry, questionnaire",
        pair => Score(pair, "match-face-to-face-preference") is null or >= 0.5m);

    public static readonly Advice<Pair> NeedToExpertise = new("match-need-to-expertise",
        "The mentor can respond to the mentee's own needs: some of them are among the mentor's skills.", "ASA, what mentoring is; expected of mentees; Coventry, questionnaire",
        pair => Score(pair, "match-need-to-expertise") is null or > 0);

    public static readonly Advice<Pair> Location = new("match-location",
        "The two have a place where both can meet; without one, distance is a reason to meet from afar.", "Coventry, questionnaire",
        pair => Score(pair, "match-location") is null or > 0);

    public static readonly Advice<(int Mentees, int Places)> Supply = new("match-supply",
        "There are places enough for the mentees who wait; where mentors are short, a group is worth a thought.", "SSSC, step 8 (co-ordinator); mentoring models",
        x => x.Mentees <= x.Places);

    private static readonly Rule<Pair>[] Gates =
    [
        MentorApplicationRequired, MenteeApplicationRequired, ConflictDeclared, MentorCapacity, MenteeOnePlace, SamePair, CrossOrganisation, ExperienceLevel,
    ];

    private static readonly Advice<Pair>[] Cautions = [MenteeNotManagerOfMentor, OutsideOwnArea, PreferenceMet, DurationAgrees, FaceToFaceAgrees, NeedToExpertise, Location];

    /// <summary>Every gate that a pair has to pass, the same for a suggestion, a proposal and its acceptance.</summary>
    public static Requirements Gate(Pair pair) => Gate(pair, new());

    public static Requirements Gate(Pair pair, Requirements needs)
    {
        foreach (var gate in Gates) needs.Need(gate, pair);
        Authority(pair.Facts, pair.Settings, needs);
        needs.Need(EnrolmentRules.OneLiveApplication, pair.Mentor.Person.Id != pair.Mentee.Person.Id, "Nobody is both sides of one relationship.");
        if (MentorApplicationRequired.Holds(pair))
            needs.Need(EnrolmentRules.MentorTrainingBeforeMatch, pair.Facts.MentorTrained).Need(EnrolmentRules.OptOutAfterTraining, pair.Mentor.Application);
        if (MenteeApplicationRequired.Holds(pair))
            needs.Need(EnrolmentRules.InductionBeforeMatch, pair.Facts.MenteeInducted).Need(EnrolmentRules.OptOutAfterTraining, pair.Mentee.Application);
        return needs;
    }

    /// <summary>How many steps up a line authority counts, by the programme's setting.</summary>
    public static int AuthorityDepth(Settings settings) => settings[SettingCatalogue.ManagerRule] == "direct" ? 1 : WholeChain;

    /// <summary>Asked at the proposal, again when it is accepted, and for as long as the relationship lasts.</summary>
    public static Requirements Authority(PairFacts facts, Settings settings, Requirements needs) =>
        needs.Need(NoManagerAsMentor, facts).Need(ManagerChainDepth, (facts, settings));

    public static void Advise(Pair pair, Warnings warnings)
    {
        foreach (var caution in Cautions) warnings.Weigh(caution, pair);
    }

    private static decimal? Score(Pair pair, string criterion) =>
        MatchScore.Of(pair.Mentor, pair.Mentee, pair.Settings).Parts.FirstOrDefault(part => part.Criterion == criterion)?.Fit;
}
