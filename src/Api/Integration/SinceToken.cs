using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Integration;
using Microsoft.AspNetCore.WebUtilities;

namespace Mentoring.Api.Integration;

/// <summary>
/// Where a client goes on reading a feed: the place, the time up to which it has all, and what it was allowed to see. It is good for one feed and one
/// client; what it names is only where to look from, so it opens nothing.
/// </summary>
internal sealed record SinceToken(string Feed, FeedPosition Position, DateTimeOffset HasAllUntil)
{
    /// <summary>Instead of a token: from the end, for who reads the lists next.</summary>
    public const string Now = "now";

    private const int Parts = 6;

    public string Written(Viewer viewer)
    {
        var content = string.Create(CultureInfo.InvariantCulture, $"1.{Position.Xid}.{Position.Seq}.{HasAllUntil.ToUnixTimeSeconds()}.{Reach(viewer)}");
        return WebEncoders.Base64UrlEncode(Encoding.ASCII.GetBytes($"{content}.{Seal(content, viewer)}"));
    }

    /// <exception cref="Malformed">It is none of this feed and this client.</exception>
    /// <exception cref="TokenExpired">The client sees more, or less, than when it was given: what came before it would be missed.</exception>
    public static SinceToken Read(string feed, string text, Viewer viewer)
    {
        if (PartsOf(text) is not [var version, var xid, var seq, var at, var reach, var seal]) throw Wrong();
        var content = string.Join('.', version, xid, seq, at, reach);
        if (Number(xid) is not { } transaction || Number(seq) is not { } number || Number(at) is not { } seconds) throw Wrong();
        var token = new SinceToken(feed, new(transaction, number), DateTimeOffset.FromUnixTimeSeconds(Math.Min(seconds, DateTimeOffset.MaxValue.ToUnixTimeSeconds())));
        if (token.Seal(content, viewer) != seal) throw Wrong();
        return reach == Reach(viewer) ? token : throw new TokenExpired("The organisations or scopes of this client have changed since: begin again without since.");
    }

    private static string[] PartsOf(string text)
    {
        try
        {
            return Encoding.ASCII.GetString(WebEncoders.Base64UrlDecode(text)).Split('.', Parts + 1);
        }
        catch (FormatException)
        {
            return [];
        }
    }

    /// <summary>What the client may see of the feed, by the names that it is registered with: organisations that arrive later are among them.</summary>
    private static string Reach(Viewer viewer) =>
        Hash([.. viewer.ClientOrganisations.Order(StringComparer.Ordinal), viewer.ReadsCompletions ? Scopes.CompletionsRead : ""]);

    private string Seal(string content, Viewer viewer) => Hash([Feed, viewer.ActingClient, content]);

    private static string Hash(IEnumerable<string> parts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))).AsSpan(0, 8));

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Malformed Wrong() => new("since is none that this feed gave you.", "?since");
}
