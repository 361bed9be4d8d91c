using Mentoring.Api.Tests.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Mentoring.Api.Tests.Identity;

/// <summary>Outside Development nobody starts by mistake with what Development is allowed.</summary>
public sealed class StartupTests(OnSqlite sqlite) : IClassFixture<OnSqlite>
{
    private const string DevelopmentsKey = "ZGV2ZWxvcG1lbnQtb25seS1rZXktMzItYnl0ZXMhISE=";

    internal static readonly (string Name, string Value)[] Sound =
    [
        ("environment", "Production"), ("Authentication:Authority", "https://issuer.example"), ("Authentication:Audience", "mentoring-api"),
        ("Encryption:CurrentKey", "first"), ("Encryption:Keys:first", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="),
    ];

    [Theory]
    [InlineData("Authentication:DevelopmentKey", "a key that is written down in a repository", "Authentication:DevelopmentKey")]
    [InlineData("Authentication:Authority", "", "Authentication:Authority")]
    [InlineData("Authentication:Authority", "http://issuer.example", "Authentication:Authority")]
    [InlineData("Authentication:Algorithms:0", "HS256", "Authentication:Algorithms")]
    [InlineData("Authentication:Audience", "", "Authentication:Audience")]
    [InlineData("Encryption:CurrentKey", "", "Encryption:CurrentKey")]
    [InlineData("Encryption:CurrentKey", "second", "Encryption:Keys")]
    [InlineData("Encryption:Keys:first", DevelopmentsKey, "Encryption:Keys:first is Development's")]
    [InlineData("Encryption:Keys:old", DevelopmentsKey, "Encryption:Keys:old is Development's")]
    [InlineData("Authentication:DevelopmentKey", "", "Authentication:DevelopmentKey")]
    [InlineData("Authentication:Authority", " ", "Authentication:Authority")]
    [InlineData("Authentication:Authority", "issuer.example", "Authentication:Authority")]
    [InlineData("Encryption:Keys:first", "dG9vIHNob3J0", "Encryption:Keys")]
    public async Task Outside_Development_it_does_not_start_with_a_wrong_setting(string setting, string value, string named)
    {
        await using var host = await Start([.. Sound, (setting, value)]);
        var refused = Assert.ThrowsAny<Exception>(() => host.Services.GetRequiredService<IServiceProvider>());
        Assert.Contains(named, refused.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    [InlineData("development ")]
    public async Task What_Development_has_in_its_own_file_starts_nowhere_else(string environment)
    {
        // As if that file had been copied: nothing of the issuer is missing but the keys are those of the repository.
        await using var host = await Start([.. Sound, ("environment", environment), ("Authentication:DevelopmentKey", "development only: this key signs demo tokens and opens nothing else")]);
        Assert.ThrowsAny<Exception>(() => host.Services.GetRequiredService<IServiceProvider>());
    }

    [Fact]
    public async Task Outside_Development_it_starts_when_all_is_set_and_has_no_door_of_Development()
    {
        await using var host = await Start(Sound);
        var nobody = new Caller(host.CreateClient(), null);
        (await nobody.Post("/dev/token", new { @as = "admin" })).Is(404);
        (await nobody.Get("/dev/clock")).Is(404);
        (await nobody.Put("/dev/clock", new { now = "2026-06-01T09:00:00Z" })).Is(404);
        Assert.DoesNotContain("\"/dev/", (await nobody.Get("/openapi/v1.json")).Is(200).Text, StringComparison.Ordinal);
        Assert.Equal("/problems/unauthenticated", (await nobody.Get("/v1/me")).Is(401)["type"]);
        (await nobody.Get("/rules")).Is(200);
        (await nobody.Get("/health/ready")).Is(200);
    }

    private async Task<WebApplicationFactory<Program>> Start((string, string)[] settings) => Hosted.Start(await sqlite.NewDatabase(), settings);
}
