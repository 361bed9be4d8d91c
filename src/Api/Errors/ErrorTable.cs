using Mentoring.Domain;
using Mentoring.Domain.Rules;

namespace Mentoring.Api.Errors;

/// <summary>How one kind of fault is told: HTTP status, GraphQL code, slug of its type and title.</summary>
internal sealed record ErrorKind(int Status, string Code, string Slug, string Title);

/// <summary>The one table from faults to what either protocol says.</summary>
internal static class ErrorTable
{
    public static readonly ErrorKind BadRequest = new(400, "BAD_REQUEST", "bad-request", "The request cannot be read.");
    public static readonly ErrorKind Unauthenticated = new(401, "UNAUTHENTICATED", "unauthenticated", "A valid token is needed.");
    public static readonly ErrorKind Internal = new(500, "INTERNAL", "internal", "Something went wrong here.");
    public static readonly ErrorKind Timeout = new(503, "TIMEOUT", "timeout", "The request took too long.");

    public static ErrorKind Of(Fault fault) => fault switch
    {
        Malformed => BadRequest,
        Invalid => new(422, "INVALID", "invalid", "Some values cannot be accepted."),
        ScopeMissing => new(403, "FORBIDDEN", "scope-missing", "The token lacks a scope."),
        Forbidden => new(403, "FORBIDDEN", "forbidden", "This is not yours to do."),
        Unseen => new(404, "NOT_FOUND", "not-found", "There is nothing here that you can see."),
        Gone => Of(StatusCodes.Status410Gone),
        NoSuchBytes => Of(StatusCodes.Status416RangeNotSatisfiable),
        Refusal => new(409, "REFUSED", "refused", "A rule of the programme refuses this."),
        StillRunning => new(409, "STILL_RUNNING", "still-running", "The first request with this key is still running."),
        Contended => new(409, "CONTENDED", "contended", "Others are writing the same records."),
        Stale => new(412, "STALE", "stale", "The record has changed."),
        TokenExpired => new(410, "GONE", "sync-token-expired", "The token is good no more."),
        VersionNeeded => new(428, "STALE", "version-needed", "The version is needed."),
        TooMany => Of(StatusCodes.Status429TooManyRequests),
        TooLarge => Of(StatusCodes.Status413PayloadTooLarge),
        Unrecorded => new(503, "UNRECORDED", "unrecorded", "The read could not be recorded."),
        _ => throw new InvalidOperationException($"No row for {fault.GetType().Name}."),
    };

    public static ErrorKind Of(int status) => status switch
    {
        400 => BadRequest,
        401 => Unauthenticated,
        403 => new(403, "FORBIDDEN", "forbidden", "This is not yours to do."),
        404 => new(404, "NOT_FOUND", "not-found", "There is nothing here that you can see."),
        405 => new(405, "BAD_REQUEST", "method-not-allowed", "This address does not take that method."),
        406 => new(406, "BAD_REQUEST", "not-acceptable", "None of the accepted media types can be given."),
        410 => new(410, "GONE", "gone", "It is not here any more."),
        413 => new(413, "BAD_REQUEST", "too-large", "The request is too large."),
        415 => new(415, "BAD_REQUEST", "unsupported-media-type", "The body's media type is not taken here."),
        416 => new(416, "BAD_REQUEST", "range-not-satisfiable", "The file has no such bytes."),
        429 => new(429, "TOO_MANY_REQUESTS", "too-many-requests", "Too many requests."),
        >= 400 and < 500 => BadRequest with { Status = status },
        _ => Internal with { Status = status },
    };

    public static Rule? RuleOf(Fault fault) => fault switch
    {
        Refusal refusal => refusal.Rule,
        Forbidden forbidden => forbidden.Rule,
        _ => null,
    };
}
