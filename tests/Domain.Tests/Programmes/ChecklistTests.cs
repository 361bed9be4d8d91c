using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;
using Xunit;

namespace Mentoring.Domain.Tests.Programmes;

/// <summary>The lists have what the guidance's have, and every item can be known and acted on.</summary>
public sealed class ChecklistTests
{
    [Fact]
    public void The_seven_lists_have_as_many_items_as_the_guidances()
    {
        var counts = Checklists.All.GroupBy(item => item.Checklist).ToDictionary(list => list.Key, list => list.Count());
        Assert.Equal((27, 9, 9), (counts[Checklist.Design], counts[Checklist.Finance], counts[Checklist.Policies]));
        Assert.Equal((3 + 3 + 7, 8 + 15), (counts[Checklist.EvaluationData], counts[Checklist.Monitoring]));
        Assert.Equal((11, 33), (counts[Checklist.Meetings], counts[Checklist.RelationshipStages]));
        Assert.Equal([9, 8, 11, 5], Checklists.All.Where(item => item.Checklist == Checklist.RelationshipStages).GroupBy(item => item.Phase).Select(stage => stage.Count()));
        Assert.Equal(Checklists.All.Count, Checklists.All.Select(item => item.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_item_says_what_to_do_and_names_rules_that_there_are() => Assert.All(Checklists.All, item =>
    {
        Assert.EndsWith(".", item.Text.Replace('?', '.'), StringComparison.Ordinal);
        Assert.Equal(item.KnownBy == KnownBy.Prompt, item.ToDo is null);
        Assert.All(item.Rules, rule => Assert.NotNull(RuleBook.Find(rule)));
        Assert.Equal(item.KnownBy == KnownBy.Prompt, item.Checklist is Checklist.Meetings or Checklist.RelationshipStages);
    });

    [Fact]
    public void Each_phase_has_its_prompts_and_those_of_every_meeting()
    {
        Assert.Equal(8 + 1 + 9, Checklists.PromptsIn(Phase.BuildingRapport).Count());
        Assert.Equal(8 + 1 + 8, Checklists.PromptsIn(Phase.SettingDirection).Count());
        Assert.Equal(8 + 1 + 11, Checklists.PromptsIn(Phase.Progression).Count());
        Assert.Equal(8 + 5, Checklists.PromptsIn(Phase.WindingUp).Count());
        Assert.Equal(Checklists.PromptsIn(Phase.WindingUp), Checklists.PromptsIn(Phase.MovingOn));
    }
}
