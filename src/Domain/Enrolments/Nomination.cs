using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;

namespace Mentoring.Domain.Enrolments;

/// <summary>An invitation to take part. It lives until the person answers: an answer leaves either an application of their own or nothing.</summary>
public sealed class Nomination : Entity<Nomination>, IVisible<Nomination>, IOfProgramme
{
    private Nomination() { }

    public Nomination(Programme programme, Person person, ParticipantRole role, DateTimeOffset at) =>
        (ProgrammeId, PersonId, Role, At) = (programme.Id, person.Id, role, at);

    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> PersonId { get; private set; }
    public ParticipantRole Role { get; private set; }
    public DateTimeOffset At { get; private set; }

    public static Expression<Func<Nomination, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || x.PersonId == v.Self || v.ProgrammesCoordinated.Contains(x.ProgrammeId);
}

/// <summary>Somebody whom the programme would like to invite. There is no member for a reason.</summary>
public sealed record Nominate
{
    /// <summary>Who.</summary>
    public required Id<Person> Person { get; init; }

    /// <summary>In which role.</summary>
    public required ParticipantRole Role { get; init; }
}

/// <summary>The coordinator invites; whether anything comes of it is the person's to say.</summary>
public sealed class NominationCommands(IStore store, Viewer viewer, EnrolmentCommands enrolments, Notifier notifier, TimeProvider clock)
{
    public Task<Id<Nomination>> Nominate(Id<Programme> id, Nominate input, CancellationToken ct) => store.Write(async () =>
    {
        var programme = await store.Get(id, ct);
        if (!viewer.Coordinates(id)) throw new Forbidden("Only the programme's coordinators invite people.");
        var (person, role) = (await store.Get(input.Person, ct), input.Role);
        EnrolmentRules.EligiblePopulation.Check(person.IsActive && programme.Includes(person.OrganisationId));
        if (await store.Find<Nomination>(x => x.ProgrammeId == id && x.PersonId == person.Id && x.Role == role, ct) is { } open) return open.Id;
        var nomination = new Nomination(programme, person, role, clock.GetUtcNow());
        store.Add(nomination);
        notifier.Tell(person.Id, NoticeKind.Nominated, nomination.Id);
        return nomination.Id;
    }, ct);

    /// <summary>Begins the person's own application.</summary>
    public Task<Id<Application>> AcceptNomination(Id<Nomination> id, CancellationToken ct) => store.Write(async () =>
    {
        var nomination = await Own(id, ct);
        var application = await enrolments.Begin(nomination.ProgrammeId, nomination.Role, ct);
        store.Remove(nomination);
        return application.Id;
    }, ct);

    /// <summary>No reason is asked, and nothing is kept.</summary>
    public Task<Id<Nomination>> DeclineNomination(Id<Nomination> id, CancellationToken ct) => store.Write(async () =>
    {
        store.Remove(await Own(id, ct));
        return id;
    }, ct);

    private async Task<Nomination> Own(Id<Nomination> id, CancellationToken ct)
    {
        var nomination = await store.GetToAct(id, ct);
        EnrolmentRules.NominationIsInvitation.Permit(nomination.PersonId == viewer.Person);
        return nomination;
    }
}
