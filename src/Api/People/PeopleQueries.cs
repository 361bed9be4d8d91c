using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Api.People;

/// <summary>Reads organisations, teams and people.</summary>
public sealed class PeopleQueries(IReader reader)
{
    public async Task<OrganisationView?> FindOrganisation(string externalId, CancellationToken ct) =>
        await reader.All<Organisation>().SingleOrDefaultAsync(x => x.ExternalId == externalId, ct) is { } found ? Of(found) : null;

    public Task<Page<OrganisationView>> ListOrganisations(PageQuery page, CancellationToken ct) =>
        reader.All<Organisation>().Paged(page, Of, ct);

    public async Task<TeamView?> FindTeam(string organisation, string externalId, CancellationToken ct) =>
        await Teams(organisation).SingleOrDefaultAsync(x => x.ExternalId == externalId, ct) is { } found ? Of(found) : null;

    public async Task<Page<TeamView>> ListTeams(string organisation, PageQuery page, CancellationToken ct)
    {
        await RequireOrganisation(organisation, ct);
        return await Teams(organisation).Paged(page, Of, ct);
    }

    public async Task<PersonView?> FindPerson(Id<Person> id, CancellationToken ct) =>
        (await Views(await reader.All<Person>().Where(x => x.Id == id).ToListAsync(ct), ct)).SingleOrDefault();

    public async Task<PersonView?> FindPerson(string organisation, string externalId, CancellationToken ct) =>
        (await Views(await People(organisation).Where(x => x.ExternalId == externalId).ToListAsync(ct), ct)).SingleOrDefault();

    public async Task<Page<PersonView>> ListPeople(string organisation, PageQuery page, CancellationToken ct)
    {
        await RequireOrganisation(organisation, ct);
        return await People(organisation).Paged(page, Views, ct);
    }

    public Task<FeedView?> FindFeed(Id<FeedRun> id, CancellationToken ct) => reader.One(id, FeedView.Of, ct);

    /// <summary>Names of people, as far as the viewer may see the people.</summary>
    public async Task<Dictionary<Id<Person>, string>> Names(IEnumerable<Id<Person>> ids, CancellationToken ct)
    {
        var wanted = ids.Distinct().ToList();
        return await reader.All<Person>().Where(x => wanted.Contains(x.Id))
            .Select(x => new { x.Id, x.GivenName, x.FamilyName }).ToDictionaryAsync(x => x.Id, x => $"{x.GivenName} {x.FamilyName}", ct);
    }

    /// <summary>Names of people in proposals and relationships: a partner is known by the profile that they approved.</summary>
    public async Task<Dictionary<Id<Person>, string>> PartnerNames(IReadOnlyList<(Id<Person> Person, Id<Application> Application)> seats, CancellationToken ct)
    {
        var people = seats.Select(seat => seat.Person).Distinct().ToList();
        var applications = seats.Select(seat => seat.Application).Distinct().ToList();
        var known = await reader.All<Person>().Where(x => people.Contains(x.Id)).Select(x => new { Person = x.Id, Name = x.GivenName + " " + x.FamilyName, OnRecord = true })
            .Concat(reader.All<MatchProfile>().Where(x => applications.Contains(x.ApplicationId)).Select(x => new { Person = x.PersonId, x.Name, OnRecord = false })).ToListAsync(ct);
        return known.GroupBy(x => x.Person).ToDictionary(x => x.Key, x => x.MaxBy(name => name.OnRecord)!.Name);
    }

    private IQueryable<Team> Teams(string organisation) => reader.All<Team>()
        .Where(x => reader.All<Organisation>().Any(o => o.Id == x.OrganisationId && o.ExternalId == organisation));

    private IQueryable<Person> People(string organisation) => reader.All<Person>()
        .Where(x => reader.All<Organisation>().Any(o => o.Id == x.OrganisationId && o.ExternalId == organisation));

    /// <summary>A list in an organisation that cannot be seen is not an empty list.</summary>
    private async Task RequireOrganisation(string externalId, CancellationToken ct)
    {
        if (!await reader.All<Organisation>().AnyAsync(x => x.ExternalId == externalId, ct)) throw new Unseen();
    }

    internal async Task<List<PersonView>> Views(List<Person> people, CancellationToken ct)
    {
        var ids = people.ConvertAll(x => x.Id);
        var around = await reader.All<Person>().Where(x => ids.Contains(x.Id))
            .LeftJoin(reader.All<Organisation>(), x => x.OrganisationId, x => x.Id, (Person, organisation) => new { Person, Organisation = organisation!.ExternalId })
            .LeftJoin(reader.All<Team>(), x => x.Person.TeamId, x => x.Id, (x, team) => new { x.Person, x.Organisation, Team = team!.ExternalId })
            .LeftJoin(reader.All<ReportingLine>(), x => x.Person.Id, x => x.PersonId, (x, Line) => new { x.Person, x.Organisation, x.Team, Line })
            .LeftJoin(reader.All<PersonIdentity>(), x => x.Person.Id, x => x.PersonId, (x, Identity) => new { x.Person.Id, x.Organisation, x.Team, x.Line, Identity })
            .ToDictionaryAsync(x => x.Id, ct);
        return people.ConvertAll(x => around.TryGetValue(x.Id, out var known) ? Of(x) with
        {
            Organisation = known.Organisation,
            Team = known.Team,
            Line = known.Line is { } line ? new() { Manager = line.ReportedManager, Standing = line.Standing } : null,
            Identity = known.Identity is { } identity ? new() { Issuer = identity.Issuer, Subject = identity.Subject } : null,
        } : Of(x));
    }

    /// <summary>Without what stands in other rows: organisation, team, line and identity.</summary>
    internal static PersonView Of(Person x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        ExternalId = x.ExternalId,
        Employer = x.OrganisationId,
        GivenName = x.GivenName,
        FamilyName = x.FamilyName,
        Email = x.Email,
        Engagement = x.Engagement,
        JobTitle = x.JobTitle,
        Active = x.IsActive,
        LeftOn = x.LeftOn,
    };

    internal static OrganisationView Of(Organisation x) => new() { Version = x.Version, Id = x.Id, ExternalId = x.ExternalId, Name = x.Name, Approver = x.Approver };

    internal static TeamView Of(Team x) => new() { Version = x.Version, Id = x.Id, ExternalId = x.ExternalId, Name = x.Name };
}
