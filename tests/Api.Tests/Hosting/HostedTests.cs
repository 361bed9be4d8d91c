using Xunit;

namespace Mentoring.Api.Tests.Hosting;

/// <summary>Tests that run on each database; where one cannot be had they are skipped with the reason.</summary>
public abstract class HostedTests
{
    protected HostedTests(Hosted host)
    {
        Assert.SkipWhen(host.Missing is not null, host.Missing ?? "");
        Host = host;
    }

    protected Hosted Host { get; }
}
