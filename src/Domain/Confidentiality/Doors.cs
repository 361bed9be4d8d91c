using System.Linq.Expressions;

namespace Mentoring.Domain.Confidentiality;

/// <summary>An entity says once who may see its rows. Both doors apply it; nothing else opens a row.</summary>
/// <remarks>The expression compares ids with the id sets that the viewer holds, never with another table.</remarks>
public interface IVisible<TSelf> where TSelf : IVisible<TSelf>
{
    static abstract Expression<Func<TSelf, bool>> VisibleTo(Viewer v);
}

/// <summary>The door for reads: every row that the viewer may see, and no other.</summary>
public interface IReader
{
    IQueryable<T> All<T>() where T : Entity<T>, IVisible<T>;

    /// <summary>The rows that answer a question which is put again and again, as far as the viewer may see them.</summary>
    Task<List<T>> Ask<TGiven, T>(Question<TGiven, T> question, TGiven given, CancellationToken ct);
}

/// <summary>
/// What is asked in every other request. How it is put to the database is worked out once for each kind of viewer, by which of their sets hold anything,
/// where a query that is written on the spot is taken to pieces each time.
/// </summary>
/// <typeparam name="TGiven">What is given with it: a value, or a record of values.</typeparam>
/// <typeparam name="T">What is answered.</typeparam>
/// <param name="rows">The rows, made of <see cref="IReader.All{T}"/> and of what is given, and of nothing else: what it captured would be the first asker's for ever.</param>
public sealed class Question<TGiven, T>(Expression<Func<IReader, TGiven, IQueryable<T>>> rows)
{
    public Expression<Func<IReader, TGiven, IQueryable<T>>> Rows => rows;
}

/// <summary>The door for writes: what the viewer may not see does not exist here either.</summary>
public interface IStore
{
    /// <summary>
    /// Runs one use case as a unit: one transaction, at most one effect for an idempotency key, event and audit rows with
    /// the change, and a second run when the database asks for one. Answers with the id of what was made or changed.
    /// </summary>
    Task<Id<T>> Write<T>(Func<Task<Id<T>>> useCase, CancellationToken ct);

    /// <exception cref="Unseen">Absent or invisible.</exception>
    Task<T> Get<T>(Id<T> id, CancellationToken ct) where T : Entity<T>, IVisible<T>;

    /// <summary>As <see cref="Get{T}"/>, held against other writers until the use case ends; read after the lock is taken.</summary>
    Task<T> Lock<T>(Id<T> id, CancellationToken ct) where T : Entity<T>, IVisible<T>;

    /// <summary>As <see cref="Lock{T}"/>; a version that the caller sent must be the current one.</summary>
    Task<T> GetToAct<T>(Id<T> id, CancellationToken ct) where T : Entity<T>, IVisible<T>;

    /// <summary>As <see cref="GetToAct{T}"/>, and the caller must send the version.</summary>
    Task<T> GetToReplace<T>(Id<T> id, CancellationToken ct) where T : Entity<T>, IVisible<T>;

    Task<T?> Find<T>(Expression<Func<T, bool>> which, CancellationToken ct) where T : Entity<T>, IVisible<T>;

    Task<List<T>> List<T>(Expression<Func<T, bool>> which, CancellationToken ct) where T : Entity<T>, IVisible<T>;

    /// <summary>
    /// Rows that a step carries along, whether or not the actor may see them: who withdraws ends what is open, whatever has
    /// formed since they signed in. Held against other writers, in the order of their ids. For the life cycle's own
    /// consequences alone: nothing of them reaches an answer. A named exception, counted by a test.
    /// </summary>
    Task<List<T>> LockAffected<T>(Expression<Func<T, bool>> which, CancellationToken ct) where T : Entity<T>, IVisible<T>;

    /// <summary>
    /// Writes down what the use case has done so far, within its transaction, and brings the management lines up to date with it,
    /// so that facts read next are those of the change. What was loaded before is not followed any longer.
    /// </summary>
    Task Settle(CancellationToken ct);

    void Add<T>(T entity) where T : Entity<T>, IVisible<T>;

    /// <summary>Adds many at once, which the use case touches no more.</summary>
    void AddAll<T>(IReadOnlyCollection<T> entities) where T : Entity<T>, IVisible<T>;

    void Remove<T>(T entity) where T : Entity<T>, IVisible<T>;
}

/// <summary>What the adapter knows of a write beside its input.</summary>
public sealed class WriteTerms
{
    /// <summary>Name of the use case, the same as the REST operationId and the GraphQL mutation.</summary>
    public string Operation { get; set; } = "";

    public string? IdempotencyKey { get; set; }

    /// <summary>SHA-256 of the whole request, so that a key is not used for two.</summary>
    public string RequestHash { get; set; } = "";

    /// <summary>The version that the caller read; -1 stands for any (<c>If-Match: *</c>).</summary>
    public int? ExpectedVersion { get; set; }

    public const int AnyVersion = -1;

    /// <summary>Says what would happen and changes nothing.</summary>
    public bool DryRun { get; set; }

    /// <summary>Nothing that is kept of the write tells who did it.</summary>
    public bool Unsigned { get; private set; }

    /// <summary>The key of the request is not kept either: its hash would tell whose the words are to who guesses them.</summary>
    public void Unsign() => (Unsigned, IdempotencyKey) = (true, null);

    /// <summary>Set when the answer is that of an earlier request with the same key.</summary>
    public bool Replayed { get; set; }
}

/// <summary>The database as a whole: nothing of its rows.</summary>
public interface IDatabase
{
    Task Migrate(CancellationToken ct);

    /// <summary>Reachable.</summary>
    Task<bool> IsReady(CancellationToken ct);

    /// <summary>
    /// Waits until nobody else runs the jobs, on PostgreSQL no other host either, and holds the others off until it is disposed of. A host that
    /// dies lets go with its connection.
    /// </summary>
    Task<IAsyncDisposable> TakeTurn(CancellationToken ct);

    /// <summary>Drops idempotency keys that are older than a day.</summary>
    Task ForgetOldKeys(CancellationToken ct);

    /// <summary>
    /// Ends what was begun of destroying data keys, and wraps with the current master key what an older one wraps. Answers with how many
    /// still need another: while there are any, it must stay configured.
    /// </summary>
    Task<int> TendKeys(CancellationToken ct);
}
