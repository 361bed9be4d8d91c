using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Matching;
using Mentoring.Domain.People;
using Mentoring.Domain.Relationships;

namespace Mentoring.Domain.Privacy;

/// <summary>What becomes of a kind of record.</summary>
public enum Fate
{
    /// <summary>Deleted with what people wrote in their relationship.</summary>
    GoesWithRelationship,

    /// <summary>Stays as a fact without words, for figures.</summary>
    StaysAsFigure,

    /// <summary>A person's own: stays until they are erased.</summary>
    GoesWithPerson,

    /// <summary>Of a programme, an organisation or a client: says nothing of a participant.</summary>
    Configuration,
}

/// <summary>Whose data is looked for, and the ids that lead to it.</summary>
public sealed record Subject(Id<Person> Person)
{
    public List<Id<Relationship>> Relationships => [.. AsMentor, .. AsMentee];
    public List<Id<Relationship>> AsMentor { get; init; } = [];
    public List<Id<Relationship>> AsMentee { get; init; } = [];

    /// <summary>Circles in which they are the one mentee: what is the mentee's there is theirs.</summary>
    public List<Id<Circle>> AsOnlyMentee { get; init; } = [];
}

/// <summary>
/// One line of the register: what a kind of record is for, who receives it, how long it stays, which rows are about a person and what
/// becomes of them. Disposal, access and erasure all go by it.
/// </summary>
public abstract class RegisterEntry
{
    public abstract Type Record { get; }

    public string Name => Record.Name;

    public required Fate Fate { get; init; }
    public required string Purpose { get; init; }
    public required string Receivers { get; init; }
    public required string Retention { get; init; }

    /// <summary>Why an access export tells no rows of it; null where it does.</summary>
    public string? LeftOut { get; init; }

    /// <summary>An access export tells rows of it.</summary>
    public abstract bool Tells { get; }

    /// <summary>Disposal deletes its rows, or their words, with the relationship.</summary>
    public abstract bool GoesOrIsReduced { get; }

    /// <summary>Some rows are of relationships that the person is no party of: that they are read is written down before they are told.</summary>
    public bool OfOthers { get; init; }

    /// <summary>How many rows of each relationship would be deleted with it.</summary>
    public abstract Task<Dictionary<Id<Relationship>, int>> Count(IPrivacyFacts facts, IReadOnlyCollection<Id<Relationship>> relationships, CancellationToken ct);

    /// <summary>Deletes the rows of a relationship, or their words. Answers how many.</summary>
    public abstract Task<int> Dispose(IStore store, Id<Relationship> relationship, CancellationToken ct);

    /// <summary>Rows about a person, as far as the reader may see them, as they are told.</summary>
    public abstract IAsyncEnumerable<object> About(IReader reader, Subject subject, Func<IQueryable<object>, IAsyncEnumerable<object>> stream);

    /// <summary>Takes a person out of the rows, or deletes them.</summary>
    public abstract Task Erase(IStore store, Subject subject, CancellationToken ct);
}

/// <summary>One line of the register, typed.</summary>
public sealed class RegisterEntry<T> : RegisterEntry where T : Entity<T>, IVisible<T>
{
    public override Type Record => typeof(T);
    public override bool Tells => Theirs is not null;
    public override bool GoesOrIsReduced => Of is not null;

    /// <summary>The relationship that a row belongs to, where it is deleted or reduced with it.</summary>
    public Expression<Func<T, Id<Relationship>>>? Of { get; init; }

    /// <summary>Rows about a person that the export tells.</summary>
    public Func<Subject, Expression<Func<T, bool>>>? Theirs { get; init; }

    /// <summary>Rows that an erasure reaches; where nothing is said, those that the export tells.</summary>
    public Func<Subject, Expression<Func<T, bool>>>? Erases { get; init; }

    /// <summary>Takes the words out of a row that stays. Without it the row is deleted.</summary>
    public Action<T>? Reduce { get; init; }

    /// <summary>What the export tells of a row, without the partner's words; the whole row where nothing is said.</summary>
    public Func<T, Subject, object>? As { get; init; }

    public override async Task<Dictionary<Id<Relationship>, int>> Count(IPrivacyFacts facts, IReadOnlyCollection<Id<Relationship>> relationships, CancellationToken ct) =>
        Of is null || Reduce is not null ? [] : await facts.Count(Of, relationships, ct);

    public override async Task<int> Dispose(IStore store, Id<Relationship> relationship, CancellationToken ct)
    {
        if (Of is null) return 0;
        var rows = await store.List(Is(Of, relationship), ct);
        foreach (var row in rows) Take(store, row);
        return Reduce is null ? rows.Count : 0;
    }

    public override async IAsyncEnumerable<object> About(IReader reader, Subject subject, Func<IQueryable<object>, IAsyncEnumerable<object>> stream)
    {
        if (Theirs is null || LeftOut is not null) yield break;
        await foreach (var row in stream(reader.All<T>().Where(Theirs(subject)).OrderBy(x => x.Id)))
            yield return As?.Invoke((T)row, subject) ?? row;
    }

    public override async Task Erase(IStore store, Subject subject, CancellationToken ct)
    {
        if ((Erases ?? Theirs) is not { } which || (Fate == Fate.StaysAsFigure && Reduce is null)) return;
        foreach (var row in await store.LockAffected(which(subject), ct)) Take(store, row);
    }

    private void Take(IStore store, T row)
    {
        if (Reduce is null) store.Remove(row);
        else Reduce(row);
    }

    /// <summary>As if it were written out, so that the value is a parameter of the statement.</summary>
    private static Expression<Func<T, bool>> Is(Expression<Func<T, Id<Relationship>>> of, Id<Relationship> id)
    {
        Expression<Func<Id<Relationship>>> value = () => id;
        return Expression.Lambda<Func<T, bool>>(Expression.Equal(of.Body, value.Body), of.Parameters);
    }
}

/// <summary>Numbers, dates and ids that retention rests on, past what the asker may see.</summary>
public interface IPrivacyFacts
{
    /// <summary>Relationships of a programme whose records are still there, in the order of their ids.</summary>
    Task<List<Undisposed>> ToDispose(Id<Programmes.Programme> programme, Guid? after, int limit, CancellationToken ct);

    /// <summary>How many rows belong to each of the relationships.</summary>
    Task<Dictionary<Id<Relationship>, int>> Count<T>(Expression<Func<T, Id<Relationship>>> of, IReadOnlyCollection<Id<Relationship>> relationships, CancellationToken ct)
        where T : Entity<T>, IVisible<T>;

    /// <summary>Those of the relationships that a legal hold reaches, by themselves or by a party.</summary>
    Task<HashSet<Id<Relationship>>> Held(IReadOnlyCollection<Id<Relationship>> relationships, CancellationToken ct);

    /// <summary>A legal hold stands on the person, or on a relationship of theirs.</summary>
    Task<bool> IsHeld(Id<Person> person, CancellationToken ct);

    /// <summary>The person has a part in the programme.</summary>
    Task<bool> TakesPart(Id<Person> person, Id<Programmes.Programme> programme, CancellationToken ct);

    /// <summary>The ids that lead to what is stored of a person.</summary>
    Task<Subject> SubjectOf(Id<Person> person, CancellationToken ct);

    /// <summary>A relationship of the person still has records, or one goes on.</summary>
    Task<bool> HasRecords(Id<Person> person, CancellationToken ct);
}

/// <summary>A relationship whose records are still there.</summary>
public sealed record Undisposed(Id<Relationship> Id, DateOnly? KeepUntil);
