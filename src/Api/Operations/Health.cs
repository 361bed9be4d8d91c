using Mentoring.Domain.Confidentiality;

namespace Mentoring.Api.Operations;

/// <summary>For whoever keeps the host running: alive, and able to serve.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/health").AllowAnonymous().ExcludeFromDescription();
        group.MapGet("/live", () => Results.Text("live"));
        group.MapGet("/ready", async (IDatabase database, Readiness readiness, CancellationToken ct) =>
            readiness.IsReached && await database.IsReady(ct) ? Results.Text("ready") : Results.StatusCode(StatusCodes.Status503ServiceUnavailable));
    }
}
