using Mentoring.Domain.Confidentiality;
using Mentoring.Infrastructure.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Mentoring.Infrastructure.Tests.Confidentiality;

/// <summary>All that an audience rests on is loaded by one command.</summary>
public abstract class ViewerTests(Room room) : RoomTests(room)
{
    [Fact]
    public async Task A_viewer_is_loaded_by_one_command()
    {
        var viewer = new Viewer(new("issuer", "subject", "client", null));
        var sent = await Room.Act(Viewer.System(), work => Room.Sql.Of(() => work.Get<IViewerSource>().Load(viewer, default)));
        Assert.Single(sent);
        Assert.Null(viewer.Person);
    }

    public sealed class Sqlite(OnSqlite room) : ViewerTests(room), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres room) : ViewerTests(room), IClassFixture<OnPostgres>;
}
