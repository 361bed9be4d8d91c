using System.Text.Json;
using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Domain.Rules;
using Mentoring.Tests;
using Microsoft.AspNetCore.Mvc.Testing;
using Xunit;

namespace Mentoring.Api.Tests.Contract;

/// <summary>What is published is what is served, and it works as written.</summary>
public sealed class ContractTests(OnSqlite host) : IClassFixture<OnSqlite>
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Bodies that the demo data refuses, and why that is right.</summary>
    private static readonly Dictionary<string, string> RefusedOnDemo = new(StringComparer.Ordinal)
    {
        ["openProgramme"] = "It runs already.",
        ["startProgramme"] = "It runs already.",
        ["select"] = "That application was selected before.",
        ["acknowledgeGuidance"] = "The demo's induction was a workshop.",
        ["confirmParticipation"] = "That application was confirmed before.",
        ["respondToProposal"] = "That proposal was accepted before.",
        ["startApplication"] = "That person has an application.",
        ["submitApplication"] = "Fill in the answers first.",
        ["recordMeeting"] = "One meeting was held, and the agreement is not signed by both.",
    };

    [Fact]
    public async Task The_committed_OpenAPI_is_what_the_host_serves()
    {
        using var http = host.Factory.CreateClient();
        await Committed.Is("openapi/v1.json", JsonNode.Parse(await http.GetStringAsync("/openapi/v1.json", Stop))!.ToJsonString(Indented) + "\n");
    }

    [Fact]
    public async Task The_committed_SDL_is_what_the_host_serves()
    {
        using var http = host.Factory.CreateClient();
        await Committed.Is("openapi/schema.graphql", await http.GetStringAsync("/graphql/schema.graphql", Stop));
    }

    [Fact]
    public async Task Every_operation_says_what_it_does_and_how_it_fails()
    {
        var operations = await Operations(host.Factory);
        Assert.Equal(operations.Count, operations.Select(x => x.Id).Distinct(StringComparer.Ordinal).Count());
        foreach (var (_, _, id, operation) in operations)
        {
            Assert.Matches("^[a-z][A-Za-z]+$", id);
            Assert.False(string.IsNullOrWhiteSpace(operation["summary"]?.ToString()), id);
            if (operation["security"] is not null)
                foreach (var status in (string[])["400", "401", "403", "404"]) Assert.True(operation["responses"]![status]?["content"]?["application/problem+json"] is not null, $"{id} {status}");
            if (operation["requestBody"]?["content"]?["application/json"] is { } body) Assert.True(body["example"] is not null, $"{id} has no example.");
        }
    }

    [Fact]
    public async Task Every_mutation_is_named_as_its_operation()
    {
        using var http = host.Factory.CreateClient();
        var sdl = await http.GetStringAsync("/graphql/schema.graphql", Stop);
        var operations = (await Operations(host.Factory)).Select(x => x.Id).ToHashSet(StringComparer.Ordinal);
        var mutations = Between(sdl, "type Mutation {", "\n}").Split('\n').Where(line => line.Contains('(', StringComparison.Ordinal)).Select(line => line.Trim().Split('(')[0]).ToList();
        Assert.NotEmpty(mutations);
        Assert.All(mutations, mutation => Assert.Contains(mutation, operations));
        Assert.All(sdl.Split("\n").Select((line, i) => (line, before: i == 0 ? "" : sdl.Split("\n")[i - 1])).Where(x => x.line.StartsWith("  ", StringComparison.Ordinal) && !x.line.Trim().StartsWith('"')),
            x => Assert.StartsWith("\"", x.before.Trim(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_examples_work_on_the_demo_data()
    {
        await using var demo = Hosted.Start(await host.NewDatabase(), ("Demo:Seed", "true"));
        var operations = (await Operations(demo)).Where(x => !x.Path.StartsWith("/dev", StringComparison.Ordinal)).ToList();
        using var http = demo.CreateClient();
        var callers = new Dictionary<string, Caller>(StringComparer.Ordinal);
        foreach (var persona in (string[])["admin", "coordinator", "mentor", "mentee", "second-mentor", "second-mentee", "steering", "line-manager", "hr"])
            callers[persona] = new(http, (await new Caller(http, null).Post("/dev/token", new { @as = persona })).Is(200)["access_token"]);

        foreach (var (method, path, id, operation) in operations.OrderBy(x => x.Method == "get" ? 0 : x.Id is "draftAgreement" or "withdraw" or "endAppointment" ? 2 : 1))
        {
            var body = operation["requestBody"]?["content"]?["application/json"]?["example"]?.ToJsonString();
            var answers = new List<Answer>();
            foreach (var caller in callers.Values)
            {
                var etag = operation["responses"]!["428"] is null ? null : (await caller.Get(Readable(path))).ETag;
                answers.Add(await caller.Send(new(method.ToUpperInvariant()), path, body is null ? null : new StringContent(body, null, "application/json"), etag is null ? [] : [("If-Match", etag)]));
                if (answers[^1].Code < 300) break;
            }
            var best = answers.Any(x => x.Code < 300) || (RefusedOnDemo.ContainsKey(id) && answers.Any(x => x.Code == 409));
            Assert.True(best, $"{method} {path} ({id}): {string.Join(" | ", answers.Select(x => $"{x.Code} {x.Rule} {string.Join(',', x.Pointers)}").Distinct())} {body}");
        }

        static string Readable(string path) => path.Replace("/settings", "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Swagger_can_be_opened()
    {
        using var http = host.Factory.CreateClient();
        Assert.Contains("swagger-ui", await http.GetStringAsync("/swagger/index.html", Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rules_are_published()
    {
        using var http = host.Factory.CreateClient();
        var caller = new Caller(http, null);
        Assert.Equal(RuleBook.All.Count, (await caller.Get("/rules")).Is(200).Body!.AsArray().Count);
        foreach (var rule in RuleBook.All) Assert.Equal(rule.Sentence, (await caller.Get($"/rules/{rule.Id}")).Is(200)["sentence"]);
        (await caller.Get("/rules/no-such-rule")).Is(404);
    }

    [Fact]
    public Task The_rules_are_documented() => Committed.Is("docs/rules.md", RuleDocs.Print());

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static string Between(string text, string from, string to)
    {
        var start = text.IndexOf(from, StringComparison.Ordinal) + from.Length;
        return text[start..text.IndexOf(to, start, StringComparison.Ordinal)];
    }

    /// <summary>Every operation, its path filled in with the examples of its parameters.</summary>
    private static async Task<List<(string Method, string Path, string Id, JsonNode Operation)>> Operations(WebApplicationFactory<Program> factory)
    {
        using var http = factory.CreateClient();
        var contract = JsonNode.Parse(await http.GetStringAsync("/openapi/v1.json", Stop))!;
        return [.. contract["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation =>
            (operation.Key, Fill(path.Key, operation.Value!), operation.Value!["operationId"]!.ToString(), operation.Value!)))];

        static string Fill(string path, JsonNode operation) => (operation["parameters"]?.AsArray() ?? [])
            .Where(parameter => parameter!["in"]!.ToString() == "path")
            .Aggregate(path, (filled, parameter) => filled.Replace($"{{{parameter!["name"]}}}", parameter["example"]?.ToString() ?? "?", StringComparison.Ordinal));
    }
}
