using Mentoring.Domain;
using Mentoring.Infrastructure.Enrolments;
using Mentoring.Infrastructure.Integration;
using Mentoring.Infrastructure.Journals;
using Mentoring.Infrastructure.Matching;
using Mentoring.Infrastructure.Meetings;
using Mentoring.Infrastructure.Notices;
using Mentoring.Infrastructure.People;
using Mentoring.Infrastructure.Programmes;
using Mentoring.Infrastructure.Relationships;
using Mentoring.Infrastructure.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Mentoring.Infrastructure.Persistence;

/// <summary>All that is stored. Nobody outside of Infrastructure sees it: rows come through the doors.</summary>
internal abstract class MentoringContext(DbContextOptions options, ColumnCipher cipher) : DbContext(options)
{
    public string KeyFingerprint => cipher.Fingerprint;

    public bool IsPostgres => this is PostgresContext;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conventions.Apply(configurationBuilder, IsPostgres);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        PeopleMapping.Map(modelBuilder);
        ProgrammesMapping.Map(modelBuilder);
        EnrolmentsMapping.Map(modelBuilder, cipher);
        MatchingMapping.Map(modelBuilder);
        RelationshipsMapping.Map(modelBuilder, cipher);
        MeetingsMapping.Map(modelBuilder, cipher);
        JournalsMapping.Map(modelBuilder, cipher);
        SupportMapping.Map(modelBuilder, cipher);
        NoticesMapping.Map(modelBuilder);
        IntegrationMapping.Map(modelBuilder, IsPostgres);
        StoreMapping.Map(modelBuilder);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(entity => typeof(Entity).IsAssignableFrom(entity.ClrType)))
            modelBuilder.Entity(entity.ClrType).Property(nameof(Entity.Version)).IsConcurrencyToken();
    }
}

internal sealed class SqliteContext(DbContextOptions<SqliteContext> options, ColumnCipher cipher) : MentoringContext(options, cipher);

internal sealed class PostgresContext(DbContextOptions<PostgresContext> options, ColumnCipher cipher) : MentoringContext(options, cipher);

/// <summary>The converters hold the keys, so a model belongs to one set of keys.</summary>
internal sealed class ModelOfKeys : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) => (context.GetType(), (context as MentoringContext)?.KeyFingerprint, designTime);
}
