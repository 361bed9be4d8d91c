using System.Text.Json;
using FsCheck.Xunit;
using Mentoring.Domain.People;
using Mentoring.Domain.Rules;
using Xunit;

namespace Mentoring.Domain.Tests.Rules;

public sealed class KernelTests
{
    [Property]
    public bool An_id_survives_text_and_JSON(Guid guid)
    {
        var id = new Id<Person>(guid);
        return Id<Person>.TryParse(id.ToString(), null, out var parsed) && parsed == id && JsonSerializer.Deserialize<Id<Person>>(JsonSerializer.Serialize(id)) == id;
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("{01980000-0000-7000-8000-000000000001}")]
    [InlineData("01980000000070008000000000000001")]
    public void What_is_no_UUID_is_no_id(string text) => Assert.False(Id<Person>.TryParse(text, null, out _));

    [Fact]
    public void Ids_are_ordered_by_time()
    {
        var ids = Enumerable.Range(0, 5).Select(i => new Id<Person>(Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddDays(i)))).ToList();
        Assert.Equal(ids, ids.OrderDescending().Reverse());
        Assert.True(ids[0] < ids[1] && ids[1] > ids[0] && ids[0] <= ids[1] && ids[1] >= ids[0]);
    }

    [Theory]
    [InlineData("""{ }""", false, null)]
    [InlineData("""{ "Manager": null }""", true, null)]
    [InlineData("""{ "Manager": "m" }""", true, "m")]
    public void Absent_null_and_given_are_three_things(string json, bool given, string? value)
    {
        var input = JsonSerializer.Deserialize<Holder>(json)!;
        Assert.Equal((given, value), (input.Manager.IsGiven, input.Manager.Value));
    }

    [Fact]
    public void A_refusal_names_every_rule_and_a_warning_comes_once()
    {
        var rule = new Rule<bool>("some-rule", RuleKind.Hard, "It holds.", "Here", holds => holds);
        var other = new Rule<bool>("other-rule", RuleKind.Hard, "It holds too.", "Here", holds => holds);
        Assert.Equal([rule, other], Assert.Throws<Refusal>(() => new Requirements().Need(rule, false).Need(other, false).Refuse()).Broken.Select(x => x.Rule));
        new Requirements().Need(rule, true).Refuse();
        Assert.Same(rule, Assert.Throws<Forbidden>(() => rule.Permit(false)).Rule);

        var warnings = new Warnings();
        var advice = new Advice<bool>("some-advice", "Better so.", "Here", holds => holds);
        foreach (var holds in (bool[])[true, false, false]) warnings.Weigh(advice, holds);
        Assert.Equal("some-advice", Assert.Single(warnings.List).Rule);
    }

    private sealed record Holder
    {
        public Optional<string> Manager { get; init; }
    }
}
