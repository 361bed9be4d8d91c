using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace Mentoring.Api.Tests.Identity;

/// <summary>An OpenID provider as the host reaches it over HTTP: it publishes keys, takes them back, and remembers what it was asked.</summary>
internal sealed class Provider : HttpMessageHandler
{
    public const string Issuer = "https://issuer.example";
    private volatile JsonArray keys = [];

    /// <summary>Whether it cannot be reached.</summary>
    public bool IsDown { get; set; }

    /// <summary>The addresses that were asked for, once each.</summary>
    public HashSet<string> Asked { get; } = new(StringComparer.Ordinal);

    /// <summary>From now on these and no others.</summary>
    public void Publish(params (string Kid, AsymmetricAlgorithm Key)[] published) => keys = new([.. published.Select(x => Of(x.Kid, x.Key))]);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (Asked) Asked.Add(request.RequestUri!.ToString());
        return IsDown ? throw new HttpRequestException("Nobody is there.") : Task.FromResult(request.RequestUri.AbsolutePath switch
        {
            "/.well-known/openid-configuration" => Told(new JsonObject { ["issuer"] = Issuer, ["jwks_uri"] = $"{Issuer}/keys" }),
            "/keys" => Told(new JsonObject { ["keys"] = keys.DeepClone() }),
            _ => new(HttpStatusCode.NotFound),
        });
    }

    private static HttpResponseMessage Told(JsonObject body) => new(HttpStatusCode.OK) { Content = JsonContent.Create(body) };

    private static JsonNode Of(string kid, AsymmetricAlgorithm key)
    {
        var published = key is RSA rsa ? JsonWebKeyConverter.ConvertFromRSASecurityKey(new(rsa.ExportParameters(false)))
            : JsonWebKeyConverter.ConvertFromECDsaSecurityKey(new((ECDsa)key));
        return new JsonObject { ["kid"] = kid, ["use"] = "sig", ["kty"] = published.Kty, ["n"] = published.N, ["e"] = published.E, ["crv"] = published.Crv, ["x"] = published.X, ["y"] = published.Y };
    }
}
