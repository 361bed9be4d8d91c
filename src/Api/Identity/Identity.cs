using System.Security.Claims;
using System.Text;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;
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
        builder.Services.AddSingleton(options);
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(bearer =>
        {
            bearer.MapInboundClaims = false;
            bearer.IncludeErrorDetails = true;
            bearer.TokenValidationParameters = Validation(options);
            if (options.DevelopmentKey is null) bearer.Authority = options.Authority;
            bearer.Events = new() { OnTokenValidated = RequireCaller };
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

    private static TokenValidationParameters Validation(IdentityOptions options) => new()
    {
        ValidAudience = options.Audience,
        ClockSkew = TimeSpan.FromSeconds(60),
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        NameClaimType = "sub",
        ValidTypes = options.TakenTypes,
        ValidAlgorithms = options.DevelopmentKey is null ? options.TakenAlgorithms : [SecurityAlgorithms.HmacSha256],
        ValidIssuer = options.DevelopmentKey is null ? null : IdentityOptions.DevelopmentIssuer,
        IssuerSigningKey = options.DevelopmentKey is null ? null : options.SigningKey,
    };

    /// <summary>A token names one subject, and each of its claims once.</summary>
    private static Task RequireCaller(TokenValidatedContext context)
    {
        var claims = context.Principal!.Claims.ToList();
        foreach (var name in (string[])["sub", "client_id", "azp"])
            if (claims.Count(claim => claim.Type == name) > 1 || claims.Exists(claim => claim.Type == name && string.IsNullOrWhiteSpace(claim.Value)))
                context.Fail($"The claim {name} is not one text.");
        if (!claims.Exists(claim => claim.Type == "sub")) context.Fail("The claim sub is missing.");
        // RFC 7515: who does not understand what crit names refuses the token. The library overlooks it, and we understand nothing of it.
        if (context.SecurityToken is JsonWebToken token && token.TryGetHeaderValue<object>("crit", out _)) context.Fail("The header crit is not understood.");
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
