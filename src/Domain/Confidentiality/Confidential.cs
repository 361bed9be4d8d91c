using System.Diagnostics.CodeAnalysis;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;

namespace Mentoring.Domain.Confidentiality;

/// <summary>Says of what somebody wrote whose key protects it.</summary>
public static class Confidential
{
    /// <summary>What passes in a relationship.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static Confidential<T>? In<T>(Id<Relationship> relationship, T? value) where T : class => Under(KeyOwner.Of(relationship), value);

    /// <summary>What a party writes in a relationship for themselves.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static Confidential<T>? In<T>(Id<Relationship> relationship, Id<Person> author, T? value) where T : class => Under(KeyOwner.Of(relationship, author), value);

    /// <summary>What a person wrote, or was written to, outside of any relationship.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static Confidential<T>? Of<T>(Id<Person> person, T? value) where T : class => Under(KeyOwner.Of(person), value);

    /// <summary>What nobody's name is on.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static Confidential<T>? Of<T>(Id<Programme> programme, T? value) where T : class => Under(KeyOwner.Of(programme), value);

    private static Confidential<T>? Under<T>(KeyOwner owner, T? value) where T : class => value is null ? null : new(owner, value);
}

/// <summary>What somebody wrote. It is stored encrypted under its owner's key, and reads as empty once that key is destroyed.</summary>
/// <remarks>It is replaced as a whole: what it holds never changes in place.</remarks>
public sealed class Confidential<T> : IConfidential where T : class
{
    private readonly Func<string, T>? read;
    private readonly T? erased;
    private T? value;
    private string? stored;
    private KeyOwner owner;
    private bool isAnew;

    internal Confidential(KeyOwner owner, T value) => (this.owner, this.value) = (owner, value);

    /// <summary>As it is stored: the store opens it with its record.</summary>
    /// <param name="stored">The encrypted text.</param>
    /// <param name="read">From the text that was encrypted.</param>
    /// <param name="erased">What it reads as when its key is destroyed.</param>
    public Confidential(string stored, Func<string, T> read, T erased) => (this.stored, this.read, this.erased) = (stored, read, erased);

    /// <summary>What was written; empty when it is erased.</summary>
    public T Value => value ?? throw new InvalidOperationException("Confidential text is read with its record, not by itself.");

    /// <summary>The key is destroyed: nobody can read it any longer.</summary>
    public bool IsErased { get; private set; }

    /// <summary>The same text to be encrypted again, so that it outlasts the key that is destroyed in this use case.</summary>
    public Confidential<T> Anew() => new(owner, Value) { isAnew = true };

    KeyOwner IConfidential.Owner => owner;
    bool IConfidential.IsAnew => isAnew;
    string? IConfidential.Stored => stored;
    object? IConfidential.Content => value;

    void IConfidential.Shut(string stored) => this.stored = stored;

    void IConfidential.Open(KeyOwner owner, string? text) =>
        (this.owner, value, IsErased) = (owner, text is null ? erased : read!(text), text is null);
}

/// <summary>A confidential value as the store handles it.</summary>
public interface IConfidential
{
    KeyOwner Owner { get; }

    /// <summary>The encrypted text; null for what is not stored yet.</summary>
    string? Stored { get; }

    /// <summary>To be written although its text is the same.</summary>
    bool IsAnew { get; }

    /// <summary>Null for what is not opened yet.</summary>
    object? Content { get; }

    void Shut(string stored);

    /// <param name="text">Null when the key is destroyed.</param>
    void Open(KeyOwner owner, string? text);
}
