using Mentoring.Api.Tests.Confidentiality;
using Mentoring.Api.Tests.Contract;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Tests;
using Xunit;
using Scopes = Mentoring.Domain.Confidentiality.Scopes;

namespace Mentoring.Api.Tests.Identity;

/// <summary>A client without a person: registered with scopes and a purpose, and never a way into a relationship.</summary>
public abstract class ClientTests(Hosted host) : HostedTests(host)
{
    private const string Client = "everything";

    /// <summary>What an organisation's client may read by itself; every other kind of record passes between people.</summary>
    private static readonly string[] Open = ["programme", "document", "draft programme", "organisation", "team", "person with an application", "person without one", "person by HR's name", "feed run", "client", "event", "completion"];

    /// <summary>The only writes of a client: people come from HR.</summary>
    private static readonly string[] Writes = ["putOrganisation", "bulkOrganisations", "putTeam", "bulkTeams", "putPerson", "bulkPeople"];

    [Fact]
    [Proves("relationship-confidential")]
    public async Task No_scope_opens_a_relationship_to_a_client_without_a_person()
    {
        OnOneDatabase();
        var matrix = await Matrix.Build(Host);
        var admin = matrix.Readers["admin"];
        var organisation = matrix.Items.Single(item => item.Kind == "organisation").Id;
        (await admin.Put($"/v1/clients/{Client}", Registration(organisation))).Is(200);
        var relationship = matrix.Items.Single(item => item.Kind == "relationship").Path;
        var released = (await matrix.Readers["mentee"].Post($"{relationship}/progress-statements", new { progress = "Meant for the client." })).Is(201).Id;
        (await matrix.Readers["mentee"].Post($"/v1/progress-statements/{released}/releases", new { receiver = new { @as = "client", client = Client } })).Is(201);

        var faults = new List<string>();
        // The token claims more than the client is registered with: that counts for nothing.
        foreach (var token in (Token[])[Claiming(Client), Claiming("another-subject").Claim("client_id", Client).Claim("idtyp", "app")])
        {
            var client = new Caller(Host.Client(), token.Signed());
            var met = "";
            foreach (var operation in Operation.Of((await client.Get("/openapi/v1.json")).Is(200).Body!))
                foreach (var address in Addresses(operation.Path, matrix))
                {
                    var answer = await Ask(client, operation, address);
                    met += answer.Text;
                    faults.AddRange(Faults(operation, answer, matrix).Select(fault => $"{operation.Id} {address}: {fault}"));
                }
            Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct()));
            Assert.Contains("Meant for the client.", met, StringComparison.Ordinal);
            Assert.Contains(matrix.Items.First(item => item.Kind == "person without one").Id, met, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_client_is_registered_with_a_purpose_which_is_shown()
    {
        var world = await World.WithPeople(Host);
        var path = $"/v1/clients/{world.Organisation}-lms";
        foreach (var purpose in (string?[])["", " ", new('p', 1001)])
            Assert.Equal(["/purpose"], (await world.Admin.Put(path, new { name = "LMS", purpose, scopes = new[] { "completions.read" }, organisations = new[] { world.Organisation } })).Is(422).Pointers);
        (await world.Admin.Put(path, new { name = "LMS", scopes = new[] { "completions.read" }, organisations = new[] { world.Organisation } })).Is(400);
        (await world.Admin.Get(path)).Is(404);
        (await world.Admin.Put(path, new { name = "LMS", purpose = "Books course completions.", scopes = new[] { "completions.read" }, organisations = new[] { world.Organisation } })).Is(200);
        Assert.Equal("Books course completions.", (await world.Admin.Get(path)).Is(200)["purpose"]);
        Assert.Contains("Books course completions.", (await world.Admin.Get("/v1/clients?limit=200")).Is(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_is_never_registered_to_act_as_a_person()
    {
        var world = await World.WithPeople(Host);
        Assert.Equal(["/scopes/0"], (await world.Admin.Put($"/v1/clients/{world.Organisation}-lms",
            new { name = "LMS", purpose = "P", scopes = new[] { "mentoring" }, organisations = new[] { world.Organisation } })).Is(422).Pointers);
    }

    /// <summary>An operation says by which scopes it is open; to a client without a person, those of persons alone are shut whatever it sends.</summary>
    private static IEnumerable<string> Faults(Operation operation, Answer answer, Matrix matrix)
    {
        var scopes = operation.Node["security"]?[0]?["bearer"]?.AsArray().Select(x => x!.ToString()).ToList();
        if (answer.Code >= 500) yield return $"{answer.Code} {answer.Text}";
        if (scopes is { Count: > 0 } && !scopes.Intersect(Scopes.OfClients, StringComparer.Ordinal).Any() && (answer.Code, answer["type"]) != (403, "/problems/scope-missing")) yield return $"is not shut: {answer.Code} {answer.Text}";
        if (operation.Method != "get" && answer.Code < 300 && !Writes.Contains(operation.Id)) yield return $"was done by a client: {answer.Code}";
        foreach (var mark in matrix.Marks.Where(mark => mark.Encrypted && answer.Text.Contains(mark.Text, StringComparison.Ordinal))) yield return $"tells {mark.Text}";
        foreach (var item in matrix.Items.Where(item => !Open.Contains(item.Kind) && Guid.TryParse(item.Id, out _) && answer.Text.Contains(item.Id, StringComparison.Ordinal))) yield return $"names the {item.Kind}";
    }

    private static Task<Answer> Ask(Caller client, Operation operation, string address) => operation.Method == "get"
        ? client.Get(operation.Takes("limit") ? $"{address}?limit=200" : address)
        : client.Raw(new(operation.Method.ToUpperInvariant()), address, operation.Body?["application/json"]?["example"]?.ToJsonString() ?? "", headers: ("If-Match", "*"));

    /// <summary>The published address with every id that the world has for it.</summary>
    private static IEnumerable<string> Addresses(string path, Matrix matrix)
    {
        var at = path.IndexOf('{', StringComparison.Ordinal);
        if (at < 0) return [path];
        var end = path.IndexOf('}', StringComparison.Ordinal);
        return matrix.Items.Select(item => item.Path.Split('?')[0]).Where(known => known.StartsWith(path[..at], StringComparison.Ordinal)).Select(known => known[at..].Split('/')[0]).Distinct()
            .DefaultIfEmpty(Guid.CreateVersion7().ToString()).SelectMany(id => Addresses(path[..at] + id + path[(end + 1)..], matrix));
    }

    private static object Registration(string organisation) => new { name = "Everything", purpose = "To be kept out.", scopes = Scopes.OfClients, organisations = new[] { organisation } };

    private static Token Claiming(string subject) => new Token(subject).Claim("client_id", subject).Claim("scope", string.Join(' ', Scopes.All));

    public sealed class Sqlite(OnSqlite host) : ClientTests(host), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres host) : ClientTests(host), IClassFixture<OnPostgres>;
}
