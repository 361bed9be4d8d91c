using Mentoring.Domain;
using Mentoring.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Persistence;

/// <summary>A request that was carried out under an Idempotency-Key. It keeps the result's id, never a body.</summary>
internal sealed class IdempotentRequest
{
    public string Caller { get; set; } = "";
    public string Operation { get; set; } = "";
    public string Key { get; set; } = "";
    public string Hash { get; set; } = "";
    public Guid? ResultId { get; set; }
    public long UnixSeconds { get; set; }
}

/// <summary>Who stands above a person who has an application, and how far: derived from the reporting lines with every change of them.</summary>
internal sealed class ManagementLink
{
    public Id<Person> PersonId { get; set; }
    public Id<Person> ManagerId { get; set; }
    public int Depth { get; set; }
}

/// <summary>The clock's offset in Development.</summary>
internal sealed class ClockOffsetRow
{
    public int Id { get; set; }
    public long Ticks { get; set; }
}

internal static class StoreMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<IdempotentRequest>(x =>
        {
            x.ToTable("IdempotentRequest");
            x.HasKey(r => new { r.Caller, r.Operation, r.Key });
            x.HasIndex(r => r.UnixSeconds);
        });
        model.Entity<ManagementLink>(x =>
        {
            x.ToTable("ManagementLink");
            x.HasKey(l => new { l.PersonId, l.ManagerId });
            x.HasIndex(l => l.ManagerId);
        });
        model.Entity<DestroyedKey>(x =>
        {
            x.ToTable("DestroyedKey");
            x.Property(k => k.Id).ValueGeneratedNever();
            x.HasIndex(k => k.DoneAt);
        });
        model.Entity<ClockOffsetRow>(x =>
        {
            x.ToTable("ClockOffset");
            x.Property(r => r.Id).ValueGeneratedNever();
        });
    }
}
