using System.Security.Claims;
using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;

namespace Mentoring.Api.Identity;

/// <summary>Loads who asks, once a request, and checks what their token is good for.</summary>
internal static class ViewerMiddleware
{
    public static IApplicationBuilder UseViewer(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.User.Identity is { IsAuthenticated: true })
        {
            if (!await context.RequestServices.SignIn(context.User, context.RequestAborted))
            {
                context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\", error_description=\"Nobody here goes by this token.\"";
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return;
            }
            context.GetEndpoint()?.Metadata.GetMetadata<NeedsScope>()?.Require(context.RequestServices.GetRequiredService<Viewer>());
        }
        await next(context);
    });

    /// <summary>Makes who a token stands for, with the rights that they have now, the viewer of a scope. False when nobody here goes by it.</summary>
    public static async Task<bool> SignIn(this IServiceProvider services, ClaimsPrincipal user, CancellationToken ct)
    {
        var viewer = IdentitySetup.ViewerOf(user, services.GetRequiredService<IdentityOptions>());
        await services.GetRequiredService<IViewerSource>().Load(viewer, ct);
        services.GetRequiredService<CurrentViewer>().Viewer = viewer;
        return IsKnown(viewer);
    }

    private static bool IsKnown(Viewer viewer) => viewer switch
    {
        { Caller.ApplicationClient: not null } => viewer.Held.IsRegisteredClient,
        { Held.HasLeft: true } => false,
        _ => viewer.Person is not null || viewer.IsAdministrator,
    };
}
