using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Mentoring.Api.Tests.Hosting;

/// <summary>A host on a port of its own, for clients that are no part of this process.</summary>
internal static class Listening
{
    public static async Task<WebApplicationFactory<Program>> On(Hosted database) => At(await database.NewDatabase());

    public static WebApplicationFactory<Program> At(string connection)
    {
        var host = Hosted.Start(connection);
        // UseKestrel(0) would take the usual port, for all hosts the same.
        host.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        host.StartServer();
        return host;
    }

    /// <summary>A token of one of the personas that need no data.</summary>
    public static async Task<string> Token(WebApplicationFactory<Program> host, string persona = "admin")
    {
        using var http = host.CreateClient();
        return (await new Caller(http, null).Post("/dev/token", new { @as = persona })).Is(200)["access_token"];
    }
}
