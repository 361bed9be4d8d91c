using Mentoring.Api.Tests.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Xunit;
using Caller = Mentoring.Api.Tests.Hosting.Caller;

namespace Mentoring.Api.Tests.Operations;

/// <summary>Other tests do what is due when they move the clock. Here it is done as an operator's host does it.</summary>
public sealed class ScheduleTests(SharedSqlite sqlite) : IClassFixture<SharedSqlite>
{
    [Fact]
    public async Task What_is_due_is_done_at_the_start_and_every_five_minutes()
    {
        await using var host = Hosted.Start(await sqlite.NewDatabase()).WithWebHostBuilder(x => x.ConfigureTestServices(services => services.AddQuartzHostedService()));
        var scheduler = await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(Caller.Stop);
        for (var left = 600; (await Due()).PreviousFireTimeUtc is null; left--)
        {
            Assert.True(left > 0, "Nothing is done at the start.");
            await Task.Delay(50, Caller.Stop);
        }
        var due = await Due();
        Assert.Equal(TimeSpan.FromMinutes(5), due.NextFireTimeUtc - due.PreviousFireTimeUtc);

        async Task<ITrigger> Due() => (await scheduler.GetTrigger(new("due jobs"), Caller.Stop))!;
    }
}
