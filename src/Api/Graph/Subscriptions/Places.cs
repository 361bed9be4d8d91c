using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;

namespace Mentoring.Api.Graph.Subscriptions;

/// <summary>Who holds how many streams of this host.</summary>
internal sealed class Places(SubscriptionOptions options)
{
    private readonly Lock turn = new();
    private readonly Dictionary<string, int> taken = new(StringComparer.Ordinal);
    private int all;

    /// <exception cref="TooMany">The caller, or the host, has as many as may be.</exception>
    public IDisposable Take(Caller caller)
    {
        var who = caller.ApplicationClient ?? $"{caller.Issuer} {caller.Subject}";
        lock (turn)
        {
            var own = taken.GetValueOrDefault(who);
            if (own >= options.PerCaller) throw new TooMany($"You have {own} streams open; {options.PerCaller} are allowed. Close one first.");
            if (all >= options.PerHost) throw new TooMany($"There are {all} streams open here; {options.PerHost} are allowed. Try again later.");
            (taken[who], all) = (own + 1, all + 1);
        }
        return new Release(() => Free(who));
    }

    private void Free(string who)
    {
        lock (turn)
        {
            all--;
            if (--taken[who] == 0) taken.Remove(who);
        }
    }
}

/// <summary>Gives back what was taken.</summary>
internal sealed class Release(Action free) : IDisposable
{
    public void Dispose() => free();
}
