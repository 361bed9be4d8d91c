using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Integration;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;

namespace Mentoring.Domain.Privacy;

/// <summary>
/// Takes a person out of all that is stored, for good: what they wrote is deleted, who they were is replaced, and that somebody took part
/// stays as a figure. Nothing is kept that leads back, and the keys of what they wrote for themselves are destroyed.
/// </summary>
public sealed class Erasing(IStore store, IPrivacyFacts facts, IKeys keys, Continuity continuity, TimeProvider clock)
{
    /// <summary>Under the locks that who places a hold takes as well.</summary>
    public async Task Hold(Id<Person> id, CancellationToken ct)
    {
        await store.LockAffected<Person>(x => x.Id == id, ct);
        await store.LockAffected<Relationship>(x => x.Parties.Any(party => party.PersonId == id), ct);
    }

    public async Task Erase(Id<Person> id, CancellationToken ct)
    {
        await Hold(id, ct);
        PrivacyRules.Hold.Check((false, ProgrammeStatus.Closed, await facts.IsHeld(id, ct)));
        var person = (await store.LockAffected<Person>(x => x.Id == id, ct)).Single();
        var (organisation, externalId) = (person.OrganisationId, person.ExternalId);
        await Unlink(await Traces(id, ct), ct);
        person.Erase(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        // As whoever leaves: what is open falls, relationships end without blame.
        await continuity.LookAgain(ct);
        var subject = await facts.SubjectOf(id, ct);
        foreach (var kind in RecordRegister.All) await kind.Erase(store, subject, ct);
        await ForgetName(id, organisation, externalId, ct);
        await keys.Destroy(KeyOwner.Of(id), ct);
    }

    /// <summary>The feed's past leads to nobody. That they were erased comes after it, under their id, so that followers forget them too.</summary>
    private async Task Unlink(List<Guid> traces, CancellationToken ct)
    {
        foreach (var trace in traces)
        {
            var unlinked = Guid.CreateVersion7();
            foreach (var one in await store.LockAffected<Event>(x => x.RecordId == trace, ct)) one.Unlink(unlinked);
        }
    }

    /// <summary>Ids under which followers of the feed have heard of the person.</summary>
    private async Task<List<Guid>> Traces(Id<Person> id, CancellationToken ct)
    {
        var identities = (await store.LockAffected<PersonIdentity>(x => x.PersonId == id, ct)).Select(x => x.Id.Value);
        var lines = (await store.LockAffected<ReportingLine>(x => x.PersonId == id, ct)).Select(x => x.Id.Value);
        return [id.Value, .. identities, .. lines];
    }

    /// <summary>Where others' records name the person as HR does.</summary>
    private async Task ForgetName(Id<Person> id, Id<Organisation> organisation, string externalId, CancellationToken ct)
    {
        foreach (var line in await store.LockAffected<ReportingLine>(x => x.OrganisationId == organisation && (x.ManagerId == id || x.ReportedManager == externalId), ct)) line.Report(default);
        foreach (var of in await store.LockAffected<Organisation>(x => x.Id == organisation && x.Approver == externalId, ct)) of.Describe(of.Name, null);
        var (byId, byName) = (id.ToString(), FeedRun.Written(externalId));
        foreach (var run in await store.LockAffected<FeedRun>(x => x.ResultsJson.Contains(byId) || x.ResultsJson.Contains(byName), ct)) run.Forget(id.Value, externalId);
    }
}
