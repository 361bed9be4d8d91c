using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Mentoring.Api.Errors;
using Mentoring.Api.Portfolios;
using Mentoring.Api.Privacy;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;

namespace Mentoring.Api.Http;

/// <summary>The scopes of which a token needs one for an operation.</summary>
internal sealed record NeedsScope(params string[] AnyOf)
{
    public void Require(Viewer viewer)
    {
        if (!AnyOf.Any(viewer.Has)) throw new ScopeMissing(AnyOf);
    }
}

/// <summary>The operation takes an Idempotency-Key.</summary>
internal sealed record TakesIdempotencyKey;

/// <summary>What the operation does with If-Match.</summary>
internal sealed record TakesVersion(bool Needed);

/// <summary>What a use case or a read does, for whichever protocol asks. What is mapped without it is REST's alone.</summary>
internal sealed record Handler(Delegate Run);

internal static class Endpoints
{
    public static RouteHandlerBuilder Get(this RouteGroupBuilder group, [StringSyntax("Route")] string pattern, Delegate handler) => group.Map(HttpMethods.Get, pattern, handler);

    public static RouteHandlerBuilder Post(this RouteGroupBuilder group, [StringSyntax("Route")] string pattern, Delegate handler) => group.Map(HttpMethods.Post, pattern, handler);

    public static RouteHandlerBuilder Put(this RouteGroupBuilder group, [StringSyntax("Route")] string pattern, Delegate handler) => group.Map(HttpMethods.Put, pattern, handler);

    public static RouteHandlerBuilder Delete(this RouteGroupBuilder group, [StringSyntax("Route")] string pattern, Delegate handler) => group.Map(HttpMethods.Delete, pattern, handler);

    /// <summary>What the framework makes of a handler is compiled when it is first asked for. For every handler at the start, it would be a quarter of it.</summary>
    private static RouteHandlerBuilder Map(this RouteGroupBuilder group, string method, string pattern, Delegate handler) =>
        RouteHandlerServices.Map(group, pattern, handler, [method], RequestDelegateFactory.InferMetadata, WhenAsked, handler.Method).WithMetadata(new Handler(handler));

    private static RequestDelegateResult WhenAsked(Delegate handler, RequestDelegateFactoryOptions options, RequestDelegateMetadataResult? metadata)
    {
        var made = new Lazy<RequestDelegate>(() => RequestDelegateFactory.Create(handler, options, metadata).RequestDelegate);
        return new(http => made.Value(http), [.. options.EndpointBuilder!.Metadata]);
    }

    /// <summary>operationId and summary. The id is the use case's name in both protocols.</summary>
    public static RouteHandlerBuilder Named(this RouteHandlerBuilder endpoint, string operation, string summary, string? description = null)
    {
        endpoint.WithName(operation).WithSummary(summary);
        return description is null ? endpoint : endpoint.WithDescription(description);
    }

    /// <summary>It goes on working; both contracts say why it should not be used any more, and what is instead.</summary>
    public static RouteHandlerBuilder Deprecated(this RouteHandlerBuilder endpoint, string reason) => endpoint.WithMetadata(new ObsoleteAttribute(reason));

    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, params string[] anyOf) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new NeedsScope(anyOf));

    /// <summary>A write that may be refused, and is done once for one Idempotency-Key.</summary>
    public static RouteHandlerBuilder Writes(this RouteHandlerBuilder endpoint, bool replaces = false) =>
        endpoint.WithMetadata(new TakesIdempotencyKey(), new TakesVersion(replaces))
            .Produces<Problem>(StatusCodes.Status409Conflict, "application/problem+json")
            .Produces<Problem>(StatusCodes.Status412PreconditionFailed, "application/problem+json")
            .Produces<Problem>(StatusCodes.Status422UnprocessableEntity, "application/problem+json");

    /// <summary>Where to go on from may be gone.</summary>
    public static RouteHandlerBuilder Expires(this RouteHandlerBuilder endpoint) => endpoint.Produces<Problem>(StatusCodes.Status410Gone, "application/problem+json");

    /// <summary>A group of the API: signed in, no query parameter that the operation does not know, and no read of others' content that is not recorded.</summary>
    public static RouteGroupBuilder Group(this IEndpointRouteBuilder routes, string tag)
    {
        var group = routes.MapGroup("/v1").RequireAuthorization().WithTags(tag);
        group.AddEndpointFilterFactory(KnownParameters);
        group.WithMetadata(new RecordsReads()).AddEndpointFilter(ReadRecording.BeforeAnswer);
        foreach (var status in (int[])[400, 401, 403, 404]) group.WithMetadata(new Microsoft.AspNetCore.Http.ProducesResponseTypeMetadata(status, typeof(Problem), ["application/problem+json"]));
        return group;
    }

    /// <summary>A group compiles its endpoints anew for each who asks. After all is mapped, they are made once, for routing and for the schema.</summary>
    public static void MakeOnce(this IEndpointRouteBuilder routes)
    {
        var all = new CompositeEndpointDataSource([.. routes.DataSources]);
        routes.DataSources.Clear();
        routes.DataSources.Add(all);
    }

    /// <summary>A mistyped filter would return everything: it is refused instead.</summary>
    private static EndpointFilterDelegate KnownParameters(EndpointFilterFactoryContext factory, EndpointFilterDelegate next)
    {
        var known = factory.MethodInfo.GetParameters().Where(IsSimple).Select(parameter => parameter.Name!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return context =>
        {
            foreach (var (name, values) in context.HttpContext.Request.Query)
            {
                if (!known.Contains(name) || context.HttpContext.Request.RouteValues.ContainsKey(name)) throw new Malformed($"There is no query parameter {name} here.", $"?{name}");
                if (values.Count > 1) throw new Malformed($"The query parameter {name} comes twice.", $"?{name}");
            }
            return next(context);
        };
    }

    /// <summary>What a query gives is optional, a text or a value; the rest are services and the body.</summary>
    private static bool IsSimple(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(string) || Nullable.GetUnderlyingType(parameter.ParameterType) is not null;
}

/// <summary>Reads what a write brings beside its body: version, idempotency key, media type.</summary>
internal static class RequestTerms
{
    public static IApplicationBuilder UseRequestTerms(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var request = context.Request;
        if (request.ContentType is { } contentType && PlainContentType(contentType) is { } plain) request.ContentType = plain;
        var terms = context.RequestServices.GetRequiredService<WriteTerms>();
        terms.Operation = context.GetEndpoint()?.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? request.Path;
        if (context.GetEndpoint()?.Metadata.GetMetadata<TakesVersion>() is not null) terms.ExpectedVersion = Version(request.Headers.IfMatch.ToString());
        if (HttpMethods.IsPost(request.Method) && request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } key)
        {
            terms.IdempotencyKey = Key(key);
            terms.RequestHash = context.GetEndpoint()?.Metadata.GetMetadata<TakesFile>() is null ? await Fingerprint.Of(request, context.RequestAborted) : Fingerprint.OfFile(request);
        }
        await next(context);
    });

    /// <summary><c>"7.abc"</c>, <c>W/"7.abc"</c> or <c>*</c>.</summary>
    public static int? Version(string header)
    {
        if (header.Length == 0) return null;
        if (header == "*") return WriteTerms.AnyVersion;
        var tag = header.StartsWith("W/", StringComparison.Ordinal) ? header[2..] : header;
        return tag.Length > 2 && tag[0] == '"' && tag.IndexOf('"', 1) == tag.Length - 1 && int.TryParse(tag[1..^1].Split('.')[0], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new Malformed("If-Match holds one ETag that this API gave, or *.", "/headers/If-Match");
    }

    private static string Key(string header)
    {
        var key = header.Length > 1 && header[0] == '"' && header[^1] == '"' ? header[1..^1] : header;
        return key.Length is > 0 and <= 255 && key.All(c => c is > ' ' and < (char)127)
            ? key : throw new Malformed("Idempotency-Key holds 1 to 255 visible ASCII characters.", "/headers/Idempotency-Key");
    }

    /// <summary>The framework trips over a quoted charset, which is legal, and over a foreign one, which is 415.</summary>
    private static string? PlainContentType(string contentType)
    {
        if (!Microsoft.Net.Http.Headers.MediaTypeHeaderValue.TryParse(contentType, out var type) || !type.Charset.HasValue) return null;
        var charset = Microsoft.Net.Http.Headers.HeaderUtilities.RemoveQuotes(type.Charset);
        return charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            ? type.MediaType.ToString()
            : throw new BadHttpRequestException("charset", StatusCodes.Status415UnsupportedMediaType);
    }
}

/// <summary>Tells one request from another under the same idempotency key.</summary>
internal static class Fingerprint
{
    /// <summary>A file is not laid down in the clear to be read twice: its checksum, which is compared when it arrives, stands for it.</summary>
    public static string OfFile(HttpRequest request) => Digest.Sent(request) is { } sha256
        ? Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString} {request.ContentType}\n{Convert.ToHexStringLower(sha256)}")))
        : throw new Malformed("With an Idempotency-Key a file needs its checksum.", $"/headers/{Digest.Header}");

    public static async Task<string> Of(HttpRequest request, CancellationToken ct)
    {
        request.EnableBuffering();
        using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString} {request.ContentType}\n"));
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, ct)) > 0) hash.AppendData(buffer, 0, read);
        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
