using System.Text.Json;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Forms;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Domain.Tests.Forms;

/// <summary>Answers are measured by the version that was shown, and everything that is wrong with them is told at once.</summary>
public sealed class FormCheckTests
{
    [Theory]
    [InlineData("application", "mentee", """{ "descriptors": ["calm", "curious", "honest", "patient"] }""", "/descriptors")]
    [InlineData("application", "mentee", """{ "descriptors": ["calm", "curious", "honest", "patient", "quiet", "creative"] }""", "/descriptors")]
    [InlineData("application", "mentee", """{ "descriptors": ["calm", "curious", "honest", "patient", "patient"] }""", "/descriptors")]
    [InlineData("application", "mentee", """{ "descriptors": ["calm", "curious", "honest", "patient", "tall"] }""", "/descriptors/4")]
    [InlineData("application", "mentee", """{ "mentor": { "reason": "giveBack" } }""", "/mentor")]
    [InlineData("application", "mentor", """{ "mentee": { "reason": "newRole" } }""", "/mentee")]
    [InlineData("application", "mentor", """{ "mentor": { "reason": "newRole" } }""", "/mentor/reason")]
    [InlineData("application", "mentor", """{ "professionalBodyMember": false, "professionalBody": "The Institute" }""", "/professionalBody")]
    [InlineData("application", "mentor", """{ "shoeSize": 43 }""", "/shoeSize")]
    [InlineData("application", "mentor", """{ "faceToFace": 6 }""", "/faceToFace")]
    [InlineData("application", "mentor", """{ "faceToFace": 2.5 }""", "/faceToFace")]
    [InlineData("application", "mentor", """{ "monthsInRole": "nine" }""", "/monthsInRole")]
    [InlineData("application", "mentor", """{ "conflicts": [{ "organisation": "a", "colour": 1 }] }""", "/conflicts/0/colour", "/conflicts/0/kind")]
    [InlineData("evaluation-mentee", null, """{ "q12": true, "q13": true }""", "/q13")]
    [InlineData("evaluation-mentee", null, """{ "q3": null }""", "/q3")]
    [InlineData("grow", null, """{ "commitment": 0 }""", "/commitment")]
    [InlineData("oskar", null, """{ "now": 0, "wished": 11 }""", "/wished")]
    [InlineData("oskar", null, """{ "commitment": 3 }""", "/commitment")]
    [InlineData("code-of-practice", null, """{ "ethicsAndLaw": false }""", "/ethicsAndLaw")]
    [InlineData("action-plan", null, """{ "reviewOn": ["2026-02-30"], "goals": ["x"] }""", "/goals/0", "/reviewOn/0")]
    [InlineData("meeting-log", null, """{ "topics": "All", "nextMeetingOn": "soon", "steps": [3] }""", "/nextMeetingOn", "/steps/0", "/topics")]
    public void What_does_not_fit_is_told_with_its_place(string key, string? role, string answers, params string[] pointers) =>
        Assert.Equal(pointers.Order(StringComparer.Ordinal), Pointers(key, role, answers, complete: false).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("application", "mentor", """{ "descriptors": ["calm", "curious", "honest", "patient", "quiet"], "mentor": { "reason": "giveBack" }, "faceToFace": 5, "hoursPerMonth": 2.5 }""")]
    [InlineData("evaluation-mentee", null, """{ "q12": false, "q13": true, "q5": true, "q5what": "Time." }""")]
    [InlineData("oskar", null, """{ "now": 0, "wished": 10, "reviewOn": "2026-04-01" }""")]
    public void What_fits_is_taken(string key, string? role, string answers) => Assert.Empty(Pointers(key, role, answers, complete: false));

    [Fact]
    public void What_is_needed_is_asked_for_when_it_is_to_be_complete()
    {
        Assert.Equal(["/q1", "/q2", "/q3"], Pointers("evaluation-mentor", null, "{}", complete: true));
        var mentees = Pointers("application", "mentee", """{ "mentor": {} }""", complete: true);
        Assert.Contains("/givenName", mentees);
        Assert.Contains("/mentor", mentees);
    }

    /// <summary>A version is what it was: another one asks, and takes, something else.</summary>
    [Fact]
    [Proves("form-versions-kept")]
    public void A_programme_goes_its_own_way_from_the_edition_that_it_had()
    {
        var shipped = ShippedForms.Find("suggestion")!;
        FormVersion Own(int number) => new(new(Guid.CreateVersion7()), shipped.Key, number, shipped.Content with { Title = $"Version {number}" }, null, default);
        Assert.Equal((1, "A suggestion"), Told(Form.Of(shipped, [], null)));
        Assert.Equal((3, "Version 3"), Told(Form.Of(shipped, [Own(2), Own(3)], null)));
        Assert.Equal((2, "Version 2"), Told(Form.Of(shipped, [Own(2), Own(3)], 2)));
        Assert.Equal((1, "A suggestion"), Told(Form.Of(shipped, [Own(2), Own(3)], 1)));
        Assert.Null(Form.Of(shipped, [Own(2)], 4));
        Assert.Null(Form.Of(shipped, [], 2));

        static (int, string) Told(Form? form) => (form!.Number, form.Content.Title);
    }

    private static List<string> Pointers(string key, string? role, string answers, bool complete)
    {
        var given = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(answers)!;
        var who = role switch { "mentor" => ParticipantRole.Mentor, "mentee" => ParticipantRole.Mentee, _ => (ParticipantRole?)null };
        var refused = Record.Exception(() => new FormCheck("").Check([.. ShippedForms.Find(key)!.Content.Asked()], who, given, complete));
        return [.. ((refused as Invalid)?.Findings ?? []).Select(finding => finding.Pointer)];
    }
}
