using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Privacy;

/// <summary>Keeps the records of a relationship or a person from being deleted, for as long as the law needs them. It opens nothing to anybody.</summary>
public sealed class LegalHold : Entity<LegalHold>, IVisible<LegalHold>, IOfProgramme
{
    private LegalHold() { }

    public LegalHold(Id<Programme> programme, Id<Relationship>? relationship, Id<Person>? person, string reason, Id<Person> by, DateTimeOffset at) =>
        (ProgrammeId, RelationshipId, PersonId, Reason, PlacedBy, PlacedAt) = (programme, relationship, person, Confidential.Of(by, reason), by, at);

    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Relationship>? RelationshipId { get; private set; }
    public Id<Person>? PersonId { get; private set; }

    /// <summary>Stored encrypted, under the writer's key: the reason outlasts what it is about.</summary>
    public Confidential<string> Reason { get; private set; } = null!;

    public Id<Person> PlacedBy { get; private set; }
    public DateTimeOffset PlacedAt { get; private set; }

    /// <summary>Stored encrypted.</summary>
    public Confidential<string>? WhyLifted { get; private set; }

    public Id<Person>? LiftedBy { get; private set; }
    public DateTimeOffset? LiftedAt { get; private set; }

    public void Lift(string why, Id<Person> by, DateTimeOffset at)
    {
        LifeCycleRules.StepPossible.Check(LiftedAt is null, "The hold was lifted.");
        (WhyLifted, LiftedBy, LiftedAt) = (Confidential.Of(by, why), by, at);
    }

    public static Expression<Func<LegalHold, bool>> VisibleTo(Viewer v) => x => v.IsSystem || v.ProgrammesProtected.Contains(x.ProgrammeId);
}

/// <summary>What is to be kept: one of relationship and person.</summary>
public sealed record PlaceHold
{
    /// <summary>A relationship of the programme.</summary>
    public Id<Relationship>? Relationship { get; init; }

    /// <summary>A person who takes part: every relationship of theirs in this programme, and the person from being erased.</summary>
    public Id<Person>? Person { get; init; }

    /// <summary>Why, 1 to 2,000 characters. Data-protection owners read it.</summary>
    public required string Reason { get; init; }
}

/// <summary>Why a hold ends.</summary>
public sealed record LiftHold
{
    /// <summary>Why, 1 to 2,000 characters.</summary>
    public required string Reason { get; init; }
}

/// <summary>Whether something that somebody wrote may be deleted.</summary>
public sealed class Holding(IStore store, IPrivacyFacts facts)
{
    /// <summary>Under the lock that who places a hold takes as well.</summary>
    /// <param name="relationship">Where it was written.</param>
    /// <param name="reviewed">The pilot's reviews look at it.</param>
    /// <param name="ct">Stops it.</param>
    public async Task CheckDeletion(Id<Relationship> relationship, bool reviewed, CancellationToken ct)
    {
        var programme = await store.Get((await store.Lock(relationship, ct)).ProgrammeId, ct);
        PrivacyRules.Hold.Check((reviewed, programme.Status, (await facts.Held([relationship], ct)).Count > 0));
    }

    /// <summary>The same for what somebody keeps for themselves, outside of any relationship.</summary>
    public async Task CheckDeletion(Id<Person> owner, CancellationToken ct)
    {
        await store.Lock(owner, ct);
        PrivacyRules.Hold.Check((false, ProgrammeStatus.Closed, await facts.IsHeld(owner, ct)));
    }
}

/// <summary>The data-protection owner keeps what the law needs, without reading it.</summary>
public sealed class HoldCommands(IStore store, Viewer viewer, IPrivacyFacts facts, TimeProvider clock)
{
    public Task<Id<LegalHold>> PlaceHold(Id<Programme> id, PlaceHold input, CancellationToken ct) => store.Write(async () =>
    {
        await store.Get(id, ct);
        if (!viewer.ProgrammesProtected.Contains(id)) throw new Forbidden("Only the programme's data-protection owner does this.");
        var findings = new Findings();
        var reason = findings.Text("reason", input.Reason, 2000);
        if (input.Relationship is null == input.Person is null) findings.Add("relationship", "Name one of relationship and person.");
        findings.Refuse();
        await Reach(id, input, ct);
        var hold = new LegalHold(id, input.Relationship, input.Person, reason, viewer.RequirePerson(), clock.GetUtcNow());
        store.Add(hold);
        return hold.Id;
    }, ct);

    public Task<Id<LegalHold>> LiftHold(Id<LegalHold> id, LiftHold input, CancellationToken ct) => store.Write(async () =>
    {
        var findings = new Findings();
        var reason = findings.Text("reason", input.Reason, 2000);
        findings.Refuse();
        var hold = await store.GetToAct(id, ct);
        hold.Lift(reason, viewer.RequirePerson(), clock.GetUtcNow());
        return id;
    }, ct);

    /// <summary>Held against a disposal or an erasure that is under way: it comes before the hold or sees it.</summary>
    private async Task Reach(Id<Programme> programme, PlaceHold input, CancellationToken ct)
    {
        if (input.Relationship is { } one)
        {
            if ((await store.LockAffected<Relationship>(x => x.Id == one && x.ProgrammeId == programme, ct)).Count == 0) throw new Invalid("/relationship", "Is none of this programme.");
        }
        else if (input.Person is { } person)
        {
            if (!await facts.TakesPart(person, programme, ct)) throw new Invalid("/person", "Has no part in this programme.");
            await store.LockAffected<Person>(x => x.Id == person, ct);
            await store.LockAffected<Relationship>(x => x.ProgrammeId == programme && x.Parties.Any(party => party.PersonId == person), ct);
        }
    }
}
