using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Hosting;
using Xunit;

namespace Mentoring.Api.Tests.Identity;

/// <summary>Only a token that is right in every part opens anything.</summary>
public abstract class TokenTests(Hosted host) : HostedTests(host)
{
    /// <summary>What is wrong with a token that is sound but for that.</summary>
    private static IReadOnlyList<(string What, Func<Token, string?> Token)> Wrong =>
    [
        ("no token", _ => null),
        ("an empty one", _ => ""),
        ("garbage", _ => "garbage"),
        ("garbage in three parts", _ => "a.b.c"),
        ("two tokens", x => $"{x.Signed()} {x.Signed()}"),
        ("alg none", x => x.Unsigned()),
        ("alg None", x => x.Unsigned("None")),
        ("no signature", x => x.Unsigned("HS256")),
        ("another algorithm with the right key", x => x.SignedWithSha512()),
        ("another kind of algorithm", x => x.SignedWithRsa()),
        ("another key", x => x.Signed("some other key that is long enough for an HMAC of 256 bits")),
        ("a signature that was cut", x => x.Signed()[..^4]),
        ("a signature of another token", x => x.Signed()[..x.Signed().LastIndexOf('.')] + x.Claim("jti", "x").Signed()[x.Signed().LastIndexOf('.')..]),
        ("another issuer", x => x.Claim("iss", "https://elsewhere.example").Signed()),
        ("no issuer", x => x.Without("iss").Signed()),
        ("another audience", x => x.Claim("aud", "another-api").Signed()),
        ("no audience", x => x.Without("aud").Signed()),
        ("the type of an ID token", x => x.Header("typ", "JWT").Signed()),
        ("the type of a logout token", x => x.Header("typ", "logout+jwt").Signed()),
        ("no type", x => x.Header("typ", null).Signed()),
        ("a critical extension", x => x.Header("crit", new JsonArray("exp")).Signed()),
        ("a critical extension of its own", x => x.Header("crit", new JsonArray("x-mine")).Header("x-mine", 1).Signed()),
        ("a time that is over", x => x.At("nbf", -600).At("exp", -65).Signed()),
        ("a time to come", x => x.At("nbf", 120).Signed()),
        ("no end", x => x.Without("exp").Signed()),
        ("an end in words", x => x.Claim("exp", "tomorrow").Signed()),
        ("no subject", x => x.Without("sub").Signed()),
        ("null for a subject", x => x.Claim("sub", null).Signed()),
        ("an empty subject", x => x.Claim("sub", "").Signed()),
        ("a blank subject", x => x.Claim("sub", " ").Signed()),
        ("two subjects", x => x.Claim("sub", new JsonArray("a", "b")).Signed()),
        ("a list of clients", x => x.Claim("client_id", new JsonArray("a", "b")).Signed()),
        ("a subject that nobody goes by", x => x.Claim("sub", "nobody").Signed()),
        ("a person who is none", x => x.Claim("sub", $"person:{Guid.CreateVersion7()}").Signed()),
        ("a client that is not registered", x => x.Claim("sub", "stranger").Claim("client_id", "stranger").Signed()),
    ];

    [Fact]
    public async Task A_token_that_is_wrong_is_refused_with_a_problem()
    {
        var world = await World.WithPeople(Host);
        var faults = new List<string>();
        foreach (var (what, make) in Wrong)
            foreach (var path in (string[])["/v1/me", "/graphql?query={__typename}"])
                if (Fault(await With(make(Of(world.Director))).Get(path)) is { } fault) faults.Add($"{what}, {path}: {fault}");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task A_token_that_is_right_is_taken()
    {
        var world = await World.WithPeople(Host);
        foreach (var token in (Token[])[Of(world.Director), Of(world.Director).At("nbf", -600).At("exp", -30), Of(world.Director).At("nbf", 30), Of(world.Director).Header("typ", "application/at+jwt")])
            Assert.Equal(world.Director.Id, (await With(token.Signed()).Get("/v1/me")).Is(200)["person"]);
    }

    [Fact]
    public async Task A_leavers_token_is_refused_from_the_next_request_on()
    {
        var world = await World.WithPeople(Host);
        var person = await world.Person();
        (await person.Caller.Get("/v1/me")).Is(200);
        (await world.Hr.Put($"/v1/organisations/{world.Organisation}/people/{person.ExternalId}", """{ "givenName": "G", "familyName": "F", "engagement": "staff", "active": false }""")).Is(200);
        Assert.Null(Fault(await person.Caller.Get("/v1/me")));
    }

    [Fact]
    public async Task A_client_that_is_shut_out_is_refused_from_the_next_request_on()
    {
        var world = await World.WithPeople(Host);
        (await world.Hr.Get("/v1/organisations")).Is(200);
        await Register(world, active: false);
        Assert.Null(Fault(await world.Hr.Get("/v1/organisations")));
    }

    [Fact]
    public async Task A_scope_that_the_token_lacks_is_named()
    {
        var world = await World.WithPeople(Host);
        LacksScope("people.sync", await world.Director.Caller.Put($"/v1/organisations/{world.Organisation}", new { name = "Mine" }));
        LacksScope("programme.admin", await world.Director.Caller.Post("/v1/programmes", new { }));
        LacksScope("mentoring", await With(Of(world.Director).Claim("scope", "").Signed()).Get("/v1/applications"));
        LacksScope("mentoring", await With(Of(world.Director).Claim("scope", "Mentoring mentoring.all").Signed()).Get("/v1/applications"));
        LacksScope("mentoring", await world.Hr.Post("/graphql", new { query = "{ __typename }" }));
        (await With(Of(world.Director).Claim("scope", "other mentoring").Signed()).Get("/v1/applications")).Is(200);
        (await With(Of(world.Director).Without("scope").Claim("scp", "mentoring").Signed()).Get("/v1/applications")).Is(200);
    }

    [Fact]
    public async Task A_scope_that_a_client_is_not_registered_with_counts_for_nothing()
    {
        var world = await World.WithPeople(Host);
        var client = $"{world.Organisation}-hr";
        Caller Asks(string scope) => With(new Token(client).Claim("client_id", client).Claim("scope", scope).Signed());
        (await Asks("people.sync").Get("/v1/organisations")).Is(200);
        LacksScope("programme.admin", await Asks("programme.admin").Get("/v1/clients"));
        LacksScope("mentoring", await Asks("mentoring").Get("/v1/applications"));
        await Register(world, scopes: "events.read");
        LacksScope("people.sync", await Asks("people.sync").Get("/v1/organisations"));
    }

    private static async Task Register(World world, string scopes = "people.sync", bool active = true) => (await world.Admin.Put($"/v1/clients/{world.Organisation}-hr",
        new { name = "HR", purpose = "P", scopes = new[] { scopes }, organisations = new[] { world.Organisation }, active })).Is(200);

    private Caller With(string? token) => new(Host.Factory.CreateClient(), token);

    private static Token Of(Someone person) => new($"person:{person.Id}");

    private static string? Fault(Answer answer) =>
        answer.Code != 401 ? $"wanted 401, got {answer.Code}: {answer.Text}"
        : !answer.Headers.WwwAuthenticate.Any(x => x.Scheme == "Bearer") ? "says nothing of Bearer"
        : answer.Body?["type"]?.ToString() != "/problems/unauthenticated" || answer.Body["instance"] is null ? $"is no problem: {answer.Text}"
        : null;

    private static void LacksScope(string scope, Answer answer)
    {
        Assert.Equal("/problems/scope-missing", answer.Is(403)["type"]);
        var challenge = Assert.Single(answer.Headers.WwwAuthenticate).ToString();
        Assert.Contains("error=\"insufficient_scope\"", challenge, StringComparison.Ordinal);
        Assert.Contains(scope, challenge, StringComparison.Ordinal);
    }

    public sealed class Sqlite(OnSqlite host) : TokenTests(host), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres host) : TokenTests(host), IClassFixture<OnPostgres>;
}
