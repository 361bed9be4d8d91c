using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Mentoring.Api.Tests.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Xunit;

namespace Mentoring.Api.Tests.Graph;

/// <summary>A front end registers its documents when it is built, and sends their hashes.</summary>
public sealed class TrustedDocumentTests(OnSqlite sqlite) : HostedTests(sqlite), IClassFixture<OnSqlite>, IDisposable
{
    private const string Me = "query Me { viewer { administrator } }";
    private const string List = "query List($n: Int) { programmes(first: $n) { nodes { id } } }";
    private const string Put = """mutation Put($name: String!) { putClient(clientId: "trusted", input: { name: $name, purpose: "P", scopes: ["events.read"], organisations: [] }) { client { name } errors { code } } }""";
    private readonly string file = Path.GetTempFileName();

    [Fact]
    public async Task A_document_runs_by_its_hash()
    {
        await using var host = await Start(only: false, Manifest(Me, List, Put));
        var admin = await Admin(host);
        for (var i = 0; i < 2; i++) Assert.Equal("true", (await Send(admin, Hash(Me))).Is(200).Body!["data"]!["viewer"]!["administrator"]!.ToString());
        Assert.Null((await Send(admin, Hash(List), new { n = 3 })).Is(200).Body!["errors"]);
        Assert.Equal("A name", (await Send(admin, Hash(Put), new { name = "A name" })).Is(200).Body!["data"]!["putClient"]!["client"]!["name"]!.ToString());
        Assert.NotNull((await admin.Get($"/graphql?documentId=sha256:{Hash(Me)}")).Is(200).Body!["data"]);
        Refused(await admin.Get($"/graphql?documentId=sha256:{Hash(Put)}&variables={Uri.EscapeDataString("""{"name":"B"}""")}"), 405);
        Assert.NotNull((await admin.Query("{ viewer { name } }")).Is(200).Body!["data"]);
    }

    [Fact]
    public async Task An_operator_can_have_no_others_run()
    {
        await using var host = await Start(only: true, Manifest(Me, List));
        var admin = await Admin(host);
        Assert.NotNull((await Send(admin, Hash(Me))).Is(200).Body!["data"]);
        // The text of a registered document is no hash, and neither is a hash in its place.
        foreach (var document in (string[])["{ viewer { name } }", Me, Hash(Me), $"sha256:{Hash(Me)}", "{ __schema { types { name } } }"]) Refused(await admin.Query(document, null, ("Accept", "application/graphql-response+json")), 400);
        Refused(await Send(admin, Hash(Put)), 400);
        Refused(await Send(admin, Hash(List), new { n = 201 }), 200);
    }

    [Fact]
    public async Task A_hash_that_is_not_registered_is_refused()
    {
        await using var host = await Start(only: false, Manifest(Me));
        var admin = await Admin(host);
        foreach (var id in (string[])["sha256:", "sha256:00", $"sha256:{Hash(Me).ToUpperInvariant()}", $"sha1:{Hash(Me)}", Hash(Me), "", "me"]) Refused(await Ask(admin, new { documentId = id }), 400);
        // Hash and text at once.
        Refused(await Ask(admin, new { documentId = $"sha256:{Hash(Me)}", query = "{ viewer { name } }" }), 400);
    }

    [Fact]
    public async Task What_can_never_run_is_told_at_the_start()
    {
        foreach (var (manifest, told) in ((string, string)[])
            [
                ("{", "cannot be read as a JSON object"),
                ("[]", "cannot be read as a JSON object"),
                ("null", "cannot be read as a JSON object"),
                ("""{ "00": "{ viewer { name } }" }""", "00 is not the SHA-256"),
                ("""{ "00": null }""", "00 is not the SHA-256"),
                (Manifest("{ viewer { shoeSize } }"), "Cannot query field 'shoeSize'"),
                (Manifest("{ viewer"), "Error parsing query"),
                (Manifest("fragment F on Viewer { name }"), "It has no operation."),
                (Manifest("query A { viewer { name } } query B { viewer { shoeSize } }"), "Cannot query field 'shoeSize'"),
                (Manifest($"{{ {string.Concat(Enumerable.Repeat("viewer { name } ", 251))} }}"), "500 are allowed"),
            ])
        {
            await using var host = await Start(only: true, manifest);
            Assert.Contains(told, Assert.ThrowsAny<Exception>(() => host.Services).ToString(), StringComparison.Ordinal);
        }
        File.Delete(file);
        await using var missing = Hosted.Start(await Host.NewDatabase(), ("GraphQL:TrustedDocuments", file));
        Assert.Contains(file, Assert.ThrowsAny<Exception>(() => missing.Services).ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(file);

    private async Task<WebApplicationFactory<Program>> Start(bool only, string manifest)
    {
        await File.WriteAllTextAsync(file, manifest, Caller.Stop);
        return Hosted.Start(await Host.NewDatabase(), ("GraphQL:TrustedDocuments", file), ("GraphQL:TrustedDocumentsOnly", only ? "true" : "false"));
    }

    private static async Task<Caller> Admin(WebApplicationFactory<Program> host) => new(host.CreateClient(), await Listening.Token(host));

    private static Task<Answer> Send(Caller caller, string hash, object? variables = null) => Ask(caller, new { documentId = $"sha256:{hash}", variables });

    private static Task<Answer> Ask(Caller caller, object request) => caller.Send(HttpMethod.Post, "/graphql", JsonContent.Create(request), ("Accept", "application/graphql-response+json"));

    private static string Manifest(params string[] documents) => JsonSerializer.Serialize(documents.ToDictionary(Hash, StringComparer.Ordinal));

    private static string Hash(string document) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));

    private static void Refused(Answer answer, int status) => Assert.Equal("BAD_REQUEST", answer.Is(status).Body!["errors"]![0]!["extensions"]!["code"]!.ToString());
}
