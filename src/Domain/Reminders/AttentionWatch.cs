using System.Runtime.CompilerServices;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Matching;
using Mentoring.Domain.Notices;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Support;

namespace Mentoring.Domain.Reminders;

/// <summary>Looks for what is out of step in a programme. One more kind of it is one more source.</summary>
public interface IAttentionSource
{
    /// <summary>Portions in which each matter comes once, with all that this source sees of it.</summary>
    IAsyncEnumerable<IReadOnlyList<Sight>> Look(Programme programme, DateTimeOffset now, CancellationToken ct);
}

/// <summary>What relationships are out of step with.</summary>
public sealed class CourseSource(IReminderFacts facts) : IAttentionSource
{
    public async IAsyncEnumerable<IReadOnlyList<Sight>> Look(Programme programme, DateTimeOffset now, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var portion in facts.Courses(programme.Id, DateOnly.FromDateTime(now.UtcDateTime), ct))
            yield return [.. portion.SelectMany(course => AttentionRules.Of(course, programme, now))];
    }
}

/// <summary>What mentors are out of step with.</summary>
public sealed class MentorSource(IReminderFacts facts) : IAttentionSource
{
    public async IAsyncEnumerable<IReadOnlyList<Sight>> Look(Programme programme, DateTimeOffset now, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var portion in facts.Mentors(programme.Id, DateOnly.FromDateTime(now.UtcDateTime), ct))
            yield return [.. portion.SelectMany(mentor => AttentionRules.Of(mentor, programme, now))];
    }
}

/// <summary>Concerns that wait too long: that there is one, and of which relationship, for its coordinators.</summary>
public sealed class ConcernSource(IReminderFacts facts) : IAttentionSource
{
    public async IAsyncEnumerable<IReadOnlyList<Sight>> Look(Programme programme, DateTimeOffset now, [EnumeratorCancellation] CancellationToken ct)
    {
        yield return (await facts.Concerns(programme.Id, ct)).ConvertAll(x =>
            new Sight(programme.Id, ConcernRules.Timely.Id, x.Since) { Relationship = x.Relationship, For = AttentionFor.Coordinators });
    }
}

/// <summary>What the programme itself is out of step with: mentors that are short, a role that nobody guides.</summary>
public sealed class ProgrammeSource(IProgrammeFacts facts, IMatchingFacts matching) : IAttentionSource
{
    public async IAsyncEnumerable<IReadOnlyList<Sight>> Look(Programme programme, DateTimeOffset now, [EnumeratorCancellation] CancellationToken ct)
    {
        var supply = await matching.Supply(programme.Id, programme.Settings[SettingCatalogue.MaxOneToOne], ct);
        yield return AttentionRules.Of(await facts.Design(programme, DateOnly.FromDateTime(now.UtcDateTime), ct), supply, now);
    }
}

/// <summary>Raises what is out of step, once, and takes it back when it is settled. What stands in the database decides: another run, here or on another host, finds it there.</summary>
public sealed class AttentionWatch(IStore store, IEnumerable<IAttentionSource> sources, IReminderFacts facts, Notifier notifier, TimeProvider clock)
{
    private const int Portion = 500;

    public async Task<int> Look(CancellationToken ct)
    {
        var changed = 0;
        foreach (var programme in await store.List<Programme>(x => x.Status != ProgrammeStatus.Draft && x.Status != ProgrammeStatus.Recruiting, ct)) changed += await Look(programme, ct);
        return changed;
    }

    private async Task<int> Look(Programme programme, CancellationToken ct)
    {
        var (now, changed, standing) = (clock.GetUtcNow(), 0, await facts.Standing(programme.Id, ct));
        if (programme.Status != ProgrammeStatus.Closed)
            foreach (var source in sources)
                await foreach (var seen in source.Look(programme, now, ct))
                {
                    var news = new List<(Sight Sight, Standing? There)>();
                    foreach (var sight in seen)
                        if (!standing.Remove((sight.About, sight.Rule), out var there) || !there.IsAs(sight, now)) news.Add((sight, there));
                    if (news.Count > 0) await Raise(programme, news, ct);
                    changed += news.Count;
                }
        foreach (var settled in standing.Values.Chunk(Portion)) await Settle(programme, settled, ct);
        return changed + standing.Count;
    }

    /// <summary>What stood when the run began is followed, all else is new. Who meets what another host has raised since then looks again.</summary>
    private async Task Raise(Programme programme, List<(Sight Sight, Standing? There)> news, CancellationToken ct)
    {
        var tries = 0;
        await store.Write(async () =>
        {
            var (now, there) = (clock.GetUtcNow(), await There(programme, news, again: tries++ > 0, ct));
            var anew = news.Select(x => x.Sight).Where(sight => !there.ContainsKey((sight.About, sight.Rule))).ToList();
            foreach (var (sight, _) in news) there.GetValueOrDefault((sight.About, sight.Rule))?.Follow(sight, now);
            store.AddAll(anew.ConvertAll(sight => new Attention(sight, now)));
            Tell(programme, anew);
            return programme.Id;
        }, ct);
    }

    private async Task<Dictionary<(Guid About, string Rule), Attention>> There(Programme programme, List<(Sight Sight, Standing? There)> news, bool again, CancellationToken ct)
    {
        var (ids, abouts) = (news.Where(x => x.There is not null).Select(x => x.There!.Id).ToList(), news.Select(x => x.Sight.About).Distinct().ToList());
        var there = again ? await store.List<Attention>(x => x.ProgrammeId == programme.Id && abouts.Contains(x.AboutId), ct)
            : ids.Count > 0 ? await store.List<Attention>(x => ids.Contains(x.Id), ct) : [];
        return there.ToDictionary(x => (x.AboutId, x.Rule));
    }

    /// <summary>One notice a person and matter, however much of it is new.</summary>
    private void Tell(Programme programme, List<Sight> anew)
    {
        var news = anew.GroupBy(sight => sight.About).Select(ofOne => (People: ofOne.SelectMany(sight => sight.Tell), ofOne.First().Relationship)).ToList();
        notifier.TellAll(news.Where(x => x.Relationship is not null).Select(x => (x.People, x.Relationship!.Value)), NoticeKind.AttentionRaised);
        notifier.TellAll(news.Where(x => x.Relationship is null).Select(x => (x.People, programme.Id)), NoticeKind.AttentionRaised);
    }

    private Task Settle(Programme programme, Standing[] settled, CancellationToken ct) => store.Write(async () =>
    {
        var ids = settled.Select(x => x.Id).ToList();
        foreach (var one in await store.List<Attention>(x => ids.Contains(x.Id), ct)) store.Remove(one);
        return programme.Id;
    }, ct);
}

/// <summary>What a coordinator does about what wants looking at.</summary>
public sealed class AttentionCommands(IStore store, Viewer viewer, TimeProvider clock)
{
    public Task<Id<Attention>> SeeToAttention(Id<Attention> id, CancellationToken ct) => store.Write(async () =>
    {
        var attention = await store.GetToAct(id, ct);
        if (!viewer.Coordinates(attention.ProgrammeId) || attention.For == AttentionFor.TheTwo || (attention.RelationshipId is { } relationship && viewer.RelationshipsBarred.Contains(relationship)))
            throw new Forbidden("A coordinator who is not one of the two sees to it.");
        attention.SeeTo(clock.GetUtcNow());
        return id;
    }, ct);
}
