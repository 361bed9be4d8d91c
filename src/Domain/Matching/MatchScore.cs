using Mentoring.Domain.Enrolments;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;

namespace Mentoring.Domain.Matching;

/// <summary>One criterion's part of a score.</summary>
public sealed record ScorePart
{
    /// <summary>The criterion, by its rule or setting.</summary>
    public required string Criterion { get; init; }

    /// <summary>How well the two fit, 0 to 1.</summary>
    public required decimal Fit { get; init; }

    /// <summary>How much it counts.</summary>
    public required int Weight { get; init; }
}

/// <summary>One side of a pair as matching sees it: answers and place of work, never grade, early endings or refusals.</summary>
public sealed record Candidate(Application Application, Person Person, Questionnaire Form);

/// <summary>How well a mentor fits a mentee: 0 to 100, with its parts. A criterion that one side left open is left out.</summary>
public sealed record MatchScore(int Total, IReadOnlyList<ScorePart> Parts)
{
    public static MatchScore Of(Candidate mentor, Candidate mentee, Settings settings)
    {
        var parts = new List<ScorePart>();
        void Weigh(string criterion, int weight, decimal? fit)
        {
            if (fit is { } known) parts.Add(new() { Criterion = criterion, Fit = decimal.Round(known, 2), Weight = weight });
        }

        Weigh("match-need-to-expertise", 8, Overlap(mentee.Form.Mentee?.Needs, mentor.Form.Mentor?.Skills));
        if (settings[SettingCatalogue.Experience] != "none") Weigh("match-experience-level", 3, MoreExperienced(mentor.Form, mentee.Form));
        Weigh("match-internal-external-preference", 3, Preference(mentor, mentee));
        if (settings[SettingCatalogue.MatchingFieldWeight] is > 0 and var field) Weigh("match-common-field", field, Same(mentor.Form.Profession, mentee.Form.Profession));
        if (settings[SettingCatalogue.MatchingOwnTeam] == "warn") Weigh("match-outside-own-area", 2, mentor.Person.TeamId is null || mentor.Person.TeamId != mentee.Person.TeamId ? 1 : 0);
        Weigh("match-location", 2, Overlap(mentee.Form.Places, mentor.Form.Places) is { } places ? places > 0 ? 1 : 0 : null);
        Weigh("match-duration-preference", 2, mentor.Form.Duration is null || mentee.Form.Duration is null ? null : mentor.Form.Duration == mentee.Form.Duration ? 1 : 0);
        Weigh("match-face-to-face-preference", 1, mentor.Form.FaceToFace is { } a && mentee.Form.FaceToFace is { } b ? 1 - Math.Abs(a - b) / 4m : null);
        var weight = parts.Sum(part => part.Weight);
        return new(weight == 0 ? 0 : (int)decimal.Round(100 * parts.Sum(part => part.Fit * part.Weight) / weight), parts);
    }

    /// <summary>Of several pairs: the mean of each criterion over those that compared it.</summary>
    public static MatchScore Mean(IReadOnlyList<MatchScore> scores) => scores is [var one] ? one
        : new((int)decimal.Round((decimal)scores.Average(score => score.Total)), [.. scores.SelectMany(score => score.Parts).GroupBy(part => part.Criterion)
            .Select(parts => parts.First() with { Fit = decimal.Round(parts.Average(part => part.Fit), 2) })]);

    /// <summary>Fewer relevant years than the mentee is the one thing that the setting "require" excludes.</summary>
    public static decimal? MoreExperienced(Questionnaire mentor, Questionnaire mentee) =>
        mentor.Mentor?.MentoredBefore == true ? 1
        : mentor.MonthsInRole is { } own && mentee.MonthsInRole is { } other ? own > other ? 1 : 0
        : null;

    private static decimal? Overlap(IReadOnlyList<string>? wanted, IReadOnlyList<string>? offered) =>
        wanted is null or { Count: 0 } || offered is null or { Count: 0 } ? null
        : (decimal)wanted.Count(topic => offered.Contains(topic, StringComparer.OrdinalIgnoreCase)) / wanted.Count;

    private static decimal? Same(string? one, string? other) =>
        one is null || other is null ? null : string.Equals(one, other, StringComparison.OrdinalIgnoreCase) ? 1 : 0;

    private static decimal? Preference(Candidate mentor, Candidate mentee)
    {
        var inside = mentor.Person.OrganisationId == mentee.Person.OrganisationId;
        return (Met(mentor.Form.Preference, inside) + Met(mentee.Form.Preference, inside)) / 2;
    }

    private static decimal? Met(PartnerPreference? preference, bool inside) => preference switch
    {
        null => null,
        PartnerPreference.Either => 1,
        PartnerPreference.Internal => inside ? 1 : 0,
        _ => inside ? 0 : 1,
    };
}
