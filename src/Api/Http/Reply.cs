using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Rules;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;

namespace Mentoring.Api.Http;

/// <summary>Entity tags.</summary>
internal static class Tags
{
    /// <summary>Whether If-None-Match names what would be answered.</summary>
    public static bool Match(string header, string etag) => header.Split(',', StringSplitOptions.TrimEntries).Any(tag => tag == "*" || tag == etag || tag == "W/" + etag);
}

/// <summary>A record with its ETag: <c>"{version}.{hash of the answer}"</c>. If-None-Match compares the whole, If-Match the version.</summary>
internal class Answer<T>(T? view, int status, string? location) : IResult, IValueHttpResult, IEndpointMetadataProvider where T : View
{
    object? IValueHttpResult.Value => view;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        if (httpContext.RequestServices.GetRequiredService<WriteTerms>().Replayed) response.Headers["Idempotency-Replayed"] = "true";
        if (view is null)
        {
            // Done, but not for the eyes of whoever did it.
            if (HttpMethods.IsGet(request.Method)) throw new Unseen();
            response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }
        var warnings = httpContext.RequestServices.GetRequiredService<Warnings>().List;
        View told = warnings.Count > 0 ? view with { Warnings = warnings } : view;
        var json = JsonSerializer.SerializeToUtf8Bytes(told, told.GetType(), httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions);
        var etag = string.Create(CultureInfo.InvariantCulture, $"\"{view.Version}.{Convert.ToHexStringLower(SHA256.HashData(json).AsSpan(0, 8))}\"");
        response.Headers.ETag = etag;
        response.Headers.CacheControl = "private, no-cache";
        if (location is not null) response.Headers.Location = location;
        if (HttpMethods.IsGet(request.Method) && Tags.Match(request.Headers.IfNoneMatch.ToString(), etag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        await response.Body.WriteAsync(json, httpContext.RequestAborted);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
}

/// <summary>A record that was made.</summary>
internal sealed class Made<T>(T? view, string? location) : Answer<T>(view, StatusCodes.Status201Created, location), IEndpointMetadataProvider where T : View
{
    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status201Created, typeof(T), ["application/json"]));
}

/// <summary>A record of work that has been taken on.</summary>
internal sealed class Accepted<T>(T? view, string? location) : Answer<T>(view, StatusCodes.Status202Accepted, location), IEndpointMetadataProvider where T : View
{
    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status202Accepted, typeof(T), ["application/json"]));
}

internal static class Reply
{
    /// <summary>The record as it is, or 404.</summary>
    public static Answer<T> Found<T>(T? view) where T : View => new(view, StatusCodes.Status200OK, null);

    /// <summary>The record after the change, or 204 when its writer may not see it.</summary>
    public static Answer<T> Done<T>(T? view) where T : View => Found(view);

    public static Accepted<T> Accepted<T>(T? view, string location) where T : View => new(view, view is null ? null : location);

    public static Made<T> Made<T>(T? view, string location) where T : View => new(view, view is null ? null : location);
}
