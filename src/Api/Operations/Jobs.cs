using Mentoring.Api.Identity;
using Mentoring.Api.Integration;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Exports;
using Mentoring.Domain.Forms;
using Mentoring.Domain.Integration;
using Mentoring.Domain.Matching;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.Portfolios;
using Mentoring.Domain.Privacy;
using Mentoring.Domain.Progress;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Reminders;
using Mentoring.Domain.Support;
using Quartz;

namespace Mentoring.Api.Operations;

/// <summary>What falls due by itself. Each job can run at any time and twice: it looks for what is due and does it once.</summary>
internal sealed class DueJobs(IServiceScopeFactory scopes, ILogger<DueJobs> log)
{
    private static readonly (string Name, Func<IServiceProvider, CancellationToken, Task> Do)[] Jobs =
    [
        ("lapse proposals", (x, ct) => x.GetRequiredService<MatchingCommands>().LapseProposals(ct)),
        ("follow up meetings", (x, ct) => x.GetRequiredService<MeetingCommands>().FollowUpMeetings(ct)),
        ("conclude endings", (x, ct) => x.GetRequiredService<EndingCommands>().ConcludeEndings(ct)),
        ("wind up in time", (x, ct) => x.GetRequiredService<CourseCommands>().WindUpInTime(ct)),
        ("remind of concerns", (x, ct) => x.GetRequiredService<ConcernCommands>().RemindOfConcerns(ct)),
        ("remind of reviews", (x, ct) => x.GetRequiredService<PlanCommands>().RemindOfReviews(ct)),
        ("dispose of records", (x, ct) => x.GetRequiredService<Disposal>().DisposeOfRecords(ct)),
        ("carry out erasures", (x, ct) => x.GetRequiredService<SubjectCommands>().CarryOutErasures(ct)),
        ("ask how it went", (x, ct) => x.GetRequiredService<EvaluationCommands>().AskForEvaluations(ct)),
        ("look for what wants attention", (x, ct) => x.GetRequiredService<AttentionWatch>().Look(ct)),
        ("expire exports", (x, ct) => x.GetRequiredService<ExportRunning>().ExpireExports(ct)),
        ("sweep files", (x, ct) => x.GetRequiredService<IFileStore>().Sweep(ct)),
        ("complete completions", (x, ct) => x.GetRequiredService<Completing>().CatchUp(ct)),
        ("forget old events", (x, ct) => x.GetRequiredService<IEventFeed>().Forget(x.GetRequiredService<EventRetention>().Before(x.GetRequiredService<TimeProvider>().GetUtcNow()), ct)),
        ("forget old keys", (x, ct) => x.GetRequiredService<IDatabase>().ForgetOldKeys(ct)),
    ];

    /// <summary>Hosts take turns. A job that fails keeps none of the others from being done; it is told of at the end, and done in the next run.</summary>
    public async Task Run(CancellationToken ct)
    {
        await using var own = scopes.CreateAsyncScope();
        await using var turn = await own.ServiceProvider.GetRequiredService<IDatabase>().TakeTurn(ct);
        var failures = new List<Exception>();
        foreach (var job in Jobs.Append(("tend keys", TendKeys)))
            try
            {
                await Do(job.Do, ct);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "The job failed that is to {Job}; it runs again", job.Name);
                failures.Add(e);
            }
        if (failures.Count > 0) throw new AggregateException(failures);
    }

    private async Task Do(Func<IServiceProvider, CancellationToken, Task> job, CancellationToken ct)
    {
        await using var scope = scopes.AsSystem("dueJobs");
        await job(scope.ServiceProvider, ct);
    }

    private async Task TendKeys(IServiceProvider services, CancellationToken ct)
    {
        var wrappedByOthers = await services.GetRequiredService<IDatabase>().TendKeys(ct);
        if (wrappedByOthers > 0) log.LogWarning("{Count} data keys are wrapped by another than the current master key: keep it in Encryption:Keys", wrappedByOthers);
    }
}

/// <summary>Runs the due jobs every few minutes. The schedule is each host's own and kept nowhere: what is due, and that it is done once, stands in the database.</summary>
[DisallowConcurrentExecution]
internal sealed class ScheduledJobs(DueJobs jobs) : IJob
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await jobs.Run(cancellationToken);
        }
        catch (AggregateException)
        {
            // Each failure is in the log; the next run takes up what is left.
        }
    }

    public static void Schedule(IQuartzBuilder quartz) =>
        quartz.ScheduleJob<ScheduledJobs>(trigger => trigger.WithIdentity("due jobs").StartNow().WithSimpleSchedule(Every));
}
