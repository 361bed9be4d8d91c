using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Mentoring.Domain;
using Mentoring.Domain.Rules;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Mentoring.Api.Errors;

/// <summary>Tells every fault as problem+json, whatever the caller accepts.</summary>
internal sealed partial class RestErrors(IOptions<JsonOptions> json, ILogger<RestErrors> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested) return true;
        if (exception is Unrecorded or not (Fault or BadHttpRequestException))
            log.LogError(exception, "Unhandled in {Operation}, request {Request}", OperationOf(httpContext), httpContext.TraceIdentifier);
        await Write(httpContext, exception switch
        {
            Fault fault => Tell(httpContext, fault),
            BadHttpRequestException bad => Tell(httpContext, bad),
            _ => Tell(httpContext, ErrorTable.Internal),
        });
        return true;
    }

    /// <summary>The operation and not the address: HR's ids may be names.</summary>
    private static string OperationOf(HttpContext context) => context.Features.Get<IExceptionHandlerFeature>()?.Endpoint?.DisplayName ?? "no operation";

    /// <summary>For what the framework refuses by a bare status.</summary>
    public Task WriteStatus(HttpContext context, int status) => Write(context, Tell(context, ErrorTable.Of(status)));

    private async Task Write(HttpContext context, Problem problem)
    {
        context.Response.StatusCode = problem.Status;
        context.Response.ContentType = "application/problem+json";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(problem, json.Value.SerializerOptions), context.RequestAborted);
    }

    private static Problem Tell(HttpContext context, Fault fault)
    {
        if (fault is ScopeMissing scope) context.Response.Headers.WWWAuthenticate = $"Bearer error=\"insufficient_scope\", scope=\"{scope.Scope}\"";
        if (fault is StillRunning or Contended or Unrecorded) context.Response.Headers.RetryAfter = "2";
        if (fault is NoSuchBytes none) context.Response.Headers.ContentRange = $"bytes */{none.Length}";
        var rule = ErrorTable.RuleOf(fault);
        var told = Tell(context, ErrorTable.Of(fault)) with
        {
            Detail = (fault as Refusal)?.Broken[0].Detail ?? fault.Message,
            Errors = fault switch
            {
                Invalid invalid => invalid.Findings,
                Refusal { Findings: { Count: > 0 } findings } => findings,
                Malformed { Pointer: { } pointer } malformed => [new(pointer, malformed.Message)],
                _ => null,
            },
        };
        return rule is null ? told : told with
        {
            Type = $"/rules/{rule.Id}",
            Title = rule.Sentence,
            Rule = rule.Id,
            Refusals = fault is Refusal { Broken.Count: > 1 } refusal
                ? [.. refusal.Broken.Select(broken => new RefusedBy { Rule = broken.Rule.Id, Sentence = broken.Rule.Sentence, Detail = broken.Detail })] : null,
        };
    }

    /// <summary>The framework's own message would tell names of types: what is wrong is told in our words.</summary>
    private static Problem Tell(HttpContext context, BadHttpRequestException bad)
    {
        var problem = Tell(context, ErrorTable.Of(bad.StatusCode));
        return bad.InnerException is JsonException broken ? problem with { Errors = [JsonFinding.Of(broken)], Detail = "The body does not fit the contract." }
            : Parameter().Match(bad.Message) is { Success: true } match ? problem with { Errors = [WrongParameter(context, match.Groups["name"].Value)], Detail = "A parameter has the wrong form." }
            : bad.StatusCode == 400 ? problem with { Detail = "A parameter or the body is missing." }
            : problem;
    }

    private static Finding WrongParameter(HttpContext context, string name) =>
        new(context.Features.Get<IExceptionHandlerFeature>()?.RouteValues?.ContainsKey(name) == true ? $"/path/{name}" : $"?{name}", "Has the wrong form, or comes twice.");

    [GeneratedRegex(@"^Failed to bind parameter ""\S+ (?<name>\w+)""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Parameter();

    private static Problem Tell(HttpContext context, ErrorKind kind) => new()
    {
        Type = $"/problems/{kind.Slug}",
        Title = kind.Title,
        Status = kind.Status,
        Instance = $"urn:uuid:{context.TraceIdentifier}",
        TraceId = Activity.Current?.TraceId.ToString() ?? "",
    };
}

/// <summary>Says where JSON went wrong, as a JSON Pointer.</summary>
internal static partial class JsonFinding
{
    public static Finding Of(JsonException broken)
    {
        // The reader's own complaint: the text is no JSON from some place on, and no member is to blame.
        if (broken.InnerException is JsonException) return new("", "Is no well-formed JSON.");
        var detail = broken.Message.Contains("could not be mapped", StringComparison.Ordinal) ? "Is no member of this object."
            : broken.Message.Contains("missing required properties", StringComparison.Ordinal) ? $"Lacks required members:{Missing(broken.Message)}"
            : broken.Message.Contains("duplicate", StringComparison.OrdinalIgnoreCase) ? "Comes twice."
            : "Has the wrong type or is none of the allowed values.";
        return new(PointerOf(broken.Path), detail);
    }

    private static string Missing(string message)
    {
        var at = message.IndexOf("including:", StringComparison.Ordinal);
        return at < 0 ? "" : $" {message[(at + 10)..].Trim().TrimEnd('.').Replace("'", "", StringComparison.Ordinal)}.";
    }

    /// <summary><c>$.a[2].b</c> and <c>$['a'][2].b</c> as <c>/a/2/b</c>.</summary>
    private static string PointerOf(string? path) => string.Concat(Steps().Matches(path ?? "").Select(step =>
        "/" + step.Groups["name"].Value.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)));

    [GeneratedRegex(@"\['(?<name>.*?)'\](?=[.\[]|$)|\[(?<name>\d+)\]|\.(?<name>[^.\[]+)", RegexOptions.CultureInvariant | RegexOptions.Singleline, 1000)]
    private static partial Regex Steps();
}
