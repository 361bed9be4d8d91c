using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Exports;
using Mentoring.Domain.Forms;
using Mentoring.Domain.Integration;
using Mentoring.Domain.Matching;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Portfolios;
using Mentoring.Domain.Privacy;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Reminders;
using Mentoring.Domain.Support;
using Mentoring.Infrastructure.Confidentiality;
using Mentoring.Infrastructure.Enrolments;
using Mentoring.Infrastructure.Evaluation;
using Mentoring.Infrastructure.Exports;
using Mentoring.Infrastructure.Forms;
using Mentoring.Infrastructure.Integration;
using Mentoring.Infrastructure.Matching;
using Mentoring.Infrastructure.Meetings;
using Mentoring.Infrastructure.Notices;
using Mentoring.Infrastructure.People;
using Mentoring.Infrastructure.Persistence;
using Mentoring.Infrastructure.Portfolios;
using Mentoring.Infrastructure.Privacy;
using Mentoring.Infrastructure.Programmes;
using Mentoring.Infrastructure.Relationships;
using Mentoring.Infrastructure.Reminders;
using Mentoring.Infrastructure.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Mentoring.Infrastructure;

/// <summary>The room's only door: everything that remembers.</summary>
public static class InfrastructureRegistration
{
    private const string DefaultConnection = "Data Source=data/mentoring.db";

    /// <summary>
    /// Storage on SQLite, or on PostgreSQL when <c>ConnectionStrings:Mentoring</c> begins with <c>Host=</c>. The keys of
    /// confidential columns are kept in <c>ConnectionStrings:Keys</c>, wrapped by those of <c>Encryption:Keys</c>.
    /// </summary>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        var connection = configuration.GetConnectionString("Mentoring") is { Length: > 0 } given ? given : DefaultConnection;
        var postgres = connection.Contains("Host=", StringComparison.OrdinalIgnoreCase);
        services.AddSingleton(MasterKeysOf(configuration)).AddSingleton<ColumnCipher>();
        services.AddSingleton(_ => new WriteGate(oneWriter: !postgres));
        var sqlite = postgres ? "" : InItsFolder(connection);
        var keys = configuration.GetConnectionString("Keys") is { Length: > 0 } apart ? apart : postgres ? connection : Beside(connection);
        services.AddSingleton(_ => new KeyStore(keys)).AddSingleton(x => new KeyRing(x.GetRequiredService<KeyStore>(), x.GetRequiredService<MasterKeys>(), TimeProvider.System));
        if (postgres) services.AddDbContextPool<MentoringContext, PostgresContext>((provider, options) => Common(options.UseNpgsql(Pooled(connection), x => x.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery)), provider));
        else services.AddDbContextPool<MentoringContext, SqliteContext>((provider, options) => Common(options.UseSqlite(sqlite,
            x => x.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter).UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery)).AddInterceptors(SqliteDurability.Instance), provider));

        services.AddScoped<Store>().AddScoped<IStore>(x => x.GetRequiredService<Store>()).AddScoped<IReader>(x => x.GetRequiredService<Store>());
        services.AddScoped<ReadLedger>().AddScoped<IReadLedger>(x => x.GetRequiredService<ReadLedger>()).AddScoped<IReadFacts, ReadFacts>();
        services.AddScoped<ViewerSource>().AddScoped<IViewerSource>(x => x.GetRequiredService<ViewerSource>());
        services.AddScoped<Idempotency>().AddScoped<ChangeLog>().AddScoped<ManagementLines>().AddScoped<ManagersOnRecord>();
        services.AddScoped<IPeopleFacts, PeopleFacts>().AddScoped<IProgrammeFacts, ProgrammeFacts>().AddScoped<IEnrolmentFacts, EnrolmentFacts>();
        services.AddScoped<IMatchingFacts, MatchingFacts>().AddScoped<IRelationshipFacts, RelationshipFacts>().AddScoped<IMeetingFacts, MeetingFacts>().AddScoped<IReminderFacts, ReminderFacts>().AddScoped<IAddressees, Addressees>().AddScoped<ISupportFacts, SupportFacts>().AddScoped<IPrivacyFacts, PrivacyFacts>().AddScoped<IEvaluationFacts, EvaluationFacts>().AddScoped<IPortfolioFacts, PortfolioFacts>().AddScoped<IIndicatorFacts, IndicatorFacts>();
        services.AddSingleton<IDisclosureAudit, SolverAudit>().AddSingleton<DisclosureControl>().AddScoped<IPublicationLedger, PublicationLedger>();
        services.AddScoped<AnonymisedRows>().AddScoped<IDataSetSource, LogRows>().AddScoped<IDataSetSource, EvaluationRows>().AddScoped<IPilotReviewFacts, PilotReviewFacts>();
        services.AddScoped<IExportFacts, ExportFacts>().AddScoped<IExportFiles, ExportFiles>().AddScoped<ISnapshot, Snapshot>().AddScoped<RefusalCounts>().AddScoped<IDataSetSource, RefusalsSource>();
        AddFiles(services, configuration["Files:Folder"]);
        services.AddScoped<IEventFeed, EventFeed>().AddScoped<IClockOffset, ClockOffset>().AddScoped<IDatabase, Database>();
        services.AddScoped<Keys>().AddScoped<IKeys>(x => x.GetRequiredService<Keys>());
        return services;
    }

    /// <summary>In the database, unless a folder is named.</summary>
    private static void AddFiles(IServiceCollection services, string? folder)
    {
        services.AddScoped<LooseFiles>().AddScoped<IFileStore, FileStore>();
        if (string.IsNullOrEmpty(folder)) services.AddScoped<IChunks, DatabaseChunks>();
        else services.AddSingleton<IChunks>(new FolderChunks(Directory.CreateDirectory(folder).FullName));
    }

    /// <summary>That no context is asked twice at once is looked at for each row. The tests run with it; what is built for use goes without, and Npgsql still refuses it.</summary>
#if DEBUG
    private const bool IsChecked = true;
#else
    private const bool IsChecked = false;
#endif

    private static void Common(DbContextOptionsBuilder options, IServiceProvider provider) => ReadersMadeOnce.In(options)
        .ReplaceService<IStructuralTypeMaterializerSource, OpensConfidential>()
        .AddInterceptors(provider.GetServices<IInterceptor>())
        .EnableThreadSafetyChecks(IsChecked)
        // That the migrations are those of the model a test holds, and not each start anew.
        .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.FirstWithoutOrderByAndFilterWarning, RelationalEventId.PendingModelChangesWarning));

    private static string InItsFolder(string connection)
    {
        var builder = new SqliteConnectionStringBuilder(connection) { ForeignKeys = true };
        if (Path.GetDirectoryName(builder.DataSource) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
        return builder.ConnectionString;
    }

    /// <summary>
    /// What the connection string says wins. Few connections do more than many: each is a process that has to have all plans at hand, and more of them than the
    /// cores of both sides can serve only wait for each other. Statements are prepared. A connection is not reset between uses: nothing here changes a
    /// session, only transactions. Compiling plans to machine code costs more than any of them. An abandoned transaction would hold
    /// back the feed of events for everybody.
    /// </summary>
    private static string Pooled(string connection) => new NpgsqlConnectionStringBuilder(
        $"Maximum Pool Size={Math.Max(8, 4 * Environment.ProcessorCount)};Max Auto Prepare=200;No Reset On Close=true;Options=-c idle_in_transaction_session_timeout=60000 -c jit=off;{connection}").ConnectionString;

    /// <summary>The keys' own file, next to that of the records.</summary>
    private static string Beside(string connection)
    {
        var file = new SqliteConnectionStringBuilder(connection).DataSource;
        return new SqliteConnectionStringBuilder { DataSource = Path.ChangeExtension(file, $".keys{Path.GetExtension(file)}") }.ConnectionString;
    }

    private static MasterKeys MasterKeysOf(IConfiguration configuration)
    {
        var keys = configuration.GetSection("Encryption:Keys").GetChildren().ToDictionary(x => x.Key, x => x.Value ?? "", StringComparer.Ordinal);
        return configuration["Encryption:CurrentKey"] is { Length: > 0 } current
            ? new(keys, current)
            : throw new InvalidOperationException("Encryption:CurrentKey and Encryption:Keys are needed: confidential text is not stored in the clear.");
    }
}
