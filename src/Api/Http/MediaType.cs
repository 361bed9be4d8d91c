using Microsoft.Net.Http.Headers;

namespace Mentoring.Api.Http;

/// <summary>What a body is, whatever parameters and capitals its Content-Type is written with.</summary>
internal static class MediaType
{
    public static bool Is(HttpRequest request, string type) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var sent) && sent.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase);
}
