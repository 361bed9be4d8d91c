using Mentoring.Domain;

namespace Mentoring.Api.Portfolios;

/// <summary>The checksum of a file, as RFC 9530 has it: <c>Repr-Digest: sha-256=:base64:</c>.</summary>
internal static class Digest
{
    public const string Header = "Repr-Digest";
    private const string Sha256 = "sha-256=:";

    /// <summary>Null where there is none.</summary>
    public static byte[]? Sent(HttpRequest request)
    {
        if (request.Headers[Header].ToString() is not { Length: > 0 } header) return null;
        var bytes = new byte[32];
        var value = header.Split(',', StringSplitOptions.TrimEntries).FirstOrDefault(part => part.StartsWith(Sha256, StringComparison.OrdinalIgnoreCase));
        return value is not null && value.EndsWith(':') && Convert.TryFromBase64String(value[Sha256.Length..^1], bytes, out var length) && length == bytes.Length
            ? bytes : throw new Malformed("Repr-Digest holds sha-256=:…: with 32 bytes in base64.", $"/headers/{Header}");
    }

    public static string Of(string sha256) => $"{Sha256}{Convert.ToBase64String(Convert.FromHexString(sha256))}:";
}
