using Mentoring.Api.Identity;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Matching;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.Privacy;
using Mentoring.Domain.Progress;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Support;

namespace Mentoring.Api.Operations;

/// <summary>What falls due by itself. Each job can run at any time and twice: it looks for what is due and does it once.</summary>
internal sealed class DueJobs(IServiceScopeFactory scopes, ILogger<DueJobs> log)
{
    public async Task Run(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentViewer>().Viewer = Viewer.System();
        scope.ServiceProvider.GetRequiredService<WriteTerms>().Operation = "dueJobs";
        var services = scope.ServiceProvider;
        var lapsed = await services.GetRequiredService<MatchingCommands>().LapseProposals(ct);
        await services.GetRequiredService<MeetingCommands>().FollowUpMeetings(ct);
        await services.GetRequiredService<EndingCommands>().ConcludeEndings(ct);
        await services.GetRequiredService<CourseCommands>().WindUpInTime(ct);
        await services.GetRequiredService<ConcernCommands>().RemindOfConcerns(ct);
        await services.GetRequiredService<PlanCommands>().RemindOfReviews(ct);
        await services.GetRequiredService<Disposal>().DisposeOfRecords(ct);
        await services.GetRequiredService<SubjectCommands>().CarryOutErasures(ct);
        await services.GetRequiredService<AttentionWatch>().Look(ct);
        await services.GetRequiredService<IDatabase>().ForgetOldKeys(ct);
        var wrappedByOthers = await services.GetRequiredService<IDatabase>().TendKeys(ct);
        if (wrappedByOthers > 0) log.LogWarning("{Count} data keys are wrapped by another than the current master key: keep it in Encryption:Keys", wrappedByOthers);
        if (lapsed > 0) log.LogInformation("{Count} proposals lapsed", lapsed);
    }
}

/// <summary>Runs the due jobs every few minutes.</summary>
internal sealed class JobTimer(DueJobs jobs, Readiness readiness, ILogger<JobTimer> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.Reached.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Every, TimeProvider.System);
        do
        {
            try
            {
                await jobs.Run(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "Due jobs failed; they run again in {Minutes} minutes", Every.TotalMinutes);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
