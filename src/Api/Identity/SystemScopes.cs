using Mentoring.Domain.Confidentiality;

namespace Mentoring.Api.Identity;

/// <summary>Scopes in which nobody asks but the system: jobs, the start, and what runs beside requests.</summary>
internal static class SystemScopes
{
    /// <param name="operation">What writes are recorded as; null where there are none.</param>
    public static AsyncServiceScope AsSystem(this IServiceScopeFactory scopes, string? operation = null)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentViewer>().Viewer = Viewer.System();
        if (operation is not null) scope.ServiceProvider.GetRequiredService<WriteTerms>().Operation = operation;
        return scope;
    }
}
