using System.Text.Json.Serialization;
using Mentoring.Api.Identity;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Integration;
using Mentoring.Domain.People;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Mentoring.Api.Development;

/// <summary>Whose token is wanted: one of as, person and client.</summary>
public sealed record TokenRequest
{
    /// <summary>A demo persona: admin, coordinator, steering, mentor, mentee, line-manager, safeguarding, data-protection, hr, lms or export.</summary>
    public string? As { get; init; }

    /// <summary>A person, by id, or by external id with organisation.</summary>
    public string? Person { get; init; }

    /// <summary>External id of the person's organisation; the demo one when left out.</summary>
    public string? Organisation { get; init; }

    /// <summary>A registered client.</summary>
    public string? Client { get; init; }

    /// <summary>What the token is good for; all that the caller may have when left out.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }
}

/// <summary>A token, as OAuth 2.0 has it.</summary>
public sealed record TokenResponse
{
    /// <summary>The token.</summary>
    [JsonPropertyName("access_token")]
    public required string AccessToken { get; init; }

    /// <summary>Bearer.</summary>
    [JsonPropertyName("token_type")]
    public string TokenType { get; } = "Bearer";

    /// <summary>Seconds until it expires.</summary>
    [JsonPropertyName("expires_in")]
    public required int ExpiresIn { get; init; }
}

/// <summary>Signs tokens in Development.</summary>
internal sealed class DevelopmentTokens(IdentityOptions options, IServiceScopeFactory scopes)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    public async Task<TokenResponse> Issue(TokenRequest input, CancellationToken ct)
    {
        if (new[] { input.As, input.Person, input.Client }.Count(x => x is not null) != 1) throw new Invalid("", "Send one of as, person and client.");
        for (var i = 0; i < (input.Scopes?.Count ?? 0); i++)
            if (!Scopes.All.Contains(input.Scopes![i])) throw new Invalid($"/scopes/{i}", $"Is none of {string.Join(", ", Scopes.All)}.");
        if (input.As is { } persona) return await As(persona, input, ct);
        return input.Client is { } client ? await ForClient(client, "/client", input, ct) : await ForPerson(input.Person!, "/person", input, ct);
    }

    private async Task<TokenResponse> As(string persona, TokenRequest input, CancellationToken ct) => persona switch
    {
        "admin" => Sign(options.Administrators[0].Subject, "demo-front-end", input.Scopes ?? [Scopes.Mentoring, Scopes.ProgrammeAdmin]),
        _ when DemoData.People.Contains(persona) => await ForPerson(persona, "/as", input, ct),
        _ when DemoData.Clients.ContainsKey(persona) => await ForClient(persona, "/as", input, ct),
        _ => throw new Invalid("/as", $"Is none of admin, {string.Join(", ", DemoData.People.Concat(DemoData.Clients.Keys))}."),
    };

    private async Task<TokenResponse> ForPerson(string person, string member, TokenRequest input, CancellationToken ct)
    {
        await using var scope = scopes.AsSystem();
        var store = scope.ServiceProvider.GetRequiredService<IStore>();
        var organisationId = input.Organisation ?? DemoData.Organisation;
        var organisation = await store.Find<Organisation>(x => x.ExternalId == organisationId, ct);
        var found = Id<Person>.TryParse(person, null, out var id)
            ? await store.Find<Person>(x => x.Id == id, ct)
            : organisation is null ? null : await store.Find<Person>(x => x.OrganisationId == organisation.Id && x.ExternalId == person, ct);
        if (found is null) throw new Invalid(member, $"Is nobody on record in {organisationId}.");
        return Sign($"person:{found.Id}", "demo-front-end", input.Scopes ?? [Scopes.Mentoring]);
    }

    private async Task<TokenResponse> ForClient(string clientId, string member, TokenRequest input, CancellationToken ct)
    {
        await using var scope = scopes.AsSystem();
        var client = await scope.ServiceProvider.GetRequiredService<IStore>().Find<Client>(x => x.ClientId == clientId, ct)
            ?? throw new Invalid(member, "Is no registered client.");
        return Sign(clientId, clientId, input.Scopes ?? [.. client.Scopes.Select(x => x.Name)]);
    }

    private TokenResponse Sign(string subject, string client, IEnumerable<string> granted)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var token = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = "at+jwt",
            Issuer = IdentityOptions.DevelopmentIssuer,
            Audience = options.Audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime,
            Claims = new Dictionary<string, object> { ["sub"] = subject, ["client_id"] = client, ["scope"] = string.Join(' ', granted) },
            SigningCredentials = new(options.SigningKey, SecurityAlgorithms.HmacSha256),
        });
        return new() { AccessToken = token, ExpiresIn = (int)Lifetime.TotalSeconds };
    }
}
