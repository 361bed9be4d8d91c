using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Notices;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.People;

/// <summary>Takes rows of people, then resolves the organisation's reporting lines once over all of it.</summary>
public sealed class PeopleFeed(IStore store, IPeopleFacts facts, Notifier notifier)
{
    private const int Batch = 1000;

    public async Task Take(IReadOnlyList<FeedRow<PersonRow>> rows, CancellationToken ct)
    {
        var owners = new Dictionary<(string, string), Id<Person>>();
        foreach (var identities in rows.Select(row => row.Value!.Identity).OfType<IdentityInput>().Where(x => !x.Subject.Contains('\0', StringComparison.Ordinal)).Chunk(Batch))
            foreach (var (identity, owner) in await facts.Owners(identities, ct)) owners[identity] = owner;

        // In one order everywhere, so that two feeds of several organisations cannot wait for each other.
        foreach (var ofOne in rows.GroupBy(row => row.Value!.Organisation, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            if (await store.LockOrganisation(ofOne.Key, ct) is { } organisation) await Take([.. ofOne], organisation, owners, ct);
            else foreach (var row in ofOne) row.Fail(new Unseen());
        }
    }

    private async Task Take(List<FeedRow<PersonRow>> rows, Organisation organisation, Dictionary<(string, string), Id<Person>> owners, CancellationToken ct)
    {
        var known = await Records.Load(store, organisation.Id, rows, ct);
        foreach (var row in rows)
        {
            try
            {
                Take(row, known, owners);
            }
            catch (Fault fault) when (fault is Invalid or Refusal)
            {
                row.Fail(fault);
            }
        }
        await ResolveLines(organisation.Id, known, ct);
        foreach (var row in rows.Where(row => row.Fault is null)) row.Standing = known.Lines[new Id<Person>(row.Id!.Value)].Standing;
    }

    private void Take(FeedRow<PersonRow> row, Records known, Dictionary<(string, string), Id<Person>> owners)
    {
        var input = row.Value!;
        var findings = new Findings();
        var externalId = findings.Key("externalId", input.ExternalId);
        var givenName = findings.Text("givenName", input.GivenName);
        var familyName = findings.Text("familyName", input.FamilyName);
        var email = findings.Email("email", input.Email);
        var jobTitle = findings.OptionalText("jobTitle", input.JobTitle);
        Team? team = null;
        if (input.Team is not null && !known.Teams.TryGetValue(input.Team, out team)) findings.Add("team", "Is no team of this organisation.");
        if (input.Manager.Value is not null) findings.Key("manager", input.Manager.Value);
        if (input.Identity is { } identity)
        {
            findings.Text("identity/issuer", identity.Issuer, 400);
            findings.Text("identity/subject", identity.Subject, 255);
        }
        findings.Date("leftOn", input.LeftOn);
        if (input is { LeftOn: not null, Active: not false }) findings.Add("leftOn", "Is for leavers: send active: false with it.");
        findings.Refuse();
        PeopleRules.ExternalIdOnce.Check(known.Seen.Add(externalId));
        var isNew = !known.People.TryGetValue(externalId, out var person);
        person ??= new(known.Organisation, externalId);
        if (input.Identity is { } named)
            PeopleRules.IdentityOnce.Check(!owners.TryGetValue((named.Issuer, named.Subject), out var owner) || owner == person.Id);

        var before = known.FactsOf(person);
        person.Describe(givenName, familyName, email, input.Engagement, jobTitle, team?.Id);
        person.Activate(input.Active ?? true, input.LeftOn);
        known.LineOf(person, store).Report(input.Manager);
        if (input.Identity is { } signsIn)
        {
            known.IdentityOf(person, store).Name(signsIn.Issuer, signsIn.Subject);
            owners[(signsIn.Issuer, signsIn.Subject)] = person.Id;
        }
        if (isNew)
        {
            store.Add(person);
            known.People.Add(externalId, person);
        }
        row.Done(isNew ? RowOutcome.Created : before.Equals(known.FactsOf(person)) ? RowOutcome.Unchanged : RowOutcome.Changed, person.Id.Value);
    }

    private async Task ResolveLines(Id<Organisation> organisation, Records known, CancellationToken ct)
    {
        var edges = (await facts.Edges(organisation, ct)).ToDictionary(edge => edge.Person);
        foreach (var person in known.People.Values)
            if (known.Lines.TryGetValue(person.Id, out var line))
                edges[person.Id] = new(person.Id, person.ExternalId, line.ReportedManager, line.Standing, line.ManagerId);

        var resolved = ReportingLines.Resolve(edges.Values);
        await known.LoadLines(store, [.. resolved.Select(edge => edge.Person)], ct);
        foreach (var edge in resolved) known.Lines[edge.Person].Resolve(edge.Standing, edge.Manager);
        await notifier.LinesChanged([.. known.ManagersBefore
            .Where(before => known.Lines[before.Key].ManagerId is { } now && now != before.Value)
            .Select(before => (before.Key, known.Lines[before.Key].ManagerId!.Value))], ct);
    }

    /// <summary>The organisation's records that a feed touches.</summary>
    private sealed class Records(Id<Organisation> organisation)
    {
        private readonly Dictionary<Id<Person>, PersonIdentity> identities = [];

        public Id<Organisation> Organisation { get; } = organisation;
        public Dictionary<string, Team> Teams { get; private set; } = [];
        public Dictionary<string, Person> People { get; } = new(StringComparer.Ordinal);
        public Dictionary<Id<Person>, ReportingLine> Lines { get; } = [];
        public Dictionary<Id<Person>, Id<Person>?> ManagersBefore { get; } = [];
        public HashSet<string> Seen { get; } = new(StringComparer.Ordinal);

        public static async Task<Records> Load(IStore store, Id<Organisation> organisation, List<FeedRow<PersonRow>> rows, CancellationToken ct)
        {
            var known = new Records(organisation)
            {
                Teams = (await store.List<Team>(x => x.OrganisationId == organisation, ct)).ToDictionary(x => x.ExternalId, StringComparer.Ordinal),
            };
            foreach (var ids in rows.Select(row => row.Value!.ExternalId).Where(Findings.IsKey).Distinct(StringComparer.Ordinal).Chunk(Batch))
                foreach (var person in await store.List<Person>(x => x.OrganisationId == organisation && ids.Contains(x.ExternalId), ct))
                    known.People.Add(person.ExternalId, person);
            foreach (var ids in known.People.Values.Select(person => person.Id).Chunk(Batch))
                foreach (var identity in await store.List<PersonIdentity>(x => ids.Contains(x.PersonId), ct))
                    known.identities.Add(identity.PersonId, identity);
            await known.LoadLines(store, [.. known.People.Values.Select(person => person.Id)], ct);
            return known;
        }

        public async Task LoadLines(IStore store, List<Id<Person>> people, CancellationToken ct)
        {
            foreach (var ids in people.Where(id => !Lines.ContainsKey(id)).Chunk(Batch))
            {
                foreach (var line in await store.List<ReportingLine>(x => ids.Contains(x.PersonId), ct))
                {
                    Lines.Add(line.PersonId, line);
                    ManagersBefore.Add(line.PersonId, line.ManagerId);
                }
            }
        }

        public ReportingLine LineOf(Person person, IStore store)
        {
            if (Lines.TryGetValue(person.Id, out var line)) return line;
            store.Add(line = new(person));
            Lines.Add(person.Id, line);
            return line;
        }

        public PersonIdentity IdentityOf(Person person, IStore store)
        {
            if (identities.TryGetValue(person.Id, out var identity)) return identity;
            store.Add(identity = new(person));
            identities.Add(person.Id, identity);
            return identity;
        }

        /// <summary>What HR said last of this person, to tell a change from a repetition.</summary>
        public object FactsOf(Person person)
        {
            var line = Lines.GetValueOrDefault(person.Id);
            var identity = identities.GetValueOrDefault(person.Id);
            return (person.Facts, line?.ReportedManager, line?.Standing is ManagerStanding.Unknown, identity?.Issuer, identity?.Subject);
        }
    }
}
