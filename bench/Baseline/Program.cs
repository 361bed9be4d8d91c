using System.Text;
using System.Text.Json;
using Mentoring.Bench.Baseline;
using Mentoring.Infrastructure.Persistence;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Npgsql;

// The same answers without the application: hand-written SQL, prepared, and nothing around it but the same bearer validation.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, Json.Default));

var authentication = builder.Configuration.GetSection("Authentication");
builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(bearer =>
{
    bearer.MapInboundClaims = false;
    bearer.TokenValidationParameters = new()
    {
        ValidAudience = authentication["Audience"],
        ClockSkew = TimeSpan.FromSeconds(60),
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        NameClaimType = "sub",
        ValidTypes = ["at+jwt", "application/at+jwt"],
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        ValidIssuer = "mentoring-development",
        IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(authentication["DevelopmentKey"]!)),
    };
    bearer.Events = new() { OnTokenValidated = RequireCaller };
});
builder.Services.AddAuthorization();

var source = NpgsqlDataSource.Create($"Max Auto Prepare=100;Auto Prepare Min Usages=1;No Reset On Close=true;Options=-c jit=off;{builder.Configuration.GetConnectionString("Mentoring")}");
var keys = builder.Configuration.GetSection("Encryption:Keys").GetChildren().ToDictionary(x => x.Key, x => x.Value!, StringComparer.Ordinal);
var (viewers, reads, nested, plans) = (new Viewers(source), new Reads(source), new Nested(source), new Plans(source, new(keys, builder.Configuration["Encryption:CurrentKey"]!)));

var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
app.MapGet("/health/ready", () => "ready");
var relationships = app.MapGroup("/v1/relationships").RequireAuthorization();
relationships.MapGet("/{id}", async (Guid id, HttpContext http, CancellationToken ct) =>
    await viewers.Load(http) is not { } viewer ? Results.Unauthorized() : await reads.Relationship(id, viewer, ct) is { } found ? Results.Json(found, Json.Default.RelationshipAnswer) : Results.NotFound());
relationships.MapGet("", async (HttpContext http, int? limit, string? cursor, CancellationToken ct) =>
    await viewers.Load(http) is { } viewer ? Results.Json(await reads.Page(Reads.After(cursor), Math.Clamp(limit ?? 50, 1, 200), viewer, ct), Json.Default.PageAnswer) : Results.Unauthorized());
relationships.MapPost("/{id}/meetings", async (Guid id, PlanInput input, HttpContext http, CancellationToken ct) =>
    await viewers.Load(http) is { } viewer ? await plans.Plan(id, input, viewer, ct) : Results.Unauthorized());
app.MapGet("/v1/programmes/{id}/nested", async (Guid id, HttpContext http, CancellationToken ct) =>
    await viewers.Load(http) is { } viewer ? Results.Json(await nested.Find(id, viewer, ct), Json.Default.NestedAnswer) : Results.Unauthorized()).RequireAuthorization();
await app.RunAsync();

static Task RequireCaller(TokenValidatedContext context)
{
    var claims = context.Principal!.Claims.ToList();
    foreach (var name in (string[])["sub", "client_id", "azp"])
        if (claims.Count(claim => claim.Type == name) > 1 || claims.Exists(claim => claim.Type == name && string.IsNullOrWhiteSpace(claim.Value))) context.Fail($"The claim {name} is not one text.");
    if (!claims.Exists(claim => claim.Type == "sub")) context.Fail("The claim sub is missing.");
    if (!claims.Exists(claim => claim.Type == "scope" && claim.Value.Split(' ').Contains("mentoring"))) context.Fail("The scope is missing.");
    if (context.SecurityToken is JsonWebToken token && token.TryGetHeaderValue<object>("crit", out _)) context.Fail("The header crit is not understood.");
    return Task.CompletedTask;
}
