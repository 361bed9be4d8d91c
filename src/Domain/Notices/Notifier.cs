using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;

namespace Mentoring.Domain.Notices;

/// <summary>Whom a notice goes to, and whom something can be released to.</summary>
public interface IAddressees
{
    /// <summary>Whether a client takes what people of this person's organisation let it have: registered for the organisation, and with the scope for it.</summary>
    Task<bool> Takes(string client, string scope, Id<Person> from, CancellationToken ct);

    Task<List<Id<Person>>> SafeguardingContacts(Id<Programme> programme, CancellationToken ct);

    /// <summary>Those of programmes that the organisation takes part in.</summary>
    Task<List<Id<Person>>> DataProtectionOwners(Id<Organisation> organisation, CancellationToken ct);

    Task<List<Id<Person>>> Coordinators(Id<Programme> programme, CancellationToken ct);

    /// <summary>Those who steer, sponsor or evaluate it.</summary>
    Task<List<Id<Person>>> ReportReaders(Id<Programme> programme, CancellationToken ct);

    /// <summary>The line manager on record, or the organisation's approver where HR says there is no manager; empty while unknown.</summary>
    Task<List<Id<Person>>> ManagersOnRecord(Id<Person> person, CancellationToken ct);

    Task<List<Id<Application>>> AwaitingSignOff(Id<Person> person, CancellationToken ct);
}

/// <summary>Tells those who wait for something.</summary>
public sealed class Notifier(IStore store, IAddressees addressees, TimeProvider clock)
{
    public void Tell<T>(Id<Person> person, NoticeKind kind, Id<T> record) => store.Add(NoticeOf(person, kind, record));

    public void TellAll<T>(IEnumerable<Id<Person>> people, NoticeKind kind, Id<T> record)
    {
        foreach (var person in people.Distinct()) Tell(person, kind, record);
    }

    /// <summary>Tells many people of many records, each person once of each.</summary>
    public void TellAll<T>(IEnumerable<(IEnumerable<Id<Person>> People, Id<T> Record)> news, NoticeKind kind) =>
        store.AddAll([.. news.SelectMany(x => x.People.Distinct().Select(person => NoticeOf(person, kind, x.Record)))]);

    public async Task TellCoordinators<T>(Id<Programme> programme, NoticeKind kind, Id<T> record, CancellationToken ct) =>
        TellAll(await addressees.Coordinators(programme, ct), kind, record);

    public async Task TellReaders<T>(Id<Programme> programme, NoticeKind kind, Id<T> record, CancellationToken ct) =>
        TellAll(await addressees.ReportReaders(programme, ct), kind, record);

    public async Task TellManager<T>(Id<Person> of, NoticeKind kind, Id<T> record, CancellationToken ct) =>
        TellAll((await addressees.ManagersOnRecord(of, ct)).Where(manager => manager != of), kind, record);

    /// <summary>A change of manager takes an open sign-off with it: the new one is told.</summary>
    public async Task LinesChanged(IReadOnlyList<(Id<Person> Person, Id<Person> Manager)> changes, CancellationToken ct)
    {
        foreach (var (person, manager) in changes)
            foreach (var application in await addressees.AwaitingSignOff(person, ct))
                Tell(manager, NoticeKind.SignOffRequested, application);
    }

    private Notice NoticeOf<T>(Id<Person> person, NoticeKind kind, Id<T> record) =>
        new(person, kind, typeof(T).Name, record.Value, clock.GetUtcNow());
}

/// <summary>A person's own notices.</summary>
public sealed class NoticeCommands(IStore store, TimeProvider clock)
{
    public Task<Id<Notice>> MarkNoticeRead(Id<Notice> id, CancellationToken ct) => store.Write(async () =>
    {
        var notice = await store.Get(id, ct);
        notice.Read(clock.GetUtcNow());
        return id;
    }, ct);
}
