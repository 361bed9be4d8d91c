using System.Text.Json;
using Mentoring.Domain.Forms;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Domain.Tests.Forms;

/// <summary>The forms that every programme starts with are whole.</summary>
public sealed class ShippedFormTests
{
    public static TheoryData<string> Keys => [.. ShippedForms.All.Select(form => form.Key)];

    /// <summary>As many points, questions and prompts as the guidance's own forms have.</summary>
    [Fact]
    public void Each_has_as_much_as_the_guidance_says()
    {
        Assert.Equal(14, Points("code-of-practice"));
        Assert.Equal(15, Numbered("contract"));
        Assert.Equal(7, Points("mentor-role"));
        Assert.Equal(17, Points("mentor-person-specification"));
        Assert.Equal(8, Points("mentee-responsibilities"));
        Assert.Equal(9, Points("mentor-expectations"));
        Assert.Equal(7, Points("manager-and-mentor"));
        Assert.Equal(11, Of("mentee-readiness").AllQuestions().Count());
        Assert.Equal(6, Of("mentor-self-check").AllQuestions().Count(x => x.Kind == QuestionKind.Scale));
        Assert.Equal(9, Of("training-mentor").Codes("themes").Count);
        Assert.Equal(8, Of("induction-mentee").Codes("themes").Count);
        Assert.Equal([28, 18, 6, 8, 4, 4], new[] { "grow", "grow-short", "oskar", "mistakes", "visioning", "cost-benefit" }.Select(key => Of(key).Codes("answers", "prompt").Count));
        Assert.Equal([8, 9, 5, 6], Of("grow").Codes("answers", "prompt").GroupBy(code => code.Split('.')[0]).Select(stage => stage.Count()));
        Assert.Equal((1, 10, 0, 10), (Of("grow").Find("commitment")!.Min, Of("grow").Find("commitment")!.Max, Of("oskar").Find("now")!.Min, Of("oskar").Find("now")!.Max));
        foreach (var key in (string[])["evaluation-mentor", "evaluation-mentee"]) Assert.Equal(Enumerable.Range(1, 16).Select(i => $"q{i}"), Of(key).AllQuestions().Select(x => x.Key).Where(x => x.Skip(1).All(char.IsDigit)));
        Assert.Equal((5, 5), (Of("application").Find("descriptors")!.MinCount, Of("application").Find("descriptors")!.MaxCount));
        Assert.Equal(6, Of("portfolio-evidence").Codes("kind").Count);
    }

    [Fact]
    public void One_is_whole_in_Welsh()
    {
        var (contract, translation) = (Of("contract"), Of("contract").Translations!.Single());
        Assert.Equal("cy", translation.Language);
        Assert.Equal("Contract mentora", contract.In("cy").Title);
        Assert.Equal("A ydym yn cadw nodiadau?", contract.In("cy-GB").Find("notes")!.Items!.First(item => item.Key == "kept").Text);
        Assert.Equal("Mentoring contract", contract.In("fr").Title);
        Assert.Equal(contract.AllQuestions().Select(x => (x.Key, x.Kind)), contract.In("cy").AllQuestions().Select(x => (x.Key, x.Kind)));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    [Proves("mentor-feedback-standard")]
    public void What_ships_is_what_a_programme_may_publish(string key)
    {
        var shipped = ShippedForms.Find(key)!;
        Assert.Null(Record.Exception(() => FormChange.Checked(shipped.Content, shipped)));
        // Where the two tell each other how it goes, the form says what makes that good.
        if (key is "relationship-review" or "agreement")
            Assert.Contains("specific and in time; it is meant, fair and balanced, rests on what you saw yourself, looks forward, and is given when the other asks for it", JsonSerializer.Serialize(shipped.Content), StringComparison.Ordinal);
    }

    private static FormContent Of(string key) => ShippedForms.Find(key)!.Content;

    private static int Points(string key) => Of(key).Sections.Sum(section => section.Points?.Count ?? 0);

    private static int Numbered(string key) => Of(key).Sections.SelectMany(section => (section.Points ?? []).Select(x => x.Text).Concat((section.Questions ?? []).Select(x => x.Text)))
        .Where(text => char.IsDigit(text[0])).Select(text => int.Parse(text.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture)).Order().Where((number, i) => number == i + 1).Count();
}
