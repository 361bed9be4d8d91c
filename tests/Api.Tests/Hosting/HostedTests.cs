using Mentoring.Tests;
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

    /// <summary>
    /// What one protocol answers beside the other is no matter of the database: such a walk is gone on PostgreSQL, on SQLite where there is no other,
    /// and on both with <c>MENTORING_DEEP=1</c>.
    /// </summary>
    protected void OnOneDatabase() => Assert.SkipWhen(Host is OnSqlite && PostgresServer.Missing is null && !Deep.IsWanted,
        "Gone on PostgreSQL; MENTORING_DEEP=1 goes it on both.");
}
