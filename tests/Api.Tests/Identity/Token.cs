using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mentoring.Api.Tests.Identity;

/// <summary>A token written by hand, so that it can be wrong in ways that no library writes.</summary>
internal sealed class Token(string subject)
{
    private const string Key = "development only: this key signs demo tokens and opens nothing else";
    private static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    private readonly JsonObject header = new() { ["alg"] = "HS256", ["typ"] = "at+jwt" };

    private readonly JsonObject claims = new()
    {
        ["iss"] = "mentoring-development",
        ["aud"] = "mentoring-api",
        ["sub"] = subject,
        ["client_id"] = "a-front-end",
        ["scope"] = "mentoring",
        ["iat"] = Now,
        ["nbf"] = Now,
        ["exp"] = Now + 600,
    };

    /// <summary>What it claims so far.</summary>
    public JsonNode? this[string name] => claims[name];

    public Token Header(string name, JsonNode? value)
    {
        header[name] = value;
        return this;
    }

    public Token Claim(string name, JsonNode? value)
    {
        claims[name] = value;
        return this;
    }

    /// <summary>Seconds from now.</summary>
    public Token At(string name, int seconds) => Claim(name, Now + seconds);

    public Token Without(params string[] names)
    {
        foreach (var name in names) claims.Remove(name);
        return this;
    }

    public string Signed(string? key = null) => Sign(text => HMACSHA256.HashData(Encoding.UTF8.GetBytes(key ?? Key), text));

    public string SignedWithSha512() => Header("alg", "HS512").Sign(text => HMACSHA512.HashData(Encoding.UTF8.GetBytes(Key), text));

    /// <summary>Signed as ever, whatever it says of how.</summary>
    public string SignedWith(JsonNode? algorithm) => Header("alg", algorithm).Signed();

    public string SignedWithRsa()
    {
        using var rsa = RSA.Create(2048);
        return Signed(rsa);
    }

    public string Signed(RSA rsa, string algorithm = "RS256", RSASignaturePadding? padding = null) => Header("alg", algorithm).Sign(text =>
        rsa.SignData(text, algorithm.EndsWith("512", StringComparison.Ordinal) ? HashAlgorithmName.SHA512 : HashAlgorithmName.SHA256, padding ?? RSASignaturePadding.Pkcs1));

    public string Signed(ECDsa curve) => Header("alg", "ES256").Sign(text => curve.SignData(text, HashAlgorithmName.SHA256));

    public string Unsigned(string algorithm = "none") => Header("alg", algorithm).Sign(_ => []);

    /// <summary>A token whose claims are written out, for what no JSON writer writes.</summary>
    public string SignedAs(Func<string, string> rewrite)
    {
        var text = $"{Part(header)}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(rewrite(claims.ToJsonString())))}";
        return $"{text}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key), Encoding.ASCII.GetBytes(text)))}";
    }

    private string Sign(Func<byte[], byte[]> sign)
    {
        var text = $"{Part(header)}.{Part(claims)}";
        return $"{text}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(text)))}";
    }

    private static string Part(JsonObject part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));
}
