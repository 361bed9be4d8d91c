using System.Reflection;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Infrastructure.Persistence;
using Mentoring.Infrastructure.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Mentoring.Infrastructure.Tests.Persistence;

/// <summary>What keeps rows behind the doors.</summary>
public abstract class BoundaryTests(Room room) : RoomTests(room)
{
    [Fact]
    public async Task No_navigation_leaves_an_aggregate()
    {
        var leaving = await Room.Stored(db => Task.FromResult(db.Model.GetEntityTypes().SelectMany(entity => entity.GetNavigations())
            .Where(navigation => !navigation.TargetEntityType.IsOwned() && !navigation.DeclaringEntityType.IsOwned()).Select(navigation => navigation.ToString()).ToList()));
        Assert.Empty(leaving);
    }

    [Fact]
    public async Task Every_audience_can_be_asked_of_this_database()
    {
        Viewer[] viewers = [Viewer.System(), Viewer.Anonymous(), new(new("i", "s", "c", "c")), new(new("i", "s", null, null)) { IsAdministrator = true }];
        foreach (var entity in Entities())
            foreach (var viewer in viewers)
                await (Task)typeof(BoundaryTests).GetMethod(nameof(Ask), BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(entity).Invoke(this, [viewer])!;
    }

    [Fact]
    public void Nothing_but_the_door_is_public() =>
        Assert.Equal([nameof(InfrastructureRegistration)], typeof(InfrastructureRegistration).Assembly.GetExportedTypes()
            .Where(type => type.Namespace?.Contains("Migrations", StringComparison.Ordinal) != true).Select(type => type.Name));

    /// <summary>Who reads rows without a viewer is on this list, with the reason at its declaration. Another one is a decision.</summary>
    [Fact]
    public void The_exceptions_from_the_doors_are_named()
    {
        var readers = typeof(InfrastructureRegistration).Assembly.GetTypes()
            .Where(type => type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Any(constructor => constructor.GetParameters().Any(parameter => parameter.ParameterType == typeof(MentoringContext))))
            .Select(type => type.Name).Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                "Addressees", "ChangeLog", "ClockOffset", "Database", "EnrolmentFacts", "EventFeed", "Idempotency", "ManagementLines", "ManagersOnRecord", "MatchingFacts", "PeopleFacts",
                "ProgrammeFacts", "RelationshipFacts", "Store", "ViewerSource",
            ], readers);
    }

    private async Task Ask<T>(Viewer viewer) where T : Entity<T>, IVisible<T> =>
        await Room.Act(viewer, async work => await work.Get<IReader>().All<T>().OrderBy(x => x.Id).Take(1).ToListAsync(default));

    private static IEnumerable<Type> Entities() => typeof(Entity).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(Entity)));

    public sealed class Sqlite(OnSqlite room) : BoundaryTests(room), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres room) : BoundaryTests(room), IClassFixture<OnPostgres>;
}
