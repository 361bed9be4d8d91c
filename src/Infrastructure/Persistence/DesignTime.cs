using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Mentoring.Infrastructure.Persistence;

/// <summary>For <c>dotnet ef</c>: a model needs no server and no real key.</summary>
internal static class DesignTime
{
    public static readonly ColumnCipher Cipher = new(new Dictionary<string, string>(StringComparer.Ordinal) { ["design"] = Convert.ToBase64String(new byte[32]) }, "design");
}

internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteContext>
{
    public SqliteContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteContext>().UseSqlite("Data Source=:memory:").Options, DesignTime.Cipher);
}

internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresContext>
{
    public PostgresContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresContext>().UseNpgsql("Host=none").Options, DesignTime.Cipher);
}
