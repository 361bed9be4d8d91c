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
            var viewer = IdentitySetup.ViewerOf(context.User, context.RequestServices.GetRequiredService<IdentityOptions>());
            await context.RequestServices.GetRequiredService<IViewerSource>().Load(viewer, context.RequestAborted);
            context.RequestServices.GetRequiredService<CurrentViewer>().Viewer = viewer;
            if (!IsKnown(viewer))
            {
                context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\", error_description=\"Nobody here goes by this token.\"";
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return;
            }
            context.GetEndpoint()?.Metadata.GetMetadata<NeedsScope>()?.Require(viewer);
        }
        await next(context);
    });

    private static bool IsKnown(Viewer viewer) => viewer switch
    {
        { Caller.ApplicationClient: not null } => viewer.Held.IsRegisteredClient,
        { Held.HasLeft: true } => false,
        _ => viewer.Person is not null || viewer.IsAdministrator,
    };
}
