using Mentoring.Api.Tests.Hosting;
using Xunit;

namespace Mentoring.Api.Tests.Http;

/// <summary>A bad request and what it meets.</summary>
/// <param name="What">What is bad about it.</param>
/// <param name="Send">Sends it.</param>
/// <param name="Status">The wanted status.</param>
/// <param name="At">The pointer that is named, or the rule; null when the problem has neither.</param>
internal sealed record Bad(string What, Func<Task<Answer>> Send, int Status, string? At = null);

/// <summary>Sends every row of a table and tells all that went otherwise, at once.</summary>
internal static class BadTable
{
    private static readonly Dictionary<int, string> Types = new()
    {
        [400] = "bad-request",
        [401] = "unauthenticated",
        [403] = "forbidden",
        [404] = "not-found",
        [405] = "method-not-allowed",
        [412] = "stale",
        [413] = "too-large",
        [415] = "unsupported-media-type",
        [422] = "invalid",
        [428] = "version-needed",
    };

    public static async Task AreRefused(this Hosted host, IReadOnlyList<Bad> table)
    {
        var before = await Stored.Rows(host);
        var wrong = new List<string>();
        foreach (var row in table)
            if (Fault(row, await row.Send()) is { } fault) wrong.Add($"{row.What}: {fault}");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(before, await Stored.Rows(host));
    }

    private static string? Fault(Bad row, Answer answer)
    {
        var isRule = row.At is { Length: > 0 } at && at[0] is not ('/' or '?');
        var type = isRule ? $"/rules/{row.At}" : $"/problems/{Types.GetValueOrDefault(row.Status)}";
        return answer.Code != row.Status ? $"wanted {row.Status}, got {answer.Code}: {answer.Text}"
            : answer.ContentHeaders.ContentType?.MediaType != "application/problem+json" ? $"is no problem but {answer.ContentHeaders.ContentType}"
            : answer["type"] != type ? $"wanted the type {type}: {answer.Text}"
            : answer["status"] != $"{row.Status}" ? $"tells another status: {answer.Text}"
            : row.At is not null && !isRule && !answer.Pointers.Contains(row.At) ? $"wanted the pointer '{row.At}': {answer.Text}"
            : Leaks.FirstOrDefault(answer.Text.Contains) is { } leak ? $"tells {leak}: {answer.Text}"
            : null;
    }

    /// <summary>Words of the inside that no caller should read.</summary>
    private static readonly string[] Leaks = ["System.", "Mentoring.", "Exception", " at line", "Npgsql", "SQLite", "JsonSerializer", "Nullable`"];
}
