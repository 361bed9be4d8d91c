using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Mentoring.Domain.Confidentiality;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Mentoring.Infrastructure.Persistence;

/// <summary>
/// Shuts the confidential values of a record before it is saved and opens them when it is read. Values from before there were
/// data keys, <c>&lt;master key&gt;.&lt;box&gt;</c> bound to their column, open still.
/// </summary>
internal sealed class ColumnCipher(MasterKeys masters, KeyRing ring)
{
    private readonly ConcurrentDictionary<IEntityType, Form> forms = new();

    /// <summary>What of a kind of record is confidential.</summary>
    private sealed record Form(IClrPropertyGetter? Id, List<(IProperty Property, IClrPropertyGetter Value, string Name)> Columns);

    public void Open(IEntityType type, object record)
    {
        var form = FormOf(type);
        foreach (var (_, value, column) in form.Columns)
            if (value.GetClrValue(record) is IConfidential { Content: null, Stored: { } stored } confidential) Open(confidential, stored, column, form.Id!.GetClrValue(record)!);
    }

    /// <summary>Opens one column of many records for figures: null for what is erased.</summary>
    public async Task<T?[]> OpenAll<T>(string column, IReadOnlyList<(Guid Record, string Stored)> values, Func<byte[], T> read, CancellationToken ct) where T : class
    {
        var opened = new T?[values.Count];
        await OpenAll([.. values.Select(x => (column, x.Record, x.Stored))], (i, bytes) => opened[i] = read(bytes), ct);
        return opened;
    }

    /// <summary>
    /// Opens many values for figures, with their keys in one go; what is erased is passed over. Nothing of it leaves as it stands, so no read is noted.
    /// </summary>
    /// <param name="take">Takes one by its place, on any thread.</param>
    public async Task OpenAll(IReadOnlyList<(string Column, Guid Record, string Stored)> values, Action<int, byte[]> take, CancellationToken ct)
    {
        var keys = await ring.ToRead(values.Select(x => KeyOf(x.Stored)).OfType<Guid>().ToHashSet(), ct);
        Parallel.For(0, values.Count, new ParallelOptions { CancellationToken = ct }, i =>
        {
            var (column, record, stored) = values[i];
            if (Bytes(stored, Envelope.Place(column, record), column, keys) is { } bytes) take(i, bytes);
        });
    }

    private static Guid? KeyOf(ReadOnlySpan<char> stored)
    {
        Span<Range> parts = stackalloc Range[3];
        return stored.Split(parts, '.') == 3 && stored[parts[0]] is Envelope.Scheme ? Guid.ParseExact(stored[parts[1]], "N") : null;
    }

    private byte[]? Bytes(string stored, string boundTo, string column, Dictionary<Guid, byte[]?> keys)
    {
        if (KeyOf(stored) is { } id) return keys[id] is { } key ? Box.Open(key, stored.AsSpan(stored.LastIndexOf('.') + 1), boundTo) : null;
        return stored.Split('.') is [var master, var old] ? masters.Open(master, old, column) : throw new CryptographicException($"{column} does not open: it is not encrypted.");
    }

    /// <summary>Shuts what is new.</summary>
    public async Task Shut(IEnumerable<EntityEntry> entries, CancellationToken ct)
    {
        var open = entries.SelectMany(Unshut).ToList();
        if (open.Count == 0) return;
        var keys = await ring.ToWrite(open.ConvertAll(x => x.Value.Owner).Distinct().ToList(), ct);
        foreach (var (value, boundTo) in open)
        {
            var (id, key) = keys[value.Owner];
            value.Shut(Envelope.Shut(id, key, Conventions.Text(value.Content!), boundTo));
        }
    }

    private IEnumerable<(IConfidential Value, string BoundTo)> Unshut(EntityEntry entry)
    {
        if (entry.State is not (EntityState.Added or EntityState.Modified)) yield break;
        var form = FormOf(entry.Metadata);
        foreach (var (property, value, column) in form.Columns)
            if ((entry.State == EntityState.Added || entry.Property(property).IsModified) && value.GetClrValue(entry.Entity) is IConfidential { Stored: null } confidential)
                yield return (confidential, Envelope.Place(column, form.Id!.GetClrValue(entry.Entity)!));
    }

    private void Open(IConfidential value, string stored, string column, object record)
    {
        try
        {
            if (stored.Split('.') is [Envelope.Scheme, var key, var box]) Open(value, Guid.ParseExact(key, "N"), box, Envelope.Place(column, record));
            else if (stored.Split('.') is [var master, var old]) value.Open(default, Encoding.UTF8.GetString(masters.Open(master, old, column)));
            else throw new CryptographicException("It is not encrypted.");
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw new CryptographicException($"{column} does not open: it was moved from another record or tampered with.", e);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            throw new CryptographicException($"{column} does not open: {e.Message}", e);
        }
    }

    private void Open(IConfidential value, Guid id, string box, string boundTo)
    {
        var (owner, key) = ring.ToRead(id);
        value.Open(owner, key is null ? null : Encoding.UTF8.GetString(Box.Open(key, box, boundTo)));
    }

    private Form FormOf(IEntityType type) => forms.GetOrAdd(type, static type => new(
        type.FindPrimaryKey()?.Properties is [{ } id] && !id.IsShadowProperty() ? id.GetGetter() : null,
        [.. type.GetProperties().Where(property => typeof(IConfidential).IsAssignableFrom(property.ClrType))
            .Select(property => (property, property.GetGetter(), $"{type.ClrType.Name}.{property.Name}"))]));
}
