using System.Data.Common;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Rules;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Mentoring.Infrastructure.Persistence;

/// <summary>What a database's refusal means.</summary>
internal static class DatabaseErrors
{
    /// <summary>
    /// A deadlock, a lost race for a unique value, or a row that changed in between: run again, the use case reads afresh and
    /// says itself what is wrong. A version that the caller named is not tried again.
    /// </summary>
    public static bool AskForAnotherTry(Exception e, WriteTerms terms) => e switch
    {
        DbUpdateConcurrencyException => terms.ExpectedVersion is null,
        DbUpdateException { InnerException: PostgresException postgres } => IsPassing(postgres) || postgres.SqlState == PostgresErrorCodes.UniqueViolation,
        DbUpdateException { InnerException: SqliteException sqlite } => IsPassing(sqlite) || sqlite.SqliteErrorCode == 19,
        PostgresException postgres => IsPassing(postgres),
        SqliteException sqlite => IsPassing(sqlite),
        // How Npgsql hands on what may pass, from a query and from a save.
        InvalidOperationException { InnerException: DbException or DbUpdateException } => AskForAnotherTry(e.InnerException, terms),
        _ => false,
    };

    /// <summary>Another row has the same unique value.</summary>
    public static bool IsDuplicate(DbUpdateException e) =>
        e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } or SqliteException { SqliteErrorCode: 19 };

    /// <summary>The rule whose unique index was hit.</summary>
    public static Rule? RuleBehind(DbUpdateException e, IModel model)
    {
        var indexes = model.GetEntityTypes().SelectMany(entity => entity.GetIndexes()).Where(index => index.IsUnique);
        var hit = e.InnerException switch
        {
            PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } postgres =>
                indexes.FirstOrDefault(index => index.GetDatabaseName() == postgres.ConstraintName),
            SqliteException { SqliteErrorCode: 19 } sqlite =>
                indexes.FirstOrDefault(index => sqlite.Message.Contains(Columns(index), StringComparison.Ordinal)),
            _ => null,
        };
        return hit is null ? null : hit.FindAnnotation(Conventions.RuleAnnotation)?.Value is string id ? RuleBook.Find(id) : LifeCycleRules.StepPossible;
    }

    /// <summary>As SQLite ends its message: <c>'UNIQUE constraint failed: Team.OrganisationId, Team.ExternalId'</c>.</summary>
    private static string Columns(IIndex index) =>
        $": {string.Join(", ", index.Properties.Select(property => $"{index.DeclaringEntityType.GetTableName()}.{property.Name}"))}'";

    private static bool IsPassing(PostgresException e) =>
        e.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;

    private static bool IsPassing(SqliteException e) => e.SqliteErrorCode is 5 or 6;
}
