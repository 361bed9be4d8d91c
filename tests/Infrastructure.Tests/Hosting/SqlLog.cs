using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Mentoring.Infrastructure.Tests.Hosting;

/// <summary>The commands that a test's own calls send, apart from those of tests beside it.</summary>
internal sealed class SqlLog : DbCommandInterceptor
{
    private readonly AsyncLocal<List<string>?> listening = new();

    public async Task<List<string>> Of(Func<Task> act)
    {
        var sent = new List<string>();
        listening.Value = sent;
        await act();
        listening.Value = null;
        return sent;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        listening.Value?.Add(command.CommandText);
        return new(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        listening.Value?.Add(command.CommandText);
        return new(result);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        listening.Value?.Add(command.CommandText);
        return new(result);
    }
}
