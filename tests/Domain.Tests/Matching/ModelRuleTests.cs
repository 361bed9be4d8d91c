using Mentoring.Domain.Matching;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Domain.Tests.Matching;

/// <summary>Sizes and make-up of the four models, at their borders.</summary>
public sealed class ModelRuleTests
{
    private static readonly Id<Team> Ours = Id<Team>.New(), Theirs = Id<Team>.New();

    [Theory]
    [InlineData(MentoringModel.OneToOne, 1, 1, null)]
    [InlineData(MentoringModel.OneToOne, 1, 2, "model-one-to-one-size")]
    [InlineData(MentoringModel.OneToOne, 2, 1, "model-one-to-one-size")]
    [InlineData(MentoringModel.Group, 1, 1, null)]
    [InlineData(MentoringModel.Group, 1, 4, null)]
    [InlineData(MentoringModel.Group, 1, 5, "model-group-size")]
    [InlineData(MentoringModel.Group, 2, 2, "model-group-size")]
    [InlineData(MentoringModel.Group, 1, 0, "model-group-size")]
    [InlineData(MentoringModel.TwoByTwo, 2, 2, null)]
    [InlineData(MentoringModel.TwoByTwo, 2, 1, "model-two-by-two-size")]
    [InlineData(MentoringModel.TwoByTwo, 1, 2, "model-two-by-two-size")]
    [InlineData(MentoringModel.TwoByTwo, 3, 2, "model-two-by-two-size")]
    [InlineData(MentoringModel.Team, 1, 1, null)]
    [InlineData(MentoringModel.Team, 2, 12, null)]
    [InlineData(MentoringModel.Team, 3, 2, "model-team-mentor-count")]
    [InlineData(MentoringModel.Team, 0, 2, "model-team-mentor-count")]
    [InlineData(MentoringModel.Team, 1, 0, "model-team-size")]
    [InlineData(MentoringModel.Team, 1, 13, "model-team-size")]
    [Proves("model-one-to-one-size")]
    [Proves("model-group-size")]
    [Proves("model-two-by-two-size")]
    [Proves("model-team-mentor-count")]
    [Proves("model-team-size")]
    public void Each_model_has_its_sizes(MentoringModel model, int mentors, int mentees, string? refusedBy) =>
        Assert.Equal(refusedBy is null ? [] : [refusedBy], Broken(Of(model, mentors, mentees)));

    [Fact]
    [Flips("models.teamMentorsMax")]
    [Flips("models.teamMenteesMax")]
    [Flips("models.groupMax")]
    [Proves("model-group-size")]
    [Proves("model-team-mentor-count")]
    public void A_programme_may_lower_a_size_and_never_raise_it()
    {
        Assert.Equal(["model-group-size"], Broken(Of(MentoringModel.Group, 1, 3, """{ "models.groupMax": 2 }""")));
        Assert.Equal(["model-team-mentor-count"], Broken(Of(MentoringModel.Team, 2, 3, """{ "models.teamMentorsMax": 1 }""")));
        Assert.Equal(["model-team-size"], Broken(Of(MentoringModel.Team, 1, 3, """{ "models.teamMenteesMax": 2 }""")));
        Assert.Empty(Broken(Of(MentoringModel.Team, 1, 3, """{ "models.teamMenteesMax": 3 }""")));
        Assert.NotNull(SettingCatalogue.ModelsGroupMax.Check(System.Text.Json.JsonSerializer.SerializeToElement(5)));
        Assert.NotNull(SettingCatalogue.ModelsTeamMentorsMax.Check(System.Text.Json.JsonSerializer.SerializeToElement(3)));
    }

    [Fact]
    [Proves("model-two-by-two-size")]
    public void Two_by_two_may_wait_for_its_fourth_and_takes_no_fifth()
    {
        Assert.Empty(Broken(Of(MentoringModel.TwoByTwo, 2, 1) with { IsForming = true }));
        Assert.Equal(["model-two-by-two-size"], Broken(Of(MentoringModel.TwoByTwo, 2, 3) with { IsForming = true }));
    }

    [Fact]
    [Proves("model-team-mentor-outside")]
    [Proves("model-team-same-team")]
    public void A_team_is_one_team_and_its_mentors_come_from_elsewhere()
    {
        var team = Of(MentoringModel.Team, 1, 2);
        Assert.Empty(Broken(team with { Mentors = [new(null)] }));
        Assert.Equal(["model-team-mentor-outside"], Broken(team with { Mentors = [new(Theirs), new(Ours)] }));
        Assert.Equal(["model-team-same-team"], Broken(team with { Mentees = [new(Ours), new(Id<Team>.New())] }));
        Assert.Equal(["model-team-same-team"], Broken(team with { Mentees = [new(null), new(null)] }));
        Assert.Empty(Broken(Of(MentoringModel.Group, 1, 2) with { Mentors = [new(Ours)] }));
    }

    [Fact]
    [Proves("model-two-by-two-experience")]
    [Proves("model-team-mentor-experienced")]
    public void Experience_is_advised_where_a_model_rests_on_it()
    {
        Assert.Equal(["model-two-by-two-experience"], Advised(Of(MentoringModel.TwoByTwo, 2, 2)));
        Assert.Empty(Advised(Of(MentoringModel.TwoByTwo, 2, 2) with { Mentors = [new(Theirs, HasMentored: true), new(Theirs)] }));
        Assert.Equal(["model-team-mentor-experienced"], Advised(Of(MentoringModel.Team, 2, 2) with { Mentors = [new(Theirs, HasMentored: true), new(Theirs)] }));
        Assert.Empty(Advised(Of(MentoringModel.Team, 1, 2) with { Mentors = [new(Theirs, HasMentored: true)] }));
        Assert.Empty(Advised(Of(MentoringModel.Group, 1, 2)));
    }

    [Fact]
    [Proves("model-team-goals-defined")]
    public void A_team_settles_eight_things_at_its_start()
    {
        Assert.Equal(8, Enum.GetValues<TeamStart>().Length);
        Assert.False(ModelRules.TeamGoalsDefined.Holds((MentoringModel.Team, new())));
        Assert.False(ModelRules.TeamGoalsDefined.Holds((MentoringModel.Team, new() { TeamStart = [.. Enum.GetValues<TeamStart>().Skip(1)] })));
        Assert.True(ModelRules.TeamGoalsDefined.Holds((MentoringModel.Team, new() { TeamStart = Enum.GetValues<TeamStart>() })));
        Assert.True(ModelRules.TeamGoalsDefined.Holds((MentoringModel.Group, new())));
    }

    [Theory]
    [InlineData(3, 3, true)]
    [InlineData(4, 3, false)]
    [InlineData(1, 0, false)]
    [InlineData(0, 0, true)]
    [Proves("match-supply")]
    public void More_mentees_than_places_are_told(int mentees, int places, bool holds) => Assert.Equal(holds, MatchingRules.Supply.Holds((mentees, places)));

    [Theory]
    [InlineData(4, 5, true)]
    [InlineData(5, 5, false)]
    [InlineData(5000, null, true)]
    [Proves("start-small")]
    public void A_cap_holds_where_there_is_one(int live, int? most, bool holds) => Assert.Equal(holds, ModelRules.StartSmall.Holds((live, most)));

    [Fact]
    [Flips("relationship.purposes")]
    [Proves("programme-purpose-category")]
    public void A_purpose_is_one_of_the_programmes()
    {
        var narrow = Settings("""{ "relationship.purposes": ["leadership"] }""");
        Assert.True(ModelRules.PurposeCategory.Holds((narrow, null)));
        Assert.True(ModelRules.PurposeCategory.Holds((narrow, RelationshipPurpose.Leadership)));
        Assert.False(ModelRules.PurposeCategory.Holds((narrow, RelationshipPurpose.Induction)));
        Assert.All(Enum.GetValues<RelationshipPurpose>(), purpose => Assert.True(ModelRules.PurposeCategory.Holds((Settings("{}"), purpose))));
        Assert.NotNull(SettingCatalogue.RelationshipPurposes.Check(System.Text.Json.JsonSerializer.SerializeToElement(new[] { "underPerformance" })));
    }

    [Theory]
    [InlineData(14, true)]
    [InlineData(14.5, false)]
    [Proves("model-group-one-to-one-on-request")]
    public void A_request_for_a_session_of_two_may_wait_for_two_weeks(double days, bool holds) => Assert.Equal(holds, GroupRules.OneToOneOnRequest.Holds(days));

    private static Composition Of(MentoringModel model, int mentors, int mentees, string settings = "{}") =>
        new(model, [.. Enumerable.Repeat(new Member(Theirs), mentors)], [.. Enumerable.Repeat(new Member(Ours), mentees)], Settings(settings));

    private static Settings Settings(string json) => new(System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, System.Text.Json.JsonElement>>(json)!);

    private static IEnumerable<string> Broken(Composition composition) => ModelRules.Compose(composition, new()).Broken.Select(broken => broken.Rule.Id);

    private static IEnumerable<string> Advised(Composition composition)
    {
        var warnings = new Warnings();
        ModelRules.Advise(composition, warnings);
        return warnings.List.Select(warning => warning.Rule);
    }
}
