using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Mentoring.Bench.Load;

/// <summary>Logs that the two write, confirm and send to the coordinator through the API: encrypted as the application does it.</summary>
internal static class Logs
{
    private const int AtOnce = 8;

    private static readonly object Content = new
    {
        topics = (string[])["The case of last week", "Appeals"],
        challenges = "It was hard to say no to the client, and to say why.",
        actions = new[] { new { text = "Draft the appeal", owner = "mentee" } },
        resourcesNeeded = "A quiet hour.",
    };

    public static async Task Write(Uri address, string targets)
    {
        using var http = new HttpClient { BaseAddress = address };
        await Parallel.ForEachAsync(File.ReadLines(Path.Combine(targets, "logs.tsv")), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (line, ct) =>
        {
            if (line.Split('\t') is not [var path, var mentee, var mentor]) throw new InvalidOperationException("A line is a path and two tokens.");
            await Send(HttpMethod.Put, path, mentee, JsonContent.Create(Content));
            await Send(HttpMethod.Post, $"{path}/completion", mentee, null);
            await Send(HttpMethod.Post, $"{path}/confirmation", mentor, null);
            await Send(HttpMethod.Post, $"{path}/forwarding", mentee, null);

            async Task Send(HttpMethod method, string to, string token, HttpContent? content)
            {
                using var request = new HttpRequestMessage(method, new Uri(to, UriKind.Relative)) { Content = content };
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                using var response = await http.SendAsync(request, ct);
                if (!response.IsSuccessStatusCode) throw new InvalidOperationException($"{method} {to}: {await response.Content.ReadAsStringAsync(ct)}");
            }
        });
    }
}
