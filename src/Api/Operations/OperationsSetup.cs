using Quartz;

namespace Mentoring.Api.Operations;

internal static class OperationsSetup
{
    public static void AddOperations(this IServiceCollection services) => services
        .AddSingleton<Readiness>().AddSingleton<DueJobs>()
        .AddHostedService<Startup>()
        .AddQuartz(ScheduledJobs.Schedule).AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
}
