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
        ("an unknown kid", x => x.Header("kid", "unknown").Signed()),
        ("a path for a kid", x => x.Header("kid", "../../../../dev/null").Signed("")),
        ("SQL for a kid", x => x.Header("kid", "x' UNION SELECT 'key").Signed("key")),
        ("an address for a kid", x => x.Header("kid", "https://elsewhere.example/key").Signed("key")),
        ("a list for a kid", x => x.Header("kid", new JsonArray("a")).Signed()),
        ("a key of its own", x => x.Header("jwk", new JsonObject { ["kty"] = "oct", ["k"] = "a2V5" }).Signed("key")),
        ("a list for an algorithm", x => x.SignedWith(new JsonArray("HS256"))),
        ("no algorithm", x => x.SignedWith(null)),
        ("another issuer", x => x.Claim("iss", "https://elsewhere.example").Signed()),
        ("no issuer", x => x.Without("iss").Signed()),
        ("another audience", x => x.Claim("aud", "another-api").Signed()),
        ("no audience", x => x.Without("aud").Signed()),
        ("an empty list of audiences", x => x.Claim("aud", new JsonArray()).Signed()),
        ("an empty audience", x => x.Claim("aud", "").Signed()),
        ("an object for an audience", x => x.Claim("aud", new JsonObject { ["mentoring-api"] = true }).Signed()),
        ("an empty issuer", x => x.Claim("iss", "").Signed()),
        ("a list of issuers", x => x.Claim("iss", new JsonArray("mentoring-development", "b")).Signed()),
        ("a list of one issuer", x => x.Claim("iss", new JsonArray("mentoring-development")).Signed()),
        ("the type of an ID token", x => x.Header("typ", "JWT").Signed()),
        ("the type of a logout token", x => x.Header("typ", "logout+jwt").Signed()),
        ("what only an ID token says", x => x.Claim("nonce", "n").Claim("at_hash", "h").Signed()),
        ("a provider's own name for an ID token", x => x.Claim("typ", "ID").Signed()),
        ("another provider's name for an ID token", x => x.Claim("token_use", "id").Signed()),
        ("what only a logout token says", x => x.Claim("events", new JsonObject { ["http://schemas.openid.net/event/backchannel-logout"] = new JsonObject() }).Signed()),
        ("an empty type", x => x.Header("typ", "").Signed()),
        ("a list of types", x => x.Header("typ", new JsonArray("at+jwt")).Signed()),
        ("no type", x => x.Header("typ", null).Signed()),
        ("a critical extension", x => x.Header("crit", new JsonArray("exp")).Signed()),
        ("a critical extension of its own", x => x.Header("crit", new JsonArray("x-mine")).Header("x-mine", 1).Signed()),
        ("a time that is over", x => x.At("nbf", -600).At("exp", -65).Signed()),
        ("a time to come", x => x.At("nbf", 90).Signed()),
        ("no end", x => x.Without("exp").Signed()),
        ("null for an end", x => x.Claim("exp", null).Signed()),
        ("a list of ends", x => x.Claim("exp", new JsonArray(4102444800, 4102444800)).Signed()),
        ("a list of one end", x => x.Claim("exp", new JsonArray(4102444800)).Signed()),
        ("an end below zero", x => x.Claim("exp", -1).Signed()),
        ("an end beyond all calendars", x => x.SignedAs(claims => claims.Replace("\"exp\":", "\"exp\":1e400,\"was\":", StringComparison.Ordinal))),
        ("a list of beginnings", x => x.Claim("nbf", new JsonArray(1, 2)).Signed()),
        ("claims that are a list", x => x.SignedAs(_ => "[]")),
        ("claims that are no JSON", x => x.SignedAs(claims => claims[..^1])),
        ("claims that are nothing", x => x.SignedAs(_ => "")),
        ("an end in words", x => x.Claim("exp", "tomorrow").Signed()),
        ("no subject", x => x.Without("sub").Signed()),
        ("null for a subject", x => x.Claim("sub", null).Signed()),
        ("an empty subject", x => x.Claim("sub", "").Signed()),
        ("a blank subject", x => x.Claim("sub", " ").Signed()),
        ("two subjects", x => x.Claim("sub", new JsonArray("a", "b")).Signed()),
        ("a list of one subject", x => x.Claim("sub", new JsonArray($"{x["sub"]}")).Signed()),
        ("a number for a subject", x => x.Claim("sub", 7).Signed()),
        ("an object for a subject", x => x.Claim("sub", new JsonObject { ["is"] = "a" }).Signed()),
        ("an empty client", x => x.Claim("client_id", "").Signed()),
        ("a list of scopes", x => x.Claim("scope", new JsonArray("mentoring", "programme.admin")).Signed()),
        ("a list of one scope", x => x.Claim("scope", new JsonArray("mentoring")).Signed()),
        ("an object for a scope", x => x.Claim("scope", new JsonObject { ["mentoring"] = true }).Signed()),
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
            {
                var token = make(Of(world.Director));
                if (Fault(await With(token).Get(path), isTokenSent: token is { Length: > 0 }) is { } fault) faults.Add($"{what}, {path}: {fault}");
            }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task A_token_that_is_right_is_taken()
    {
        var world = await World.WithPeople(Host);
        foreach (var token in (Token[])[Of(world.Director), Of(world.Director).At("nbf", -600).At("exp", -30), Of(world.Director).At("nbf", 50), Of(world.Director).Header("typ", "application/at+jwt"),
            Of(world.Director).Claim("aud", new JsonArray("another-api", "mentoring-api")), Of(world.Director).Without("nbf", "iat", "client_id"), Of(world.Director).Claim("typ", "Bearer").Claim("nonce", "n")])
            Assert.Equal(world.Director.Id, (await With(token.Signed()).Get("/v1/me")).Is(200)["person"]);
    }

    [Fact]
    public async Task What_is_wrong_is_told_in_words_that_repeat_nothing_of_the_token()
    {
        const string mark = "marked-é\r\nSet-Cookie: \"x";
        var world = await World.WithPeople(Host);
        foreach (var (token, told) in ((string, string)[])
            [
                (Of(world.Director).At("nbf", -600).At("exp", -65).Signed(), "The token has expired."),
                (Of(world.Director).At("nbf", 90).Signed(), "The token is not valid yet."),
                (Of(world.Director).Claim("aud", mark).Signed(), "The token is for another audience."),
                (Of(world.Director).Claim("iss", mark).Signed(), "The token is from another issuer."),
                (Of(world.Director).Header("typ", mark).Signed(), "The token is no access token."),
                (Of(world.Director).Claim("nonce", mark).Signed(), "The token is no access token."),
                (Of(world.Director).Header("kid", mark).Signed(), "The token is not sound."),
                (Of(world.Director).Header("alg", mark).Signed(), "The token is not sound."),
                (Of(world.Director).Claim("sub", mark).Signed(), "Nobody here goes by this token."),
                (Of(world.Director).Claim("scope", new JsonArray(mark)).Signed(), "The token is not sound."),
            ])
        {
            var answer = (await With(token).Get("/v1/me")).Is(401);
            Assert.Equal($"error=\"invalid_token\", error_description=\"{told}\"", Assert.Single(answer.Headers.WwwAuthenticate).Parameter);
            Assert.DoesNotContain("marked", answer.Headers + answer.Text, StringComparison.Ordinal);
        }
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
        Assert.Equal("FORBIDDEN", (await world.Hr.Query("{ relationships { nodes { id } } }")).Is(200).Body!["errors"]![0]!["extensions"]!["code"]!.ToString());
        (await With(Of(world.Director).Claim("scope", "other mentoring").Signed()).Get("/v1/applications")).Is(200);
        foreach (var scp in (JsonNode[])["other mentoring", new JsonArray("other", "mentoring")])
            (await With(Of(world.Director).Without("scope").Claim("scp", scp).Signed()).Get("/v1/applications")).Is(200);
        LacksScope("people.sync", await With(Of(world.Director).Without("scope").Signed()).Get("/v1/organisations"));
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

    private Caller With(string? token) => new(Host.Client(), token);

    private static Token Of(Someone person) => new($"person:{person.Id}");

    /// <summary>By RFC 6750, who sent a token is told that it is invalid, and who sent none is asked for one.</summary>
    private static string? Fault(Answer answer, bool isTokenSent = true) =>
        answer.Code != 401 ? $"wanted 401, got {answer.Code}: {answer.Text}"
        : answer.Headers.WwwAuthenticate.ToList() is not [{ Scheme: "Bearer" } challenge] ? $"does not ask for one Bearer token: {answer.Headers.WwwAuthenticate}"
        : isTokenSent != (challenge.Parameter?.StartsWith("error=\"invalid_token\", error_description=\"", StringComparison.Ordinal) ?? false) ? $"challenges by {challenge}"
        : answer.Body?["type"]?.ToString() != "/problems/unauthenticated" || answer.Body["instance"] is null ? $"is no problem: {answer.Text}"
        : null;

    private static void LacksScope(string scope, Answer answer)
    {
        Assert.Equal("/problems/scope-missing", answer.Is(403)["type"]);
        var challenge = Assert.Single(answer.Headers.WwwAuthenticate).ToString();
        Assert.Contains("error=\"insufficient_scope\"", challenge, StringComparison.Ordinal);
        Assert.Contains($"scope=\"{scope}\"", challenge, StringComparison.Ordinal);
    }

    public sealed class Sqlite(OnSqlite host) : TokenTests(host), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres host) : TokenTests(host), IClassFixture<OnPostgres>;
}
