using Xunit;

namespace Mentoring.Domain.Tests.Rules;

public sealed class FindingsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  \t ")]
    [InlineData("a\u0000b")]
    [InlineData("a\nb")]
    [InlineData("a\u009Fb")]
    public void A_short_text_has_to_be_there_and_clean(string? value)
    {
        var findings = new Findings();
        findings.Text("name", value);
        Assert.Equal("/name", Assert.Single(findings.All).Pointer);
        Assert.Throws<Invalid>(findings.Refuse);
    }

    [Fact]
    public void Half_a_character_is_no_text()
    {
        var findings = new Findings();
        findings.Text("name", "a" + (char)0xD800);
        Assert.Single(findings.All);
    }

    [Fact]
    public void Length_counts_code_points_and_a_huge_text_is_refused_at_once()
    {
        var findings = new Findings();
        Assert.Equal(200, findings.Text("emoji", string.Concat(Enumerable.Repeat("\U0001F600", 200))).EnumerateRunes().Count());
        Assert.Empty(findings.All);
        findings.Text("name", new string('x', 201));
        findings.Text("huge", new string('x', 100_000));
        Assert.Equal(["/name", "/huge"], findings.All.Select(x => x.Pointer));
    }

    [Fact]
    public void A_text_is_trimmed_and_a_long_one_keeps_its_lines()
    {
        var findings = new Findings("/row");
        Assert.Equal("Łukasz O’Neill", findings.Text("name", " Łukasz O’Neill "));
        Assert.Equal("one\ntwo", findings.Text("text", "one\ntwo", Findings.LongText));
        Assert.Null(findings.OptionalText("none", " "));
        Assert.False(findings.Any);
        findings.Text("name", null);
        Assert.Equal("/row/name", findings.All[0].Pointer);
    }

    [Theory]
    [InlineData("1899-12-31", false)]
    [InlineData("1900-01-01", true)]
    [InlineData("2200-12-31", true)]
    [InlineData("2201-01-01", false)]
    public void Dates_lie_between_1900_and_2200(string date, bool good)
    {
        var findings = new Findings();
        findings.Date("on", DateOnly.Parse(date));
        findings.Instant("at", DateTimeOffset.Parse(date + "T00:00:00Z"));
        Assert.Equal(good ? 0 : 2, findings.All.Count);
    }

    [Theory]
    [InlineData("hr-1", true)]
    [InlineData("Łukasz.1:2@x+~", true)]
    [InlineData("", false)]
    [InlineData("a b", false)]
    [InlineData("a/b", false)]
    [InlineData("a\n", false)]
    public void A_key_has_no_spaces_and_no_slashes(string key, bool good)
    {
        var findings = new Findings();
        findings.Key("id", key);
        findings.Key("long", good ? new string('k', 100) : new string('k', 101));
        Assert.Equal(good ? 0 : 2, findings.All.Count);
    }

    [Theory]
    [InlineData("someone@example.org", true)]
    [InlineData("none", false)]
    [InlineData("a@b", false)]
    [InlineData("a b@c.de", false)]
    public void An_address_looks_like_one(string email, bool good)
    {
        var findings = new Findings();
        findings.Email("email", email);
        Assert.Equal(good, !findings.Any);
    }

    [Fact]
    public void Every_entry_of_a_list_has_its_own_pointer()
    {
        var findings = new Findings();
        findings.Texts("list", ["good", "", "bad\u0000"], min: 1);
        findings.Texts("empty", [], min: 1);
        findings.Texts("many", [.. Enumerable.Repeat("x", 51)]);
        Assert.Equal(["/list/1", "/list/2", "/empty", "/many"], findings.All.Select(x => x.Pointer));
    }
}
