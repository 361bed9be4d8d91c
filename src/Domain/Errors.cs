using Mentoring.Domain.Rules;

namespace Mentoring.Domain;

/// <summary>The closed family of errors that a caller can cause. Each protocol has one translator for it.</summary>
public abstract class Fault(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>Absent, or not for this viewer's eyes: the caller cannot tell which.</summary>
public sealed class Unseen() : Fault("There is nothing here that you can see.");

/// <summary>Visible, but not this viewer's to do.</summary>
public sealed class Forbidden(string message, Rule? rule = null) : Fault(message)
{
    public Forbidden(Rule rule) : this(rule.Sentence, rule) { }

    public Rule? Rule { get; } = rule;
}

/// <summary>The token lacks the scope that the operation needs: any of those named will do.</summary>
public sealed class ScopeMissing(params string[] anyOf) : Fault($"This operation needs a token with the scope {string.Join(" or ", anyOf)}.")
{
    /// <summary>The one to ask for first.</summary>
    public string Scope { get; } = anyOf[0];
}

/// <summary>What comes after the caller's token is there no more, or would be missed.</summary>
public sealed class TokenExpired(string message) : Fault(message);

/// <summary>The caller's version is not the current one.</summary>
public sealed class Stale() : Fault("The record has changed since you read it. Read it again and repeat your change.");

/// <summary>A replacement was sent without the version it replaces.</summary>
public sealed class VersionNeeded() : Fault("Send the version you read (If-Match, or expectedVersion in GraphQL).");

/// <summary>Another request with the same idempotency key has not finished.</summary>
public sealed class StillRunning() : Fault("A request with the same Idempotency-Key is still running.");

/// <summary>Others kept writing the same records, however often it was tried. Nothing was changed.</summary>
public sealed class Contended() : Fault("Others are writing the same records. Nothing was changed: send the request again.");

/// <summary>The caller, or everybody together, has as much open as may be open.</summary>
public sealed class TooMany(string message) : Fault(message);

/// <summary>More bytes than are taken.</summary>
public sealed class TooLarge(long most) : Fault(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"At most {most:N0} bytes are taken here."));

/// <summary>The file has no such bytes as were asked for.</summary>
public sealed class NoSuchBytes(long length) : Fault(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The file has {length} bytes."))
{
    public long Length { get; } = length;
}

/// <summary>It was here, and is not any more.</summary>
public sealed class Gone(string message) : Fault(message);

/// <summary>That it was read could not be written down, so it is not read.</summary>
public sealed class Unrecorded(Exception cause) : Fault("That you read this could not be recorded, so it is not shown. Try again later.", cause);

/// <summary>The request cannot be read.</summary>
public sealed class Malformed(string message, string? pointer = null) : Fault(message)
{
    /// <summary>JSON Pointer to the place, if it has one.</summary>
    public string? Pointer { get; } = pointer;
}

/// <summary>The request can be read, but its values are wrong: every finding at once.</summary>
public sealed class Invalid(IReadOnlyList<Finding> findings) : Fault("Some values cannot be accepted.")
{
    public Invalid(string pointer, string detail) : this([new(pointer, detail)]) { }

    public IReadOnlyList<Finding> Findings { get; } = findings;
}

/// <summary>One wrong value.</summary>
public sealed record Finding(string Pointer, string Detail)
{
    /// <summary>Where it is: a JSON Pointer into the body, <c>?name</c> for the query, <c>/path/name</c> and <c>/headers/name</c> for the rest.</summary>
    public string Pointer { get; init; } = Pointer;

    /// <summary>What is wrong with it.</summary>
    public string Detail { get; init; } = Detail;
}
