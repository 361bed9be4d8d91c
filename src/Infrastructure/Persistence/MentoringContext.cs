using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Infrastructure.Confidentiality;
using Mentoring.Infrastructure.Enrolments;
using Mentoring.Infrastructure.Evaluation;
using Mentoring.Infrastructure.Exports;
using Mentoring.Infrastructure.Forms;
using Mentoring.Infrastructure.Integration;
using Mentoring.Infrastructure.Journals;
using Mentoring.Infrastructure.Matching;
using Mentoring.Infrastructure.Meetings;
using Mentoring.Infrastructure.Notices;
using Mentoring.Infrastructure.People;
using Mentoring.Infrastructure.Portfolios;
using Mentoring.Infrastructure.Privacy;
using Mentoring.Infrastructure.Programmes;
using Mentoring.Infrastructure.Progress;
using Mentoring.Infrastructure.Relationships;
using Mentoring.Infrastructure.Reminders;
using Mentoring.Infrastructure.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Infrastructure.Persistence;

/// <summary>All that is stored. Nobody outside of Infrastructure sees it: rows come through the doors.</summary>
internal abstract class MentoringContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>From the options, because a context that is used again and again is made of nothing else.</summary>
    private readonly ColumnCipher? cipher = options.GetExtension<CoreOptionsExtension>().ApplicationServiceProvider?.GetRequiredService<ColumnCipher>();

    public ColumnCipher Cipher => cipher ?? throw new InvalidOperationException("A context for its model alone holds no keys.");

    public bool IsPostgres => this is PostgresContext;

    /// <summary>Where what the request at hand reads is noted; set by the read door.</summary>
    public ReadLedger? Reads { get; set; }

    /// <summary>A statement of our own, sent as EF sends its own but without the way through a query: for what every request asks.</summary>
    public Task<RelationalDataReader> Read(string sql, object[] values, CancellationToken ct)
    {
        var command = this.GetService<IRawSqlCommandBuilder>().Build(sql, values);
        return command.RelationalCommand.ExecuteReaderAsync(
            new(this.GetService<IRelationalConnection>(), command.ParameterValues, readerColumns: null, this, this.GetService<IRelationalCommandDiagnosticsLogger>()), ct);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conventions.Apply(configurationBuilder, IsPostgres);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        PeopleMapping.Map(modelBuilder);
        ProgrammesMapping.Map(modelBuilder);
        EnrolmentsMapping.Map(modelBuilder);
        MatchingMapping.Map(modelBuilder);
        RelationshipsMapping.Map(modelBuilder);
        MeetingsMapping.Map(modelBuilder);
        RemindersMapping.Map(modelBuilder);
        MonitoringMapping.Map(modelBuilder);
        JournalsMapping.Map(modelBuilder);
        FormsMapping.Map(modelBuilder);
        EvaluationMapping.Map(modelBuilder);
        ProgressMapping.Map(modelBuilder);
        PortfoliosMapping.Map(modelBuilder);
        SupportMapping.Map(modelBuilder);
        PilotReviewsMapping.Map(modelBuilder);
        ConfidentialityMapping.Map(modelBuilder);
        PrivacyMapping.Map(modelBuilder);
        NoticesMapping.Map(modelBuilder);
        IntegrationMapping.Map(modelBuilder, IsPostgres);
        ExportsMapping.Map(modelBuilder);
        StoreMapping.Map(modelBuilder);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(entity => typeof(Entity).IsAssignableFrom(entity.ClrType)))
        {
            modelBuilder.Entity(entity.ClrType).Property(nameof(Entity.Version)).IsConcurrencyToken();
            // Who reads is told by circles: lists of what one may see go by them.
            if (entity.FindProperty(nameof(IRelationshipContent.CircleId)) is not null) modelBuilder.Entity(entity.ClrType).HasIndex(nameof(IRelationshipContent.CircleId));
            // A new record makes its id when it is asked for it.
            modelBuilder.Entity(entity.ClrType).Property("Id").UsePropertyAccessMode(PropertyAccessMode.PreferFieldDuringConstruction);
        }
    }
}

internal sealed class SqliteContext(DbContextOptions<SqliteContext> options) : MentoringContext(options);

internal sealed class PostgresContext(DbContextOptions<PostgresContext> options) : MentoringContext(options);
