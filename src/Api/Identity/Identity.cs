using System.Security.Claims;
using System.Text;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Mentoring.Api.Identity;

/// <summary>Whose tokens are taken, from the section <c>Authentication</c>.</summary>
internal sealed class IdentityOptions
{
    public const string Section = "Authentication";

    /// <summary>Issuer of the tokens that Development signs for itself.</summary>
    public const string DevelopmentIssuer = "mentoring-development";

    /// <summary>Address of the OpenID provider.</summary>
    public string? Authority { get; set; }

    /// <summary>The <c>aud</c> of tokens for this API.</summary>
    public string Audience { get; set; } = "";

    /// <summary>What an issuer may sign with; a setting narrows it. Empty by default, because the binder adds to an array instead of replacing it.</summary>
    public string[] Algorithms { get; set; } = [];

    /// <summary>The <c>typ</c> of access tokens: by RFC 9068 <c>at+jwt</c>, in either form; <c>JWT</c> for older providers.</summary>
    public string[] TokenTypes { get; set; } = [];

    /// <summary>Signs tokens in Development; refused elsewhere.</summary>
    public string? DevelopmentKey { get; set; }

    /// <summary>What Development encrypts with; refused elsewhere.</summary>
    public const string DevelopmentEncryptionKey = "ZGV2ZWxvcG1lbnQtb25seS1rZXktMzItYnl0ZXMhISE=";

    /// <summary>The first administrators, by issuer and subject.</summary>
    public IdentityInput[] Administrators { get; set; } = [];

    /// <summary>The algorithms that are taken at all: none where the key that checks could also sign.</summary>
    public static readonly string[] KnownAlgorithms = ["RS256", "PS256", "ES256"];

    public string[] TakenAlgorithms => Algorithms is { Length: > 0 } ? Algorithms : KnownAlgorithms;

    public string[] TakenTypes => TokenTypes is { Length: > 0 } ? TokenTypes : ["at+jwt", "application/at+jwt"];

    public SymmetricSecurityKey SigningKey => new(Encoding.UTF8.GetBytes(DevelopmentKey!));
}

/// <summary>Who calls, from a bearer token.</summary>
internal static class IdentitySetup
{
    public static void AddIdentity(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(IdentityOptions.Section).Get<IdentityOptions>() ?? new();
        Guard(options, builder.Environment);
        GuardKeys(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton(options);
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(bearer =>
        {
            bearer.MapInboundClaims = false;
            bearer.TokenValidationParameters = Validation(options);
            if (options.DevelopmentKey is null) bearer.Authority = options.Authority;
            // A key that the issuer has added is fetched when a token names it, one that it has taken back is forgotten within five minutes.
            (bearer.RefreshInterval, bearer.AutomaticRefreshInterval) = (TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5));
            bearer.Events = new() { OnTokenValidated = RequireCaller, OnChallenge = Describe };
        });
        // The library would go on taking the keys that the issuer published an hour ago.
        builder.Services.PostConfigure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, bearer =>
        {
            if (bearer.ConfigurationManager is BaseConfigurationManager issuer) issuer.UseLastKnownGoodConfiguration = false;
        });
        builder.Services.AddAuthorization();
        builder.Services.AddScoped<CurrentViewer>();
        builder.Services.AddScoped(provider => provider.GetRequiredService<CurrentViewer>().Viewer);
    }

    /// <summary>Outside Development nobody starts with a key that is written down in a repository, or without an issuer.</summary>
    private static void Guard(IdentityOptions options, IHostEnvironment environment)
    {
        if (environment.IsDevelopment())
        {
            if (options.DevelopmentKey is null) throw new InvalidOperationException("Authentication:DevelopmentKey is missing.");
            return;
        }
        if (options.DevelopmentKey is not null) throw new InvalidOperationException("Authentication:DevelopmentKey is for Development only. Remove it.");
        if (string.IsNullOrEmpty(options.Authority)) throw new InvalidOperationException("Authentication:Authority is missing: the address of the OpenID provider.");
        if (!options.Authority.StartsWith("https://", StringComparison.OrdinalIgnoreCase)) throw new InvalidOperationException("Authentication:Authority begins with https://.");
        if (options.Algorithms.Except(IdentityOptions.KnownAlgorithms).Any()) throw new InvalidOperationException($"Authentication:Algorithms takes {string.Join(", ", IdentityOptions.KnownAlgorithms)} only.");
        if (string.IsNullOrEmpty(options.Audience)) throw new InvalidOperationException("Authentication:Audience is missing: the aud of tokens for this API.");
    }

    private static void GuardKeys(IConfiguration configuration, IHostEnvironment environment)
    {
        if (environment.IsDevelopment()) return;
        foreach (var key in configuration.GetSection("Encryption:Keys").GetChildren())
            if (key.Value == IdentityOptions.DevelopmentEncryptionKey) throw new InvalidOperationException($"{key.Path} is Development's key, which everybody can read. Make one of your own.");
    }

    /// <summary>How far the issuer's clock may be from ours.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    /// <summary>From when on the token of a request is not taken any more.</summary>
    public static DateTimeOffset EndOfToken(this HttpContext http)
    {
        var end = http.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc ?? DateTimeOffset.MinValue;
        return end < DateTimeOffset.MaxValue - Skew ? end + Skew : end;
    }

    private static TokenValidationParameters Validation(IdentityOptions options) => new()
    {
        ValidAudience = options.Audience,
        ClockSkew = Skew,
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        NameClaimType = "sub",
        ValidTypes = options.TakenTypes,
        ValidAlgorithms = options.DevelopmentKey is null ? options.TakenAlgorithms : [SecurityAlgorithms.HmacSha256],
        ValidIssuer = options.DevelopmentKey is null ? null : IdentityOptions.DevelopmentIssuer,
        IssuerSigningKey = options.DevelopmentKey is null ? null : options.SigningKey,
        IssuerSigningKeyResolverUsingConfiguration = (_, _, kid, validation, issuer) => KeysNamed(kid, issuer?.SigningKeys ?? [validation.IssuerSigningKey]),
        TryAllIssuerSigningKeys = false,
    };

    /// <summary>
    /// A kid is a name among the issuer's own keys and nothing else: no path, no address, no hint that others will do. Where a token carries a key,
    /// or says where to fetch one (jwk, jku, x5c, x5u), nobody looks.
    /// </summary>
    private static IEnumerable<SecurityKey> KeysNamed(string? kid, IEnumerable<SecurityKey> keys) =>
        string.IsNullOrEmpty(kid) ? keys : keys.Where(key => key.KeyId == kid);

    /// <summary>A token names one subject, each of its claims is one text, and it is made for calling: not for signing in or out.</summary>
    private static Task RequireCaller(TokenValidatedContext context)
    {
        var token = (JsonWebToken)context.SecurityToken;
        foreach (var name in (string[])["iss", "sub", "client_id", "azp", "scope"])
            if (token.TryGetPayloadValue<object>(name, out var value) && (value is not string text || (name != "scope" && string.IsNullOrWhiteSpace(text)))) context.Fail($"The claim {name} is not one text.");
        if (!token.TryGetPayloadValue<string>("sub", out _)) context.Fail("The claim sub is missing.");
        if (IsOfSignIn(token)) context.Fail(new SecurityTokenInvalidTypeException("It is an ID, refresh or logout token."));
        // RFC 7515: who does not understand what crit names refuses the token. The library overlooks it, and we understand nothing of it.
        if (token.TryGetHeaderValue<object>("crit", out _)) context.Fail("The header crit is not understood.");
        return Task.CompletedTask;
    }

    /// <summary>Older providers give all of their tokens the type JWT: what the provider itself calls it, or else what only an ID or logout token says, tells them apart.</summary>
    private static bool IsOfSignIn(JsonWebToken token) =>
        token.TryGetPayloadValue<string>("token_use", out var use) ? use != "access"
        : token.TryGetPayloadValue<string>("typ", out var type) ? type != "Bearer"
        : ((string[])["nonce", "at_hash", "c_hash", "s_hash", "events"]).Any(name => token.TryGetPayloadValue<object>(name, out _));

    /// <summary>The library's own words repeat what the token says, which may be anything and is nobody else's business.</summary>
    private static Task Describe(JwtBearerChallengeContext context)
    {
        if (context.AuthenticateFailure is not { } failure) return Task.CompletedTask;
        context.ErrorDescription = failure switch
        {
            SecurityTokenExpiredException => "The token has expired.",
            SecurityTokenNotYetValidException => "The token is not valid yet.",
            SecurityTokenInvalidAudienceException => "The token is for another audience.",
            SecurityTokenInvalidIssuerException => "The token is from another issuer.",
            SecurityTokenInvalidTypeException => "The token is no access token.",
            _ => "The token is not sound.",
        };
        return Task.CompletedTask;
    }

    /// <summary>What a token says of its caller. Where sub is the client itself (RFC 9068), nobody stands behind it.</summary>
    public static Viewer ViewerOf(ClaimsPrincipal principal, IdentityOptions options)
    {
        var subject = principal.FindFirst("sub")!;
        var client = principal.FindFirst("client_id")?.Value ?? principal.FindFirst("azp")?.Value;
        var ofApplication = (client is not null && subject.Value == client) || principal.HasClaim("idtyp", "app");
        var caller = new Caller(subject.Issuer, ofApplication ? "" : subject.Value, client, ofApplication ? client ?? subject.Value : null, PersonOf(subject));
        return new(caller)
        {
            IsAdministrator = !ofApplication && options.Administrators.Any(x => x.Issuer == subject.Issuer && x.Subject == subject.Value),
            Scopes = principal.FindAll("scope").Concat(principal.FindAll("scp")).SelectMany(claim => claim.Value.Split(' ')).ToHashSet(StringComparer.Ordinal),
        };
    }

    private static Id<Person>? PersonOf(Claim subject) =>
        subject.Issuer == IdentityOptions.DevelopmentIssuer && subject.Value.StartsWith("person:", StringComparison.Ordinal)
        && Id<Person>.TryParse(subject.Value["person:".Length..], null, out var id) ? id : null;
}

/// <summary>The one place a request or a job says as whom it runs. Until it does, nobody is signed in.</summary>
internal sealed class CurrentViewer
{
    public Viewer Viewer { get; set; } = Viewer.Anonymous();
}
