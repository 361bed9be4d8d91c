using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Exports;
using Mentoring.Domain.Forms;
using Mentoring.Domain.Integration;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Privacy;
using Mentoring.Domain.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Mentoring.Infrastructure.Persistence;

/// <summary>Raises versions and writes event and audit rows with the change, in its transaction.</summary>
internal sealed class ChangeLog(MentoringContext db, Viewer viewer, WriteTerms terms, TimeProvider clock)
{
    /// <summary>Records that say nothing of their own to anybody who follows the feed, and those whose mere existence is nobody's to know.</summary>
    private static readonly HashSet<Type> Silent = [typeof(Notice), typeof(PersonIdentity), typeof(FeedRun), typeof(Event), typeof(AuditEntry), typeof(ReadRecord), typeof(SafetyConcern), typeof(Disclosure), typeof(LegalHold), typeof(DisposalReport), typeof(SubjectRequest), typeof(Rectification), typeof(EvaluationAnswer), typeof(UnsignedAnswer), typeof(Export), typeof(ExportDownload)];

    /// <summary>More than these are written in portions: a feed of 10,000 people should not be held twice in memory.</summary>
    private const int Portion = 500;

    /// <summary>Kinds of records that the use case has written so far.</summary>
    public HashSet<Type> Saved { get; } = [];

    /// <summary>New rows that go past the change tracker.</summary>
    public List<(Type Kind, IReadOnlyCollection<Entity> Rows)> Aside { get; } = [];

    /// <summary>Nothing of an earlier try or use case goes with this one.</summary>
    public void Begin()
    {
        Saved.Clear();
        Aside.Clear();
    }

    /// <summary>Saves the change with its events and its audit row.</summary>
    public async Task Save(CancellationToken ct)
    {
        var events = await Events(ct);
        await db.Cipher.Shut(db.ChangeTracker.Entries().ToList(), ct);
        var few = events.Count <= Portion && !Copies.AreFor(db, typeof(Event), events.Count);
        if (few) Add(events);
        await SaveAndForget(ct);
        foreach (var (kind, rows) in Aside) await Copies.Send(db, kind, rows, ct);
        Aside.Clear();
        if (!few) await Follow(events, ct);
    }

    /// <summary>Many events, after what they tell of.</summary>
    private async Task Follow(List<Event> events, CancellationToken ct)
    {
        if (db.IsPostgres)
        {
            await Copies.Send(db, typeof(Event), events, ct);
            return;
        }
        foreach (var portion in events.Chunk(Portion))
        {
            Add(portion);
            await SaveAndForget(ct);
        }
    }

    private async Task SaveAndForget(CancellationToken ct)
    {
        await db.SaveChangesAsync(acceptAllChangesOnSuccess: false, ct);
        db.ChangeTracker.Clear();
    }

    private void Add(IEnumerable<Event> events)
    {
        foreach (var one in events) RaiseVersion(db.Add(one));
    }

    private async Task<List<Event>> Events(CancellationToken ct)
    {
        var touched = Touched();
        foreach (var entry in touched)
        {
            RaiseVersion(entry);
            Saved.Add(entry.Metadata.ClrType);
        }
        Saved.UnionWith(Aside.Select(x => x.Kind));
        var loud = touched.Where(entry => !Silent.Contains(entry.Metadata.ClrType)).ToList();
        var now = clock.GetUtcNow();
        var audit = new AuditEntry(terms.Operation, terms.Unsigned ? null : viewer.Person, terms.Unsigned ? null : viewer.Client, now);
        RaiseVersion(db.Add(audit));
        var seq = db.IsPostgres || loud.Count == 0 ? 0 : await LastSeq(ct);
        var events = loud.ConvertAll(entry => EventOf(entry, audit, db.IsPostgres ? 0 : ++seq, now));
        foreach (var (kind, rows) in Aside.Where(x => !Silent.Contains(x.Kind))) events.AddRange(rows.Select(row => EventOf(row, kind, "created", 1, (row as IHasMilestones)?.Milestone, audit, 0, now)));
        return events;
    }

    /// <summary>The end of the feed's own index; the greatest of all numbers would be looked for in every row.</summary>
    private Task<long> LastSeq(CancellationToken ct) =>
        db.Set<Event>().OrderByDescending(x => x.Xid).ThenByDescending(x => x.Seq).Select(x => x.Seq).FirstOrDefaultAsync(ct);

    /// <summary>Roots that changed themselves or through a child.</summary>
    private List<EntityEntry> Touched()
    {
        var entries = db.ChangeTracker.Entries().ToList();
        var roots = entries.Where(entry => entry.Entity is Entity).ToList();
        var touched = roots.Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        var children = entries.Where(entry => entry.Metadata.IsOwned() && entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted);
        touched.AddRange(children.Select(child => OwnerOf(child, roots)).Where(owner => owner.State == EntityState.Unchanged).DistinctBy(owner => owner.Entity));
        return touched;
    }

    private static EntityEntry OwnerOf(EntityEntry child, List<EntityEntry> roots)
    {
        var ownership = child.Metadata.FindOwnership()!;
        var key = child.Property(ownership.Properties[0].Name).CurrentValue;
        return roots.First(root => root.Metadata == ownership.PrincipalEntityType && Equals(root.Property("Id").CurrentValue, key));
    }

    private static void RaiseVersion(EntityEntry entry)
    {
        if (entry.State == EntityState.Deleted) return;
        var version = entry.Property(nameof(Entity.Version));
        version.CurrentValue = entry.State == EntityState.Added ? 1 : (int)version.OriginalValue! + 1;
    }

    private static Event EventOf(EntityEntry entry, AuditEntry audit, long seq, DateTimeOffset now)
    {
        var (entity, change) = ((Entity)entry.Entity, entry.State switch { EntityState.Added => "created", EntityState.Deleted => "removed", _ => Erases(entry) ? "removed" : "changed" });
        return EventOf(entity, entry.Metadata.ClrType, change, entity.Version, MilestoneOf(entry), audit, seq, now);
    }

    private static Event EventOf(Entity entity, Type kind, string change, int version, Milestone? milestone, AuditEntry audit, long seq, DateTimeOffset now) =>
        new(audit.Id, kind.Name, entity.Key, change, version, now, (entity as IOfOrganisation)?.OrganisationId, (entity as IOfProgramme)?.ProgrammeId, milestone, seq) { ForClient = (entity as IForClient)?.ForClient };

    /// <summary>Whoever follows takes an erased person for gone, though a nameless row stays.</summary>
    private static bool Erases(EntityEntry entry) => entry.Entity is Person { ErasedOn: not null } && entry.Property(nameof(Person.ErasedOn)).IsModified;

    /// <summary>Reached by this change, and not before it.</summary>
    private static Milestone? MilestoneOf(EntityEntry entry) =>
        entry.Entity is IHasMilestones { Milestone: { } reached } && (entry.State == EntityState.Added || entry.Property("Status").IsModified) ? reached : null;
}
