using System.Collections.Concurrent;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Mentoring.Infrastructure.Persistence;

/// <summary>
/// Sends many new rows of one kind to PostgreSQL by COPY: one statement, no command for each of them, and nothing of them held to
/// look for changes. For kinds that no other row refers to and that have no children, so that they can come last.
/// </summary>
internal static class Copies
{
    /// <summary>As many as make COPY worth its own round trips.</summary>
    private const int Many = 100;

    private static readonly ConcurrentDictionary<IEntityType, Table?> Tables = new();

    private sealed record Column(IClrPropertyGetter Value, Func<object?, object?>? Convert, bool IsVersion);

    private sealed record Table(string Copy, Column[] Columns);

    public static bool AreFor(MentoringContext db, Type kind, int rows) => db.IsPostgres && rows > Many && TableOf(db, kind) is not null;

    /// <summary>Sends new rows, each in its first version.</summary>
    public static async Task Send(MentoringContext db, Type kind, IEnumerable<Entity> rows, CancellationToken ct)
    {
        var table = TableOf(db, kind) ?? throw new InvalidOperationException($"{kind.Name} does not go by COPY.");
        try
        {
            await using var writer = await ((NpgsqlConnection)db.Database.GetDbConnection()).BeginBinaryImportAsync(table.Copy, ct);
            foreach (var row in rows)
            {
                await writer.StartRowAsync(ct);
                foreach (var column in table.Columns) await Write(writer, column, row, ct);
            }
            await writer.CompleteAsync(ct);
        }
        catch (PostgresException e)
        {
            // As a save tells it: who lost a race for a unique value tries again, or is told the rule behind it.
            throw new DbUpdateException(e.MessageText, e);
        }
    }

    private static Task Write(NpgsqlBinaryImporter writer, Column column, Entity row, CancellationToken ct) =>
        (column.IsVersion ? 1 : column.Value.GetClrValue(row)) is { } value ? writer.WriteAsync(column.Convert?.Invoke(value) ?? value, ct) : writer.WriteNullAsync(ct);

    private static Table? TableOf(MentoringContext db, Type kind) => Tables.GetOrAdd(db.Model.FindEntityType(kind)!, static type =>
    {
        if (type.GetReferencingForeignKeys().Any() || type.GetProperties().Any(property => property.IsShadowProperty() || property.ClrType.IsAssignableTo(typeof(IConfidential)))) return null;
        var properties = type.GetProperties().Where(property => !IsTheDatabases(property)).ToList();
        var names = string.Join(", ", properties.Select(property => $"\"{property.GetColumnName()}\""));
        return new($"COPY \"{type.GetTableName()}\" ({names}) FROM STDIN (FORMAT BINARY)", [.. properties.Select(ColumnOf)]);
    });

    private static Column ColumnOf(IProperty property) => new(property.GetGetter(), property.GetTypeMapping().Converter?.ConvertToProvider, property.Name == nameof(Entity.Version));

    private static bool IsTheDatabases(IProperty property) =>
        property.GetDefaultValueSql() is not null || NpgsqlPropertyExtensions.GetValueGenerationStrategy(property) != NpgsqlValueGenerationStrategy.None;
}
