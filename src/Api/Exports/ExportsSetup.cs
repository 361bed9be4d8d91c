using Mentoring.Domain.Exports;

namespace Mentoring.Api.Exports;

internal static class ExportsSetup
{
    public static void AddExports(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(builder.Configuration.GetSection("Exports").Get<ExportOptions>() ?? new())
            .AddSingleton<ExportBell>().AddSingleton<ExportRun>().AddHostedService<ExportWorker>();
    }
}
