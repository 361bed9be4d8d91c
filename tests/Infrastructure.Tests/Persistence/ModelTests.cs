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

/// <summary>The model and its migrations, on each database.</summary>
public abstract class ModelTests(Stored stored) : StoredTests(stored)
{
    [Fact]
    public async Task The_migrations_are_the_model() =>
        Assert.False(await Stored.InDatabase(db => Task.FromResult(db.Database.HasPendingModelChanges())), "The model has changes that no migration knows: dotnet ef migrations add, for both databases.");

    [Fact]
    public async Task To_migrate_again_changes_nothing()
    {
        await Stored.Do(Viewer.System(), async services =>
        {
            await services.GetRequiredService<Domain.Confidentiality.IDatabase>().Migrate(Stop);
            return 0;
        });
        Assert.Empty(await Stored.InDatabase(db => db.Database.GetPendingMigrationsAsync(Stop)));
    }

    [Fact]
    public async Task No_navigation_leaves_an_aggregate()
    {
        var leaving = await Stored.InDatabase(db => Task.FromResult(db.Model.GetEntityTypes().SelectMany(entity => entity.GetNavigations())
            .Where(navigation => !navigation.TargetEntityType.IsOwned() && !navigation.DeclaringEntityType.IsOwned()).Select(navigation => navigation.ToString()).ToList()));
        Assert.Empty(leaving);
    }

    [Fact]
    public async Task Every_audience_can_be_asked_of_this_database()
    {
        Viewer[] viewers = [Viewer.System(), Viewer.Anonymous(), new(new("i", "s", "c", "c")), new(new("i", "s", null, null)) { IsAdministrator = true }];
        foreach (var entity in Entities())
            foreach (var viewer in viewers)
                await (Task)typeof(ModelTests).GetMethod(nameof(Ask), BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(entity).Invoke(this, [viewer])!;
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
        await Stored.Do(viewer, async services => await services.GetRequiredService<IReader>().All<T>().OrderBy(x => x.Id).Take(1).ToListAsync(Stop));

    private static IEnumerable<Type> Entities() => typeof(Entity).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(Entity)));

    public sealed class Sqlite(OnSqlite stored) : ModelTests(stored), IClassFixture<OnSqlite>
    {
        [Fact]
        public async Task What_is_acknowledged_survives_a_power_cut()
        {
            Assert.Equal("wal", await Pragma("journal_mode"));
            Assert.Equal("2", await Pragma("synchronous"));

            Task<string> Pragma(string name) => Stored.InDatabase(async db =>
            {
                await db.Database.OpenConnectionAsync(Stop);
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = $"PRAGMA {name}";
                return (await command.ExecuteScalarAsync(Stop))!.ToString()!;
            });
        }
    }

    public sealed class Postgres(OnPostgres stored) : ModelTests(stored), IClassFixture<OnPostgres>;
}
