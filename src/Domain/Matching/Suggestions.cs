using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Programmes;

namespace Mentoring.Domain.Matching;

/// <summary>A mentor for a mentee, with the score, or with the rules that stand against it.</summary>
public sealed record Suggestion(Pair Pair, MatchScore Score, IReadOnlyList<Rules.BrokenRule> Against);

/// <summary>Who could mentor whom. Answers the coordinator's question and keeps nothing.</summary>
public sealed class Suggesting(IStore store, IMatchingFacts facts, Pairing pairing, Viewer viewer)
{
    /// <summary>Mentees who wait and places that are free: counts, and a word where they do not meet.</summary>
    public async Task<(int Mentees, int Places, IReadOnlyList<Rules.Warning> Warnings)> Supply(Id<Programme> id, CancellationToken ct)
    {
        var programme = await store.Get(id, ct);
        MatchingRules.CoordinatorMakesMatch.Permit(viewer.Coordinates(id));
        var supply = await facts.Supply(id, programme.Settings[SettingCatalogue.MaxOneToOne], ct);
        var warnings = new Rules.Warnings();
        warnings.Weigh(MatchingRules.Supply, supply);
        return (supply.Mentees, supply.Places, warnings.List);
    }

    public async Task<List<Suggestion>> For(Id<Application> mentee, CancellationToken ct)
    {
        var application = await store.Get(mentee, ct);
        MatchingRules.CoordinatorMakesMatch.Permit(viewer.Coordinates(application.ProgrammeId));
        EnrolmentRules.OtherHands.Permit(application.PersonId != viewer.Person);
        if (application.Role != ParticipantRole.Mentee) throw new Invalid("/mentee", "Is no application of a mentee.");
        var programme = await store.Get(application.ProgrammeId, ct);
        var mentors = await store.List<Application>(x => x.ProgrammeId == programme.Id && x.Role == ParticipantRole.Mentor && x.ReachedProgramme && x.IsLive == true, ct);
        var pairs = await pairing.With(application, mentors, programme, ct);
        return [.. pairs
            .Select(pair => new Suggestion(pair, MatchScore.Of(pair.Mentor, pair.Mentee, programme.Settings), MatchingRules.Gate(pair).Broken))
            .OrderByDescending(suggestion => suggestion.Score.Total).ThenBy(suggestion => suggestion.Pair.Mentor.Application.Id)];
    }
}
