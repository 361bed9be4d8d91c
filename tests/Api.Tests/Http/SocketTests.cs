using System.Net.Sockets;
using System.Text;
using Mentoring.Api.Tests.Hosting;
using Xunit;

namespace Mentoring.Api.Tests.Http;

/// <summary>What only a real socket shows: sizes, and requests that no client would write.</summary>
public sealed class SocketTests(OnSqlite sqlite) : IClassFixture<OnSqlite>
{
    [Fact]
    public async Task Bodies_that_are_too_large()
    {
        await using var host = await Listening.On(sqlite);
        using var http = host.CreateClient();
        var admin = await Token(http, new { @as = "admin" });
        (await admin.Put("/v1/clients/socket", new { name = "HR", purpose = "P", scopes = new[] { "people.sync" }, organisations = new[] { "socket" } })).Is(200);
        var hr = await Token(http, new { client = "socket" });
        (await hr.Put("/v1/organisations/socket", new { name = "N" })).Is(201);

        var large = $$"""{ "name": "{{new string('n', 1_000_001)}}" }""";
        var lines = string.Concat(Enumerable.Repeat($"{{ \"organisation\": \"{new string('n', 10_000)}\" }}\n", 2_000));
        foreach (var (caller, method, path, body, type) in ((Caller, HttpMethod, string, string, string)[])
            [
                (hr, HttpMethod.Put, "/v1/organisations/socket", large, "application/json"),
                (admin, HttpMethod.Post, "/v1/programmes", large, "application/json"),
                (admin, HttpMethod.Post, "/graphql", large, "application/json"),
                (hr, HttpMethod.Post, "/v1/people/bulk", lines, "application/x-ndjson"),
                (hr, HttpMethod.Post, "/v1/people/bulk", $"[{lines.Replace('\n', ',')}null]", "application/json"),
            ])
        {
            // The key has the body read before the handler is reached; 100-continue lets the refusal arrive before the body is sent.
            var answer = await caller.Raw(method, path, body, type, ("Expect", "100-continue"), ("Idempotency-Key", "large"));
            Assert.Equal("/problems/too-large", answer.Is(413)["type"]);
        }
        (await hr.Raw(HttpMethod.Post, "/v1/people/bulk?dryRun=true", lines[..2_000_000], "application/x-ndjson")).Is(200);
    }

    [Fact]
    public async Task What_no_client_would_write_is_no_fault_of_the_server()
    {
        await using var host = await Listening.On(sqlite);
        foreach (var (what, request) in Unwritten)
        {
            var answer = await Send(host.ClientOptions.BaseAddress.Port, request);
            Assert.True(answer.StartsWith("HTTP/1.1 4", StringComparison.Ordinal), $"{what}: {answer}");
        }
    }

    private static readonly (string What, string Request)[] Unwritten =
    [
        ("a NUL in the path", "GET /v1/organisations/a%00b HTTP/1.1\r\nHost: x\r\n\r\n"),
        ("a NUL in a header", "GET /v1/me HTTP/1.1\r\nHost: x\r\nX-Request-Id: \0\r\n\r\n"),
        ("bytes that are no UTF-8 in the path", "GET /v1/organisations/%C3%28 HTTP/1.1\r\nHost: x\r\n\r\n"),
        ("no host", "GET /v1/me HTTP/1.1\r\n\r\n"),
        ("a body of no length", "POST /v1/proposals HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n"),
        ("a broken chunk", "POST /dev/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
        ("a body that ends early", "POST /dev/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1\r\n\r\n{"),
    ];

    private static async Task<string> Send(int port, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port, Caller.Stop);
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(request), Caller.Stop);
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        return await reader.ReadLineAsync(Caller.Stop) ?? "";
    }

    private static async Task<Caller> Token(HttpClient http, object request) => new(http, (await new Caller(http, null).Post("/dev/token", request)).Is(200)["access_token"]);
}
