using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Mentoring.Api.Graph;

/// <summary>The media type of an answer, as GraphQL over HTTP chooses it.</summary>
internal sealed record AnswerType(string Name)
{
    public static readonly AnswerType Json = new("application/json");
    public static readonly AnswerType Response = new("application/graphql-response+json");
    public static readonly AnswerType Events = new("text/event-stream");

    /// <summary>What the caller likes best; null when nothing of it can be given.</summary>
    public static AnswerType? Of(HttpRequest request)
    {
        if (request.Headers.Accept.Count == 0) return Json;
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)) return null;
        // The sort is stable: of what is liked alike the first is given.
        return accepted.Where(type => type.Quality is not 0).OrderByDescending(type => type.Quality ?? 1).Select(Given).FirstOrDefault(type => type is not null);
    }

    /// <summary>By its text: the framework lets application/json match every type that ends in +json.</summary>
    private static AnswerType? Given(MediaTypeHeaderValue type) => type.MediaType.ToString().ToLower(CultureInfo.InvariantCulture) switch
    {
        "application/json" or "application/*" or "*/*" => Json,
        "application/graphql-response+json" => Response,
        "text/event-stream" => Events,
        _ => null,
    };
}
