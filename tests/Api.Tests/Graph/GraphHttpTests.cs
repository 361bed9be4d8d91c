using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Hosting;
using Xunit;

namespace Mentoring.Api.Tests.Graph;

/// <summary>GraphQL over HTTP: methods, media types and statuses.</summary>
public sealed class GraphHttpTests(OnSqlite sqlite) : HostedTests(sqlite), IClassFixture<OnSqlite>
{
    private const string Response = "application/graphql-response+json";
    private const string Mutation = """mutation { putClient(clientId: "by-link", input: { name: "N", purpose: "P", scopes: ["events.read"], organisations: [] }) { errors { message } } }""";

    [Fact]
    public async Task All_audits_of_graphql_http_pass()
    {
        await using var host = await Listening.On(Host);
        await Node.Run("http", ("ADDRESS", host.ClientOptions.BaseAddress.ToString().TrimEnd('/')), ("TOKEN", await Listening.Token(host)));
    }

    [Fact]
    public async Task A_mutation_that_is_known_from_POST_is_refused_by_GET()
    {
        var admin = await Admin();
        (await admin.Query(Mutation, null, ("Accept", Response))).Is(200);
        var (before, link) = (await Version(admin), $"/graphql?query={Uri.EscapeDataString(Mutation)}");
        for (var i = 0; i < 2; i++)
        {
            var refused = (await admin.Get(link, ("Accept", Response))).Is(405);
            Assert.Equal("POST", refused.ContentHeaders.Allow.Single());
            Assert.Equal("A mutation is sent by POST.", Message(refused));
        }
        Assert.Equal(before, await Version(admin));

        static async Task<string> Version(Caller admin) => (await admin.Get("/v1/clients/by-link")).Is(200).ETag!;
    }

    [Theory]
    [InlineData(null, 200, "application/json")]
    [InlineData("*/*", 200, "application/json")]
    [InlineData("application/*", 200, "application/json")]
    [InlineData("application/json;q=0.5, application/graphql-response+json", 200, Response)]
    [InlineData("APPLICATION/JSON", 200, "application/json")]
    [InlineData("text/html, */*;q=0.1", 200, "application/json")]
    [InlineData("application/json;q=0, text/html", 406, "application/problem+json")]
    [InlineData("text/html", 406, "application/problem+json")]
    [InlineData("no media type", 406, "application/problem+json")]
    public async Task An_answer_has_a_media_type_that_is_accepted(string? accept, int status, string type)
    {
        var answer = (await (await Admin()).Query("{ __typename }", null, accept is null ? [] : [("Accept", accept)])).Is(status);
        Assert.Equal(type, answer.ContentHeaders.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=b")]
    [InlineData("application/graphql")]
    public async Task What_a_form_could_send_is_not_taken(string type) =>
        (await (await Admin()).Raw(HttpMethod.Post, "/graphql", """{"query":"{ __typename }"}""", type)).Is(415);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("{}")]
    [InlineData("""[{"query":"{ __typename }"}]""")]
    [InlineData("""{"query":0}""")]
    [InlineData("""{"query":{}}""")]
    [InlineData("""{"query":"\ud800"}""")]
    [InlineData("""{"query":"{ __typename }","variables":[]}""")]
    [InlineData("""{"query":"{ __typename }","variables":{"a":1,"a":2}}""")]
    [InlineData("""{"query":"{ __typename }","operationName":7}""")]
    public async Task What_is_no_request_is_400_whatever_is_accepted(string body)
    {
        foreach (var accept in (string[])["application/json", Response])
        {
            var answer = (await (await Admin()).Raw(HttpMethod.Post, "/graphql", body, "application/json", ("Accept", accept))).Is(400);
            Assert.Equal("BAD_REQUEST", Code(answer));
            Assert.Null(answer.Body!["data"]);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("?query=")]
    [InlineData("?query={__typename}&variables=x")]
    [InlineData("?query={__typename}&variables=[]")]
    [InlineData("?query={__typename}&extensions=5")]
    public async Task Nor_is_a_link_that_is_none(string query) => Assert.Equal("BAD_REQUEST", Code((await (await Admin()).Get($"/graphql{query}")).Is(400)));

    [Fact]
    public async Task Bytes_that_are_no_UTF_8_are_no_request()
    {
        byte[] bytes = [.. "{ \"query\": \"{ viewer { name } } # "u8, 0xC3, 0x28, .. "\" }"u8];
        var answer = await (await Admin()).Send(HttpMethod.Post, "/graphql", new ByteArrayContent(bytes) { Headers = { ContentType = new("application/json") } });
        Assert.Equal("BAD_REQUEST", Code(answer.Is(400)));
    }

    [Fact]
    public async Task A_subscription_needs_an_answer_that_can_go_on()
    {
        foreach (var accept in (string[])["application/json", Response])
        {
            var answer = (await (await Admin()).Query("subscription { attentionRaised { cursor } }", null, ("Accept", accept))).Is(406);
            Assert.Equal("A subscription is answered as text/event-stream: say so in Accept.", Message(answer));
        }
    }

    [Fact]
    public async Task Other_methods_are_told_which_there_are()
    {
        var answer = (await (await Admin()).Raw(HttpMethod.Put, "/graphql", "{}")).Is(405);
        Assert.Equal(["GET", "POST"], answer.ContentHeaders.Allow.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_is_not_signed_in_gets_no_answer() => (await new Caller(Host.Factory.CreateClient(), null).Query("{ __typename }")).Is(401);

    [Fact]
    public async Task No_answer_is_kept_by_anybody_on_the_way()
    {
        var answer = (await (await Admin()).Query("{ viewer { name } }")).Is(200);
        Assert.True(answer.Headers.CacheControl is { NoStore: true, Private: true });
    }

    private async Task<Caller> Admin() => new(Host.Factory.CreateClient(), await Listening.Token(Host.Factory));

    private static string Code(Answer answer) => answer.Body!["errors"]![0]!["extensions"]!["code"]!.ToString();

    private static string Message(Answer answer) => answer.Body!["errors"]![0]!["message"]!.ToString();
}
