using GraphQL.DataLoader;

namespace Mentoring.Api.Graph;

/// <summary>The loaders of a request, each with what it has read.</summary>
internal sealed class Loaders
{
    private readonly Dictionary<object, object> loaders = [];

    /// <param name="what">Equal for what is read at once.</param>
    public Loader<T> Of<T>(object what, Func<IReadOnlyCollection<Guid>, CancellationToken, Task<Dictionary<Guid, T>>> fetch) where T : class =>
        (Loader<T>)(loaders.TryGetValue(what, out var there) ? there : loaders[what] = new Loader<T>(fetch));

    /// <summary>After a change what was read may be no longer so.</summary>
    public void Forget() => loaders.Clear();
}

/// <summary>Gathers keys as the query meets them and reads them all at once when the first is waited for.</summary>
internal sealed class Loader<T>(Func<IReadOnlyCollection<Guid>, CancellationToken, Task<Dictionary<Guid, T>>> fetch) where T : class
{
    private readonly Dictionary<Guid, T?> known = [];
    private readonly HashSet<Guid> wanted = [];

    public IDataLoaderResult Load(Guid key)
    {
        if (!known.ContainsKey(key)) wanted.Add(key);
        return new Result(this, key);
    }

    private async Task<object?> Get(Guid key, CancellationToken ct)
    {
        if (!known.ContainsKey(key))
        {
            var keys = wanted.ToList();
            wanted.Clear();
            var found = await fetch(keys, ct);
            foreach (var one in keys) known[one] = found.GetValueOrDefault(one);
        }
        return known[key];
    }

    private sealed class Result(Loader<T> loader, Guid key) : ILoaded
    {
        public bool IsThere(out object? record)
        {
            var isThere = loader.known.TryGetValue(key, out var there);
            record = there;
            return isThere;
        }

        public Task<object?> GetResultAsync(CancellationToken cancellationToken = default) => IsThere(out var record) ? Task.FromResult(record) : loader.Get(key, cancellationToken);
    }
}

/// <summary>What a loader gives: it is there once any of those that are read with it was waited for.</summary>
internal interface ILoaded : IDataLoaderResult
{
    /// <param name="record">Null where there is none for the key.</param>
    bool IsThere(out object? record);
}
