using Mentoring.Api.Errors;
using Microsoft.AspNetCore.Diagnostics;

namespace Mentoring.Api.Http;

/// <summary>What holds for every request, whatever it asks for.</summary>
internal static class HttpSetup
{
    private const long MostBytes = 1_000_000;

    public static void AddHttp(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBytes;
        });
        builder.Services.ConfigureHttpJsonOptions(options => JsonSetup.Configure(options.SerializerOptions));
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.AddSingleton<RestErrors>().AddSingleton<IExceptionHandler>(provider => provider.GetRequiredService<RestErrors>());
    }

    /// <summary>Every response says which request it answers, and every refusal is told as a problem.</summary>
    public static void UseHttp(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            context.TraceIdentifier = (Guid.TryParseExact(context.Request.Headers["X-Request-Id"], "D", out var sent) ? sent : Guid.CreateVersion7()).ToString();
            context.Response.OnStarting(() =>
            {
                context.Response.Headers["X-Request-Id"] = context.TraceIdentifier;
                return Task.CompletedTask;
            });
            return next(context);
        });
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = _ => Task.CompletedTask, AllowStatusCode404Response = true });
        app.UseStatusCodePages(page => page.HttpContext.RequestServices.GetRequiredService<RestErrors>()
            .WriteStatus(page.HttpContext, page.HttpContext.Response.StatusCode));
    }
}
