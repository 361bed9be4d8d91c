using System.Security.Cryptography;
using System.Text;
using Mentoring.Api.Tests.Hosting;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace Mentoring.Api.Tests.Identity;

/// <summary>Outside Development the keys are the issuer's, and only theirs open anything.</summary>
public sealed class IssuerTests(OnSqlite sqlite) : IClassFixture<OnSqlite>, IDisposable
{
    private const string Issuer = "https://issuer.example";
    private readonly RSA rsa = RSA.Create(2048);
    private readonly ECDsa curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private static Token Admin => new Token("the-first").Claim("iss", Issuer).Claim("scope", "programme.admin");

    [Fact]
    public async Task A_token_of_the_issuer_is_taken()
    {
        await using var host = await Start();
        foreach (var token in (string[])[Admin.Signed(rsa), Admin.Signed(rsa, "PS256", RSASignaturePadding.Pss), Admin.Signed(curve)])
            Assert.Equal("true", (await new Caller(host.CreateClient(), token).Get("/v1/me")).Is(200)["administrator"]);
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
                ("the public key's bytes as a secret", Admin.Signed(Encoding.Latin1.GetString(rsa.ExportSubjectPublicKeyInfo()))),
                ("no signature", Admin.Unsigned()),
                ("another key", Admin.Signed(another)),
                ("an algorithm that is not taken", Admin.Signed(rsa, "RS512")),
                ("another issuer", Admin.Claim("iss", "https://elsewhere.example").Signed(rsa)),
                ("another audience", Admin.Claim("aud", "another-api").Signed(rsa)),
                ("the type of an ID token", Admin.Header("typ", "JWT").Signed(rsa)),
                ("another issuer's administrator", Admin.Claim("sub", "admin").Signed(rsa)),
                ("a person by our own id", Admin.Claim("sub", $"person:{Guid.CreateVersion7()}").Signed(rsa)),
            ])
        {
            var answer = await new Caller(host.CreateClient(), token).Get("/v1/me");
            Assert.True(answer.Code == 401, $"{what}: {answer.Code} {answer.Text}");
        }
    }

    [Fact]
    public async Task A_setting_narrows_what_is_taken()
    {
        await using var host = await Start(("Authentication:Algorithms:0", "ES256"), ("Authentication:TokenTypes:0", "JWT"));
        (await new Caller(host.CreateClient(), Admin.Header("typ", "JWT").Signed(curve)).Get("/v1/me")).Is(200);
        (await new Caller(host.CreateClient(), Admin.Header("typ", "JWT").Signed(rsa)).Get("/v1/me")).Is(401);
        (await new Caller(host.CreateClient(), Admin.Signed(curve)).Get("/v1/me")).Is(401);
    }

    /// <summary>A host outside Development that has fetched the issuer's keys.</summary>
    private async Task<WebApplicationFactory<Program>> Start(params (string, string)[] settings)
    {
        var published = new OpenIdConnectConfiguration { Issuer = Issuer, SigningKeys = { new RsaSecurityKey(rsa.ExportParameters(false)), new ECDsaSecurityKey(curve) } };
        return Hosted.Start(await sqlite.NewDatabase(), [.. StartupTests.Sound, ("Authentication:Administrators:0:Issuer", Issuer), ("Authentication:Administrators:0:Subject", "the-first"), .. settings])
            .WithWebHostBuilder(host => host.ConfigureTestServices(services => services.PostConfigure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme,
                bearer => bearer.ConfigurationManager = new StaticConfigurationManager<OpenIdConnectConfiguration>(published))));
    }

    public void Dispose()
    {
        rsa.Dispose();
        curve.Dispose();
    }
}
