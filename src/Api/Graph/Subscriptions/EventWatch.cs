using Mentoring.Api.Identity;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Integration;

namespace Mentoring.Api.Graph.Subscriptions;

/// <summary>A stretch of the feed: the events that somebody may subscribe to, and how far it reaches.</summary>
internal sealed record Stretch(IReadOnlyList<Event> Events, FeedPosition Reached);

/// <summary>
/// Follows the feed of events for all streams of this host, whichever host wrote them. What is recent is kept in memory; a stream that is further
/// behind reads on by itself, so that a slow client costs no memory. A host without streams does not look.
/// </summary>
internal sealed class EventWatch(IServiceScopeFactory scopes, GraphShape shape, SubscriptionOptions options, ILogger<EventWatch> log) : BackgroundService
{
    private const int AtOnce = 500;
    private const int Kept = 1000;

    private readonly Lock turn = new();
    private readonly List<Event> recent = [];
    private FeedPosition? begin;
    private FeedPosition end;
    private int streams;
    private TaskCompletionSource somebody = Signal();
    private TaskCompletionSource more = Signal();

    /// <summary>Done when there is more to read than before it was asked for.</summary>
    public Task More => Volatile.Read(ref more).Task;

    /// <summary>Counts a stream in, until it is disposed.</summary>
    public IDisposable Join()
    {
        lock (turn)
        {
            streams++;
            somebody.TrySetResult();
        }
        return new Release(Leave);
    }

    private void Leave()
    {
        lock (turn)
        {
            if (--streams > 0) return;
            somebody = Signal();
            begin = null;
            recent.Clear();
        }
    }

    /// <summary>Where a stream begins: after the event of the cursor, or now.</summary>
    public Task<FeedPosition> Start(string? cursor, CancellationToken ct) => Read(async feed =>
        cursor is null ? await feed.Last(ct)
        : Id<Event>.TryParse(cursor, null, out var id) && await feed.PositionOf(id, ct) is { } position ? position
        : throw new Malformed("after is the cursor of an event that you were told."));

    /// <summary>What is there after a position.</summary>
    public async Task<Stretch> After(FeedPosition position, CancellationToken ct)
    {
        lock (turn)
        {
            if (begin is { } from && !from.IsAfter(position)) return new(recent.FindAll(x => x.Position.IsAfter(position)), end.IsAfter(position) ? end : position);
        }
        var read = await Read(feed => feed.After(position, AtOnce, ct));
        return new(read.FindAll(IsOccasion), read.Count == 0 ? position : read[^1].Position);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // That the host ends is no fault of the service, even if it ends before it began.
            await Volatile.Read(ref somebody).Task.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                while (await Look(stoppingToken)) { }
            }
            catch (Exception e)
            {
                if (!stoppingToken.IsCancellationRequested) log.LogError(e, "The feed of events could not be read; streams wait");
            }
            await Task.Delay(options.Poll, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Takes in what is new, and says whether there may be more of it.</summary>
    private async Task<bool> Look(CancellationToken ct)
    {
        FeedPosition? reached;
        lock (turn) reached = begin is null ? null : end;
        var from = reached ?? await Read(feed => feed.Last(ct));
        var read = await Read(feed => feed.After(from, AtOnce, ct));
        lock (turn)
        {
            if (streams == 0) return false;
            begin ??= from;
            end = read.Count == 0 ? from : read[^1].Position;
            recent.AddRange(read.Where(IsOccasion));
            if (recent.Count > Kept)
            {
                begin = recent[^(Kept + 1)].Position;
                recent.RemoveRange(0, recent.Count - Kept);
            }
        }
        if (read.Count > 0 || reached is null) Interlocked.Exchange(ref more, Signal()).SetResult();
        return read.Count == AtOnce;
    }

    private bool IsOccasion(Event one) => shape.Occasions.Any(occasion => occasion.Is(one));

    /// <summary>The feed itself is read as a job does: who is told of an event is decided for each stream, by the record.</summary>
    private async Task<T> Read<T>(Func<IEventFeed, Task<T>> what)
    {
        await using var scope = scopes.AsSystem();
        return await what(scope.ServiceProvider.GetRequiredService<IEventFeed>());
    }

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
