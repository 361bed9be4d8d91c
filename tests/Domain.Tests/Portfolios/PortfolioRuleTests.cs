using Mentoring.Domain.Portfolios;
using Mentoring.Domain.Relationships;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Domain.Tests.Portfolios;

/// <summary>The rules of portfolios, each on its own.</summary>
public sealed class PortfolioRuleTests
{
    private static EvidenceContent Content => new() { Kind = EvidenceKind.Course, On = new(2026, 3, 1), Title = "A course", Medium = EvidenceMedium.Electronic };

    [Fact]
    [Proves("portfolio-evidence-linked")]
    public void Evidence_says_what_it_is_good_for()
    {
        Assert.False(PortfolioRules.Linked.Holds(Content));
        Assert.True(PortfolioRules.Linked.Holds(Content with { Links = [EvidenceLink.CareerPlan] }));
        Assert.True(PortfolioRules.Linked.Holds(Content with { Competencies = ["empathy"] }));
    }

    [Fact]
    [Proves("portfolio-professional-tone")]
    public void The_tone_is_told_with_reflections_alone() =>
        Assert.Equal([EvidenceKind.Reflection], Enum.GetValues<EvidenceKind>().Where(kind => !PortfolioRules.Tone.Holds(kind)));

    [Fact]
    [Proves("learning-style-exchange")]
    public void Learning_styles_are_told_early() =>
        Assert.Equal([Phase.BuildingRapport, Phase.SettingDirection], Enum.GetValues<Phase>().Where(ExchangeRules.LearningStyles.Holds));

    /// <summary>The guidance's table has thirteen personal capabilities, eight on oneself and five on others, and eleven organisational ones.</summary>
    [Fact]
    public void The_competencies_are_those_of_the_framework()
    {
        Assert.Equal([8, 5, 11], CompetencyList.All.GroupBy(x => x.Group).OrderBy(x => x.Key).Select(x => x.Count()));
        Assert.Equal(24, CompetencyList.All.Select(x => x.Code).Distinct().Count());
        Assert.All(CompetencyList.All, x => Assert.Equal(x.Group == CompetencyGroup.Organisational, x.Signs.Count == 0));
    }
}
