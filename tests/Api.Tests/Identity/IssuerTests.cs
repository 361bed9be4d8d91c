using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Hosting;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace Mentoring.Api.Tests.Identity;

/// <summary>Outside Development the keys are the issuer's, and only theirs open anything.</summary>
public sealed class IssuerTests(OnSqlite sqlite) : IClassFixture<OnSqlite>, IDisposable
{
    private readonly Provider provider = new();
    private readonly RSA rsa = RSA.Create(2048);
    private readonly ECDsa curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private static Token Admin => new Token("the-first").Claim("iss", Provider.Issuer).Claim("scope", "programme.admin").Header("kid", "rsa");

    [Fact]
    public async Task A_token_of_the_issuer_is_taken()
    {
        await using var host = await Start();
        foreach (var token in (string[])[Admin.Signed(rsa), Admin.Signed(rsa, "PS256", RSASignaturePadding.Pss), Admin.Header("kid", "curve").Signed(curve), Admin.Header("kid", null).Signed(rsa)])
            Assert.Equal("true", (await Me(host, token)).Is(200)["administrator"]);
    }

    [Fact]
    public async Task Introspection_is_for_Development()
    {
        await using var host = await Start();
        var admin = new Caller(host.CreateClient(), Admin.Signed(rsa));
        foreach (var document in (string[])["{ __schema { types { name } } }", """{ __type(name: "Person") { name } }"""])
        {
            var answer = await admin.Query(document);
            Assert.Null(answer.Body!["data"]);
            Assert.Equal("BAD_REQUEST", answer.Body["errors"]![0]!["extensions"]!["code"]!.ToString());
        }
        Assert.NotNull((await admin.Query("{ viewer { __typename } }")).Is(200).Body!["data"]);
    }

    [Fact]
    public async Task No_other_token_is()
    {
        await using var host = await Start();
        using var another = RSA.Create(2048);
        foreach (var (what, token) in ((string, string)[])
            [
                ("Development's key", Admin.Signed()),
                ("Development's key and issuer", new Token("admin").Signed()),
                ("the public key as a secret", Admin.Signed(rsa.ExportSubjectPublicKeyInfoPem())),
                ("the public key as a secret, in the other form", Admin.Signed(rsa.ExportRSAPublicKeyPem())),
                ("the public key's bytes as a secret", Admin.Signed(Encoding.Latin1.GetString(rsa.ExportSubjectPublicKeyInfo()))),
                ("the public key as a secret under the name of its algorithm", Admin.SignedWith("RS256")),
                ("no signature", Admin.Unsigned()),
                ("no signature under the name of one", Admin.Unsigned("RS256")),
                ("a signature that was cut", Admin.Signed(rsa)[..^4]),
                ("another key", Admin.Signed(another)),
                ("another key of no name", Admin.Header("kid", null).Signed(another)),
                ("an unknown kid", Admin.Header("kid", "unknown").Signed(rsa)),
                ("the kid of another key", Admin.Header("kid", "curve").Signed(rsa)),
                ("a kid in capitals", Admin.Header("kid", "RSA").Signed(rsa)),
                ("a path for a kid", Admin.Header("kid", "/dev/null").Signed("")),
                ("an algorithm that is not taken", Admin.Signed(rsa, "RS512")),
                ("an algorithm in small letters", Admin.Signed(rsa, "rs256")),
                ("another issuer", Admin.Claim("iss", "https://elsewhere.example").Signed(rsa)),
                ("the issuer with a slash", Admin.Claim("iss", $"{Provider.Issuer}/").Signed(rsa)),
                ("another audience", Admin.Claim("aud", "another-api").Signed(rsa)),
                ("the type of an ID token", Admin.Header("typ", "JWT").Signed(rsa)),
                ("a time that is over", Admin.At("nbf", -600).At("exp", -65).Signed(rsa)),
                ("a time to come", Admin.At("nbf", 300).Signed(rsa)),
                ("no end", Admin.Without("exp").Signed(rsa)),
                ("another issuer's administrator", Admin.Claim("sub", "admin").Signed(rsa)),
                ("a person by our own id", Admin.Claim("sub", $"person:{Guid.CreateVersion7()}").Signed(rsa)),
            ])
        {
            var answer = await Me(host, token);
            Assert.True(answer.Code == 401 && answer.Headers.WwwAuthenticate.ToString().StartsWith("Bearer error=\"invalid_token\"", StringComparison.Ordinal), $"{what}: {answer.Code} {answer.Headers.WwwAuthenticate} {answer.Text}");
        }
    }

    [Fact]
    public async Task Nobody_goes_where_a_token_says_that_its_key_is()
    {
        using var elsewhere = new TcpListener(IPAddress.Loopback, 0);
        elsewhere.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)elsewhere.LocalEndpoint).Port}/keys";
        using var another = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=issuer.example", another, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        var own = new JsonObject { ["kty"] = "RSA", ["kid"] = "rsa", ["n"] = Base64Url.EncodeToString(another.ExportParameters(false).Modulus), ["e"] = "AQAB" };
        await using var host = await Start();
        foreach (var kid in (string?[])["rsa", "unknown", address, null])
            foreach (var (header, value) in ((string, Func<JsonNode>)[])
                [
                    ("jku", () => address), ("x5u", () => address), ("iss", () => address), ("jwk", () => own.DeepClone()),
                    ("x5c", () => new JsonArray(Convert.ToBase64String(certificate.RawData))), ("x5t", () => Base64Url.EncodeToString(certificate.GetCertHash())),
                ])
                (await Me(host, Admin.Header("kid", kid).Header(header, value()).Signed(another))).Is(401);
        (await Me(host, Admin.Claim("iss", address[..^"/keys".Length]).Signed(another))).Is(401);
        Assert.False(elsewhere.Pending());
        Assert.Equal([$"{Provider.Issuer}/.well-known/openid-configuration", $"{Provider.Issuer}/keys"], provider.Asked.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Keys_roll_over_without_a_restart()
    {
        await using var host = await Start();
        using var next = RSA.Create(2048);
        (await Me(host, Admin.Signed(rsa))).Is(200);
        provider.Publish(("next", next));
        await Until(host, Admin.Header("kid", "next").Signed(next), 200);
        (await Me(host, Admin.Signed(rsa))).Is(401);
        (await Me(host, Admin.Header("kid", null).Signed(rsa))).Is(401);
        (await Me(host, Admin.Header("kid", "next").Signed(next))).Is(200);
    }

    [Fact]
    public async Task What_the_issuer_takes_back_is_forgotten_soon_though_nobody_asks_for_another()
    {
        await using var host = await Start();
        var bearer = host.Services.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().Get(JwtBearerDefaults.AuthenticationScheme);
        var issuer = Assert.IsType<BaseConfigurationManager>(bearer.ConfigurationManager, exactMatch: false);
        Assert.Equal((TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(30), false), (issuer.AutomaticRefreshInterval, issuer.RefreshInterval, issuer.UseLastKnownGoodConfiguration));
    }

    [Fact]
    public async Task While_the_issuer_cannot_be_reached_nobody_is_let_in_by_mistake()
    {
        provider.IsDown = true;
        await using var host = await Start();
        (await Me(host, Admin.Signed(rsa))).Is(401);
        (await Me(host, Admin.Signed())).Is(401);
        (await new Caller(host.CreateClient(), null).Get("/health/ready")).Is(200);
        provider.IsDown = false;
        await Until(host, Admin.Signed(rsa), 200);
        provider.IsDown = true;
        (await Me(host, Admin.Signed(rsa))).Is(200);
    }

    [Fact]
    public async Task A_setting_narrows_what_is_taken()
    {
        await using var host = await Start(("Authentication:Algorithms:0", "ES256"), ("Authentication:TokenTypes:0", "JWT"));
        var sound = Admin.Header("kid", "curve").Header("typ", "JWT");
        (await Me(host, sound.Signed(curve))).Is(200);
        (await Me(host, Admin.Header("typ", "JWT").Signed(rsa))).Is(401);
        (await Me(host, Admin.Header("kid", "curve").Signed(curve))).Is(401);
        // Where every token has the type JWT, an ID token is known by what it says.
        foreach (var (claim, value) in ((string, string)[])[("nonce", "n"), ("at_hash", "h"), ("c_hash", "h"), ("token_use", "id"), ("typ", "ID"), ("typ", "Refresh")])
            (await Me(host, Admin.Header("kid", "curve").Header("typ", "JWT").Claim(claim, value).Signed(curve))).Is(401);
    }

    private static Task<Answer> Me(WebApplicationFactory<Program> host, string token) => new Caller(host.CreateClient(), token).Get("/v1/me");

    /// <summary>The keys are fetched behind the requests.</summary>
    private static async Task Until(WebApplicationFactory<Program> host, string token, int status)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Caller.Stop);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while ((await Me(host, token)).Code != status) await Task.Delay(20, patience.Token);
    }

    /// <summary>A host outside Development that fetches the keys of the provider.</summary>
    private async Task<WebApplicationFactory<Program>> Start(params (string, string)[] settings)
    {
        provider.Publish(("rsa", rsa), ("curve", curve));
        return Hosted.Start(await sqlite.NewDatabase(), [.. StartupTests.Sound, ("Authentication:Administrators:0:Issuer", Provider.Issuer), ("Authentication:Administrators:0:Subject", "the-first"), .. settings])
            .WithWebHostBuilder(host => host.ConfigureTestServices(services =>
                services.Configure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, bearer => bearer.BackchannelHttpHandler = provider)));
    }

    public void Dispose()
    {
        provider.Dispose();
        rsa.Dispose();
        curve.Dispose();
    }
}
