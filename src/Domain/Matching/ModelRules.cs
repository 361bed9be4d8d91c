using Mentoring.Domain.Enrolments;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Matching;

/// <summary>Somebody in a composition: where they work, and whether they have mentored before.</summary>
public sealed record Member(Id<Team>? Team, bool HasMentored = false);

/// <summary>The people of one relationship, as they are or as they would be.</summary>
public sealed record Composition(MentoringModel Model, IReadOnlyCollection<Member> Mentors, IReadOnlyCollection<Member> Mentees, Settings Settings)
{
    /// <summary>More may still come: what must be full at the end need not be yet.</summary>
    public bool IsForming { get; init; }
}

/// <summary>Sizes and make-up of the four models.</summary>
public static class ModelRules
{
    private const string Models = "SSSC, mentoring models";

    public static readonly Rule<(Settings Settings, MentoringModel Model)> Enabled = new("mentoring-models-enabled", RuleKind.Configured,
        "A match is made in a model that the programme runs.", Models, x => x.Settings[SettingCatalogue.ModelsEnabled].Contains(Meetings.MeetingRules.Word(x.Model)));

    public static readonly Rule<Composition> OneToOneSize = new("model-one-to-one-size", RuleKind.Hard,
        "One-to-one is one mentor and one mentee.", Models, x => x.Model != MentoringModel.OneToOne || x is { Mentors.Count: 1, Mentees.Count: 1 });

    public static readonly Rule<Composition> GroupSize = new("model-group-size", RuleKind.Configured,
        "A group is one mentor with one to four mentees, or fewer where the programme says so.", Models, x => x.Model != MentoringModel.Group
            || (x.Mentors.Count == 1 && x.Mentees.Count >= 1 && x.Mentees.Count <= x.Settings[SettingCatalogue.ModelsGroupMax]));

    public static readonly Rule<Composition> TwoByTwoSize = new("model-two-by-two-size", RuleKind.Hard,
        "Two-by-two is exactly two mentors and two mentees: with three of them it is not active.", Models, x => x.Model != MentoringModel.TwoByTwo
            || (x.IsForming ? x is { Mentors.Count: <= 2, Mentees.Count: <= 2 } : x is { Mentors.Count: 2, Mentees.Count: 2 }));

    public static readonly Advice<Composition> TwoByTwoExperience = new("model-two-by-two-experience",
        "Two-by-two lets a new mentor work beside an experienced one: one of the two has mentored before.", Models,
        x => x.Model != MentoringModel.TwoByTwo || x.Mentors.Any(mentor => mentor.HasMentored));

    public static readonly Rule<Composition> TeamMentorCount = new("model-team-mentor-count", RuleKind.Hard,
        "A team has one or two mentors, or one where the programme says so.", Models, x => x.Model != MentoringModel.Team
            || (x.Mentors.Count >= 1 && x.Mentors.Count <= x.Settings[SettingCatalogue.ModelsTeamMentorsMax]));

    public static readonly Rule<Composition> TeamMentorOutside = new("model-team-mentor-outside", RuleKind.Hard,
        "A team's mentors come from outside the team, for as long as they mentor it.", Models, x => x.Model != MentoringModel.Team
            || !x.Mentors.Any(mentor => mentor.Team is not null && x.Mentees.Any(mentee => mentee.Team == mentor.Team)));

    public static readonly Rule<Composition> TeamSameTeam = new("model-team-same-team", RuleKind.Hard,
        "All mentees of a team relationship belong to one work team on HR's record.", Models, x => x.Model != MentoringModel.Team
            || (x.Mentees.All(mentee => mentee.Team is not null) && x.Mentees.Select(mentee => mentee.Team).Distinct().Count() <= 1));

    public static readonly Rule<Composition> TeamSize = new("model-team-size", RuleKind.Configured,
        "A team has at least one mentee, and at most as many as the programme sets.", "Rulebook, open decision G18", x => x.Model != MentoringModel.Team
            || (x.Mentees.Count >= 1 && x.Mentees.Count <= x.Settings[SettingCatalogue.ModelsTeamMenteesMax]));

    public static readonly Advice<Composition> TeamMentorExperienced = new("model-team-mentor-experienced",
        "A team's mentors are experienced: each has mentored before.", Models, x => x.Model != MentoringModel.Team || x.Mentors.All(mentor => mentor.HasMentored));

    public static readonly Advice<(MentoringModel Model, AgreementTerms Terms)> TeamGoalsDefined = new("model-team-goals-defined",
        "Team mentoring settles eight things at its start: what it is for, what it is to reach, how that serves the organisation, how it is measured, what is expected of whom, the plan, what the team knows already, and how to go about it.",
        "SSSC, resource 11 (team)", x => x.Model != MentoringModel.Team || Enum.GetValues<TeamStart>().All(item => x.Terms.TeamStart?.Contains(item) == true));

    public static readonly Rule<(int Live, int? Most)> StartSmall = new("start-small", RuleKind.Configured,
        "A programme starts small and expands: it has no more relationships at a time than it has set itself.", "SSSC, step 2 (plan)", x => x.Most is null || x.Live < x.Most);

    public static readonly Rule<(Settings Settings, RelationshipPurpose? Purpose)> PurposeCategory = new("programme-purpose-category", RuleKind.Configured,
        "What a relationship is for can be told by one of the programme's purposes; under-performance is none.", "Certificate body, mentoring and its uses; SSSC, why introduce it",
        x => x.Purpose is not { } purpose || x.Settings[SettingCatalogue.RelationshipPurposes].Contains(Meetings.MeetingRules.Word(purpose)));

    private static readonly Rule<Composition>[] Sizes = [OneToOneSize, GroupSize, TwoByTwoSize, TeamMentorCount, TeamMentorOutside, TeamSameTeam, TeamSize];

    public static Requirements Compose(Composition composition, Requirements needs)
    {
        foreach (var rule in Sizes) needs.Need(rule, composition);
        return needs;
    }

    public static void Advise(Composition composition, Warnings warnings)
    {
        warnings.Weigh(TwoByTwoExperience, composition);
        warnings.Weigh(TeamMentorExperienced, composition);
    }
}
