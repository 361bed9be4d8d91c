using FsCheck.Xunit;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Matching;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Domain.Tests.Matching;

public sealed class MatchScoreTests
{
    private static readonly Organisation Here = new("here");
    private static readonly Programme Programme = new("P", Presets.AdviceSkillsPilot, [Here.Id]);

    [Property]
    [Proves("match-uses-application-criteria")]
    public void A_score_is_the_weighted_mean_of_its_parts(bool[] needs, bool[] skills, int? months, int? otherMonths)
    {
        var score = Score(new() { MonthsInRole = months, Mentor = new() { Skills = Topics(skills) } }, new() { MonthsInRole = otherMonths, Mentee = new() { Needs = Topics(needs) } });
        Assert.InRange(score.Total, 0, 100);
        Assert.All(score.Parts, part => Assert.InRange(part.Fit, 0, 1));
        var exact = 100 * score.Parts.Sum(part => part.Fit * part.Weight) / score.Parts.Sum(part => part.Weight);
        Assert.InRange(score.Total - exact, -1, 1);
    }

    [Fact]
    public void What_one_side_left_open_is_left_out()
    {
        var open = Score(new(), new());
        Assert.Equal(["match-outside-own-area"], open.Parts.Select(part => part.Criterion));
        var answered = Score(new() { Duration = DurationPreference.Long, FaceToFace = 5 }, new() { Duration = DurationPreference.Long, FaceToFace = 1 });
        Assert.Equal([("match-outside-own-area", 1m), ("match-duration-preference", 1m), ("match-face-to-face-preference", 0m)], answered.Parts.Select(part => (part.Criterion, part.Fit)));
    }

    [Fact]
    public void More_of_what_is_needed_never_scores_less()
    {
        var mentee = new Questionnaire { Mentee = new() { Needs = ["a", "b", "c"] } };
        var scores = new[] { new[] { "x" }, ["a"], ["a", "b"], ["A", "B", "C"] }.Select(skills => Score(new() { Mentor = new() { Skills = skills } }, mentee).Total).ToList();
        Assert.Equal(scores.Order(), scores);
        Assert.Equal(100, scores[^1]);
    }

    [Fact]
    [Proves("match-common-field")]
    [Proves("match-location")]
    [Proves("match-need-to-expertise")]
    public void Field_place_and_need_count_and_keep_nobody_apart()
    {
        var mentee = new Questionnaire { Profession = "Law", Places = ["Leeds"], Mentee = new() { Needs = ["appeals"] } };
        Questionnaire near = new() { Profession = "law", Places = ["Leeds", "York"], Mentor = new() { Skills = ["appeals"] } }, far = new() { Profession = "Care", Places = ["Bangor"], Mentor = new() { Skills = ["debt"] } };
        Assert.Equal(100, Score(near, mentee).Total);
        Assert.All((string[])["match-common-field", "match-location", "match-need-to-expertise"], criterion => Assert.Equal(0, Score(far, mentee).Parts.Single(part => part.Criterion == criterion).Fit));
        Assert.Equal([(false, false), (true, true)], new[] { far, near }.Select(Pair).Select(pair => (MatchingRules.Location.Holds(pair), MatchingRules.NeedToExpertise.Holds(pair))));
        Assert.DoesNotContain(MatchingRules.Gate(Pair(far)).Broken, broken => broken.Rule.Id is "match-common-field" or "match-location" or "match-need-to-expertise");

        Pair Pair(Questionnaire mentor) => new(Of(ParticipantRole.Mentor, mentor), Of(ParticipantRole.Mentee, mentee), new(), Programme.Settings);
    }

    [Fact]
    public void Grade_counts_for_nothing()
    {
        var mentee = new Questionnaire { Grade = "1", Mentee = new() { Needs = ["a"] } };
        Assert.Equal(
            Score(new() { Grade = "1", Mentor = new() { Skills = ["a"] } }, mentee).Total,
            Score(new() { Grade = "99", Mentor = new() { Skills = ["a"] } }, mentee).Total);
    }

    [Fact]
    [Flips("matching.fieldWeight")]
    [Flips("matching.ownTeam")]
    [Flips("matching.experience")]
    public void The_programme_says_what_counts()
    {
        Questionnaire mentor = new() { Profession = "Law", MonthsInRole = 20 }, mentee = new() { Profession = "law", MonthsInRole = 10 };
        Assert.Equal([("match-experience-level", 3), ("match-common-field", 2), ("match-outside-own-area", 2)], Score(mentor, mentee).Parts.Select(x => (x.Criterion, x.Weight)));
        Assert.Equal([("match-common-field", 10)], Score(mentor, mentee, ("matching.fieldWeight", 10), ("matching.ownTeam", "off"), ("matching.experience", "none")).Parts.Select(x => (x.Criterion, x.Weight)));
        Assert.DoesNotContain(Score(mentor, mentee, ("matching.fieldWeight", 0)).Parts, x => x.Criterion == "match-common-field");
        var candidate = Of(ParticipantRole.Mentor, mentor);
        candidate.Person.Describe("G", "F", null, Engagement.Staff, null, new Team(Here.Id, "team").Id);
        foreach (var (setting, holds) in ((string, bool)[])[("warn", false), ("off", true)])
            Assert.Equal(holds, MatchingRules.OutsideOwnArea.Holds(new(candidate, candidate, new(), Set(("matching.ownTeam", setting)))));
    }

    private static MatchScore Score(Questionnaire mentor, Questionnaire mentee, params (string, object)[] settings) =>
        MatchScore.Of(Of(ParticipantRole.Mentor, mentor), Of(ParticipantRole.Mentee, mentee), Set(settings));

    private static Settings Set(params (string Name, object Value)[] settings) =>
        new(settings.ToDictionary(x => x.Name, x => System.Text.Json.JsonSerializer.SerializeToElement(x.Value), StringComparer.Ordinal));

    private static Candidate Of(ParticipantRole role, Questionnaire form)
    {
        var person = new Person(Here.Id, role.ToString());
        return new(new(Programme, person, role, DateTimeOffset.UnixEpoch), person, form);
    }

    private static List<string> Topics(bool[] flags) => [.. flags.Select((flag, i) => (flag, i)).Where(x => x.flag).Select(x => $"topic {x.i}")];
}
