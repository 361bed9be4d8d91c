using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Privacy;

/// <summary>A fact that is wrong.</summary>
public sealed record Correction
{
    /// <summary>Which.</summary>
    public required PersonalFact Fact { get; init; }

    /// <summary>What is right, 1 to 200 characters.</summary>
    public required string Value { get; init; }
}

/// <summary>A request about your own data.</summary>
public sealed record MakeSubjectRequest
{
    /// <summary>What you ask for.</summary>
    public required SubjectRequestKind Kind { get; init; }

    /// <summary>For a rectification: what is wrong, and what is right.</summary>
    public Correction? Correction { get; init; }
}

/// <summary>The decision on a request.</summary>
public sealed record DecideSubjectRequest
{
    /// <summary>Whether it is carried out.</summary>
    public required bool Grant { get; init; }

    /// <summary>The legal ground, 1 to 2,000 characters. The person and the data-protection owners read it.</summary>
    public required string Ground { get; init; }
}

/// <summary>People ask about their own data; where it does not go by itself, who answers for data protection decides.</summary>
public sealed class SubjectCommands(IStore store, Viewer viewer, IPrivacyFacts facts, Erasing erasing, Notifier notifier, IAddressees addressees, TimeProvider clock)
{
    public Task<Id<SubjectRequest>> MakeSubjectRequest(MakeSubjectRequest input, CancellationToken ct) => store.Write(async () =>
    {
        var me = viewer.RequirePerson();
        if (input.Kind == SubjectRequestKind.Rectification == input.Correction is null) throw new Invalid("/correction", "Belongs to a rectification, and to nothing else.");
        var person = await store.Lock(me, ct);
        var kind = input.Kind;
        var earlier = await store.List<SubjectRequest>(x => x.PersonId == me && x.Kind == kind, ct);
        LifeCycleRules.StepPossible.Check(!earlier.Exists(x => x.IsOpen), "You have asked for this, and it is not decided.");
        var request = new SubjectRequest(person, kind, clock.GetUtcNow());
        store.Add(request);
        if (input.Correction is { } correction) store.Add(Checked(request, person, correction));
        if (request.IsOpen) notifier.TellAll(await addressees.DataProtectionOwners(person.OrganisationId, ct), NoticeKind.SubjectRequestMade, request.Id);
        return request.Id;
    }, ct);

    public Task<Id<SubjectRequest>> DecideSubjectRequest(Id<SubjectRequest> id, DecideSubjectRequest input, CancellationToken ct) => store.Write(async () =>
    {
        var findings = new Findings();
        var ground = findings.Text("ground", input.Ground, 2000);
        findings.Refuse();
        var request = await store.GetToAct(id, ct);
        if (request.PersonId == viewer.Person) throw new Forbidden("Nobody decides on a request of their own.");
        request.Decide(input.Grant, ground, viewer.RequirePerson(), clock.GetUtcNow());
        notifier.Tell(request.PersonId, NoticeKind.SubjectRequestDecided, id);
        if (!input.Grant) return id;
        if (request.Kind == SubjectRequestKind.Rectification) await Apply(request, ct);
        else await erasing.Erase(request.PersonId, ct);
        return id;
    }, ct);

    /// <summary>Erasures that were asked for and are held by nothing any longer. Each is a write of its own.</summary>
    public async Task CarryOutErasures(CancellationToken ct)
    {
        foreach (var request in await store.List<SubjectRequest>(x => x.Kind == SubjectRequestKind.Erasure && x.Status == SubjectRequestStatus.Waiting, ct))
            if (await IsFree(request.PersonId, ct)) await CarryOut(request.Id, ct);
    }

    private Task CarryOut(Id<SubjectRequest> id, CancellationToken ct) => store.Write(async () =>
    {
        var request = await store.Lock(id, ct);
        await erasing.Hold(request.PersonId, ct);
        if (request.Status != SubjectRequestStatus.Waiting || !await IsFree(request.PersonId, ct)) return id;
        request.CarryOut(clock.GetUtcNow());
        await erasing.Erase(request.PersonId, ct);
        return id;
    }, ct);

    private async Task<bool> IsFree(Id<Person> person, CancellationToken ct) => !await facts.HasRecords(person, ct) && !await facts.IsHeld(person, ct);

    private static Rectification Checked(SubjectRequest request, Person person, Correction correction)
    {
        var findings = new Findings();
        var value = correction.Fact == PersonalFact.Email ? findings.Email("correction/value", correction.Value) : findings.Text("correction/value", correction.Value);
        if (string.IsNullOrEmpty(value) && !findings.Any) findings.Add("correction/value", "Needs a text.");
        if (!findings.Any && value == person.Fact(correction.Fact)) findings.Add("correction/value", "Is what is on record.");
        findings.Refuse();
        return new(request, correction.Fact, person.Fact(correction.Fact), value!);
    }

    /// <summary>To the record, and to the copies that the person's own applications took of it.</summary>
    private async Task Apply(SubjectRequest request, CancellationToken ct)
    {
        var (id, who) = (request.Id, request.PersonId);
        var rectification = (await store.LockAffected<Rectification>(x => x.RequestId == id, ct)).Single();
        var person = (await store.LockAffected<Person>(x => x.Id == who, ct)).Single();
        var before = person.Fact(rectification.Fact);
        person.Rectify(rectification.Fact, rectification.After.Value);
        rectification.Apply(before, clock.GetUtcNow());
        foreach (var answers in await store.LockAffected<Answers>(x => x.PersonId == who, ct)) answers.Rectify(rectification.Fact, before, rectification.After.Value);
        foreach (var profile in await store.LockAffected<MatchProfile>(x => x.PersonId == who, ct)) profile.Rectify(rectification.Fact, before, rectification.After.Value);
    }
}
