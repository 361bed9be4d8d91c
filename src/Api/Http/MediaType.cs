using Microsoft.Net.Http.Headers;

namespace Mentoring.Api.Http;

/// <summary>What a body is, whatever parameters and capitals its Content-Type is written with.</summary>
internal static class MediaType
{
    public static bool Is(HttpRequest request, string type) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var sent) && sent.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase);

    /// <summary>Which of the offered types the Accept header would rather have; the first where it does not say.</summary>
    public static string Preferred(HttpRequest request, params string[] offered)
    {
        foreach (var wanted in request.GetTypedHeaders().Accept.Where(x => x.Quality is not 0).OrderByDescending(x => x.Quality ?? 1))
            if (offered.FirstOrDefault(type => MediaTypeHeaderValue.Parse(type).IsSubsetOf(new MediaTypeHeaderValue(wanted.MediaType))) is { } found) return found;
        return offered[0];
    }
}
