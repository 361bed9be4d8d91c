using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.People;

/// <summary>Takes rows of organisations: those that the client is registered for.</summary>
public sealed class OrganisationsFeed(IStore store, Viewer viewer)
{
    public async Task Take(IReadOnlyList<FeedRow<OrganisationRow>> rows, CancellationToken ct)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            try
            {
                await Take(row, seen, ct);
            }
            catch (Fault fault) when (fault is Invalid or Refusal or Unseen)
            {
                row.Fail(fault);
            }
        }
    }

    private async Task Take(FeedRow<OrganisationRow> row, HashSet<string> seen, CancellationToken ct)
    {
        var input = row.Value!;
        if (!viewer.IsSystem && !viewer.ClientOrganisations.Contains(input.ExternalId)) throw new Unseen();
        var organisation = await store.Find<Organisation>(x => x.ExternalId == input.ExternalId, ct);
        var findings = new Findings();
        var externalId = findings.Key("externalId", input.ExternalId);
        var name = findings.Text("name", input.Name);
        var approver = input.Approver is null ? null : findings.Key("approver", input.Approver);
        findings.Refuse();
        PeopleRules.ExternalIdOnce.Check(seen.Add(externalId));

        var outcome = organisation is null ? RowOutcome.Created
            : (organisation.Name, organisation.Approver) == (name, approver) ? RowOutcome.Unchanged : RowOutcome.Changed;
        if (organisation is null) store.Add(organisation = new(externalId));
        organisation.Describe(name, approver);
        row.Done(outcome, organisation.Id.Value);
    }
}

/// <summary>Takes rows of teams.</summary>
public sealed class TeamsFeed(IStore store)
{
    public async Task Take(IReadOnlyList<FeedRow<TeamRow>> rows, CancellationToken ct)
    {
        foreach (var ofOne in rows.GroupBy(row => row.Value!.Organisation, StringComparer.Ordinal))
        {
            if (await store.LockOrganisation(ofOne.Key, ct) is not { } organisation)
            {
                foreach (var row in ofOne) row.Fail(new Unseen());
                continue;
            }
            var known = (await store.List<Team>(x => x.OrganisationId == organisation.Id, ct)).ToDictionary(x => x.ExternalId, StringComparer.Ordinal);
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var row in ofOne) Take(row, organisation.Id, known, seen);
        }
    }

    private void Take(FeedRow<TeamRow> row, Id<Organisation> organisation, Dictionary<string, Team> known, HashSet<string> seen)
    {
        var findings = new Findings();
        var externalId = findings.Key("externalId", row.Value!.ExternalId);
        var name = findings.Text("name", row.Value.Name);
        if (findings.Any)
        {
            row.Fail(new Invalid(findings.All));
            return;
        }
        if (!seen.Add(externalId))
        {
            row.Fail(new Refusal(PeopleRules.ExternalIdOnce));
            return;
        }
        var outcome = RowOutcome.Unchanged;
        if (!known.TryGetValue(externalId, out var team))
        {
            store.Add(team = new(organisation, externalId));
            outcome = RowOutcome.Created;
        }
        else if (team.Name != name)
        {
            outcome = RowOutcome.Changed;
        }
        team.Describe(name);
        row.Done(outcome, team.Id.Value);
    }
}

internal static class OrganisationLock
{
    /// <summary>Feeds of one organisation follow each other: the lines are resolved over the whole of it.</summary>
    public static async Task<Organisation?> LockOrganisation(this IStore store, string externalId, CancellationToken ct) =>
        Findings.IsKey(externalId) && await store.Find<Organisation>(x => x.ExternalId == externalId, ct) is { } found ? await store.Lock(found.Id, ct) : null;
}
