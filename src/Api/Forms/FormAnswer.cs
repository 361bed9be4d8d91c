using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Mentoring.Api.Http;
using Mentoring.Domain;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;

namespace Mentoring.Api.Forms;

/// <summary>A form as its JSON Schema, or with what is around it as JSON where the Accept header names that.</summary>
internal sealed class FormAnswer(FormView? view) : IResult, IValueHttpResult, IEndpointMetadataProvider
{
    public const string MediaType = "application/schema+json";

    object? IValueHttpResult.Value => view;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (view is null) throw new Unseen();
        httpContext.Response.Headers.Vary = "Accept";
        httpContext.Response.Headers.ContentLanguage = view.Language;
        return WantsJson(httpContext.Request) ? Reply.Found(view).ExecuteAsync(httpContext) : Write(httpContext, view);
    }

    private static async Task Write(HttpContext http, FormView view)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(view.Schema, http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions);
        var etag = $"\"{view.Number}.{Convert.ToHexStringLower(SHA256.HashData(json).AsSpan(0, 8))}\"";
        var (request, response) = (http.Request, http.Response);
        (response.Headers.ETag, response.Headers.CacheControl) = (etag, "private, no-cache");
        if (Tags.Match(request.Headers.IfNoneMatch.ToString(), etag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        response.ContentType = MediaType;
        await response.Body.WriteAsync(json, http.RequestAborted);
    }

    /// <summary>Who takes anything takes the schema.</summary>
    private static bool WantsJson(HttpRequest request)
    {
        var wanted = request.GetTypedHeaders().Accept.OrderByDescending(x => x.Quality ?? 1).Select(x => x.MediaType.ToString());
        return wanted.FirstOrDefault(type => type is MediaType or "application/json" or "*/*" or "application/*") == "application/json";
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(FormView), ["application/json", MediaType]));
}
