using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Infrastructure.Persistence;

/// <summary>For <c>dotnet ef</c>: a model needs no server and no real key.</summary>
internal static class DesignTime
{
    public static readonly IServiceProvider Services = new ServiceCollection()
        .AddSingleton(new ColumnCipher(new Dictionary<string, string>(StringComparer.Ordinal) { ["design"] = Convert.ToBase64String(new byte[32]) }, "design")).BuildServiceProvider();
}

internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteContext>
{
    public SqliteContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteContext>().UseSqlite("Data Source=:memory:").UseApplicationServiceProvider(DesignTime.Services).Options);
}

internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresContext>
{
    public PostgresContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresContext>().UseNpgsql("Host=none").UseApplicationServiceProvider(DesignTime.Services).Options);
}
