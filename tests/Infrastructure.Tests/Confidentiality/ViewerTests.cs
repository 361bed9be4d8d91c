using Mentoring.Domain.Confidentiality;
using Mentoring.Infrastructure.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Mentoring.Infrastructure.Tests.Confidentiality;

/// <summary>All that an audience rests on is loaded by one command.</summary>
public abstract class ViewerTests(Stored stored) : StoredTests(stored)
{
    [Fact]
    public async Task A_viewer_is_loaded_by_one_command()
    {
        var viewer = new Viewer(new("issuer", "subject", "client", null));
        var loaded = await Stored.Do(viewer, async services =>
        {
            var before = Stored.Commands.Count;
            await services.GetRequiredService<IViewerSource>().Load(viewer, Stop);
            return Stored.Commands.Count - before;
        });
        Assert.Equal(1, loaded);
        Assert.Null(viewer.Person);
    }

    public sealed class Sqlite(OnSqlite stored) : ViewerTests(stored), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres stored) : ViewerTests(stored), IClassFixture<OnPostgres>;
}
