using Mentoring.Domain.Integration;
using Mentoring.Domain.Journals;
using Mentoring.Domain.Matching;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Confidentiality;

/// <summary>One receiver.</summary>
public sealed record ReceiverInput
{
    /// <summary>In what capacity: partner, lineManager, coordinator or client.</summary>
    public required Receiver As { get; init; }

    /// <summary>Which coordinator; in a group also which partner.</summary>
    public Id<Person>? Person { get; init; }

    /// <summary>Id of the client; for clients alone.</summary>
    public string? Client { get; init; }
}

/// <summary>Your word that somebody may have something of yours.</summary>
public sealed record GiveConsent
{
    /// <summary>reflectiveLog; talkToLineManager: the mentee's, that the mentor may talk with the line manager; or participation: that a client may know that you take part.</summary>
    public required ConsentSubject Subject { get; init; }

    /// <summary>The one entry; left out for all of your entries in this relationship, those still to come too.</summary>
    public Guid? Item { get; init; }

    /// <summary>Who receives it.</summary>
    public required ReceiverInput Receiver { get; init; }
}

/// <summary>A question to your partner, whether you may.</summary>
public sealed record RequestConsent
{
    /// <summary>reflectiveLog: to read the partner's entries; talkToLineManager: a mentor's, to talk with the mentee's line manager.</summary>
    public required ConsentSubject Subject { get; init; }

    /// <summary>In a group: which partner is asked.</summary>
    public Id<Person>? Person { get; init; }
}

/// <summary>The answer to a question for consent.</summary>
public sealed record AnswerConsent
{
    /// <summary>Whether you consent.</summary>
    public required bool Grant { get; init; }
}

/// <summary>Finds the one receiver that a person names.</summary>
public sealed class Releasing(IStore store, IAddressees addressees, Notifier notifier, TimeProvider clock)
{
    public async Task<Recipient> Find(ReceiverInput input, Id<Person> giver, Id<Programme> programme, Relationship? relationship, CancellationToken ct, string scope = Scopes.ReleasesRead)
    {
        var findings = new Findings("/receiver");
        var several = input.As == Receiver.Partner && relationship is not null && relationship.Model != MentoringModel.OneToOne;
        if ((input.As == Receiver.Coordinator || several) != input.Person is not null) findings.Add("person", several ? "Names the partner: there are several." : "Names a coordinator, and nobody else.");
        if (input.As == Receiver.Client != input.Client is not null) findings.Add("client", "Names a client, and nothing else.");
        findings.Refuse();
        return new(input.As, input.As switch
        {
            Receiver.Partner => several ? relationship!.Other(relationship.PartyOf(giver)!, input.Person, "/receiver/person")!.PersonId : relationship?.People().Single(person => person != giver),
            Receiver.LineManager => await LineManager(giver, ct),
            Receiver.Coordinator => (await addressees.Coordinators(programme, ct)).Contains(input.Person!.Value) ? input.Person : throw new Invalid("/receiver/person", "Is no coordinator of the programme."),
            _ => null,
        }, input.Client is null || await addressees.Takes(input.Client, scope, giver, ct) ? input.Client : throw new Invalid("/receiver/client", "Is no client that your organisation lets receive what people release."));
    }

    /// <summary>Somebody's line manager as HR has it.</summary>
    public async Task<Id<Person>> LineManager(Id<Person> of, CancellationToken ct)
    {
        var managers = await addressees.ManagersOnRecord(of, ct);
        LifeCycleRules.StepPossible.Check(managers.Exists(manager => manager != of), "HR has no line manager on record.");
        return managers.First(manager => manager != of);
    }

    /// <summary>Gives what is not given yet, and tells the receiver.</summary>
    public async Task<Consent> Give(Consent consent, NoticeKind told, CancellationToken ct)
    {
        var (giver, subject, item, receiver, client) = (consent.GiverId, consent.Subject, consent.ItemId, consent.ReceiverId, consent.ReceiverClient);
        var relationship = consent.RelationshipId;
        if (await store.Find<Consent>(x => x.GiverId == giver && x.RelationshipId == relationship && x.Subject == subject && x.ItemId == item && x.ReceiverId == receiver
            && x.ReceiverClient == client && x.Status == ConsentStatus.Given, ct) is { } there) return there;
        consent.Give(clock.GetUtcNow());
        store.Add(consent);
        if (receiver is { } person) notifier.Tell(person, told, consent.Id);
        return consent;
    }
}

/// <summary>Consents: given by the one who may, to one receiver, and taken back for the future.</summary>
public sealed class ConsentCommands(IStore store, Viewer viewer, Releasing releasing, Completing completing, Notifier notifier, TimeProvider clock)
{
    public Task<Id<Consent>> GiveConsent(Id<Relationship> id, GiveConsent input, CancellationToken ct) => store.Write(async () =>
    {
        var (relationship, party) = await Own(id, ct);
        await CheckSubject(relationship, input.Subject, input.Receiver.As, ct);
        if (input.Subject == ConsentSubject.TalkToLineManager) ConsentRules.NoTalkToManager.Permit(party.Role);
        if (input.Item is { } item) await CheckItem(input.Subject, item, party.PersonId, id, ct);
        var recipient = await releasing.Find(input.Receiver, party.PersonId, relationship.ProgrammeId, relationship, ct,
            input.Subject == ConsentSubject.Participation ? Scopes.CompletionsRead : Scopes.ReleasesRead);
        if (input.Subject == ConsentSubject.Participation) await completing.LetKnow(id, party.PersonId, recipient.Client!, ct);
        return (await releasing.Give(new(relationship.ProgrammeId, id, party.PersonId, input.Subject, input.Item, recipient, Between(relationship, party.PersonId, recipient.Person)), NoticeKind.ConsentGiven, ct)).Id;
    }, ct);

    /// <summary>A request opens nothing: it goes to the one whose word it is.</summary>
    public Task<Id<Consent>> RequestConsent(Id<Relationship> id, RequestConsent input, CancellationToken ct) => store.Write(async () =>
    {
        var (relationship, party) = await Own(id, ct);
        await CheckSubject(relationship, input.Subject, Receiver.Partner, ct);
        var giver = relationship.Model == MentoringModel.OneToOne ? relationship.Parties.First(other => other.PersonId != party.PersonId)
            : relationship.Other(party, input.Person, "/person") ?? throw new Invalid("/person", "Names the partner: there are several.");
        if (input.Subject == ConsentSubject.TalkToLineManager) ConsentRules.NoTalkToManager.Permit(giver.Role);
        var (from, subject) = (giver.PersonId, input.Subject);
        if (await store.Find<Consent>(x => x.RelationshipId == id && x.GiverId == from && x.Subject == subject && x.ItemId == null && x.As == Receiver.Partner && x.ReceiverId == party.PersonId
            && (x.Status == ConsentStatus.Requested || x.Status == ConsentStatus.Given), ct) is { } there) return there.Id;
        var consent = new Consent(relationship.ProgrammeId, id, from, subject, null, new(Receiver.Partner, party.PersonId, null), relationship.Between(from, party.PersonId));
        store.Add(consent);
        notifier.Tell(from, NoticeKind.ConsentRequested, consent.Id);
        return consent.Id;
    }, ct);

    public Task<Id<Consent>> AnswerConsent(Id<Consent> id, AnswerConsent input, CancellationToken ct) => store.Write(async () =>
    {
        var consent = await Given(id, ct);
        if (input.Grant) consent.Give(clock.GetUtcNow());
        else consent.Refuse();
        notifier.Tell(consent.ReceiverId!.Value, NoticeKind.ConsentAnswered, id);
        return id;
    }, ct);

    public Task<Id<Consent>> WithdrawConsent(Id<Consent> id, CancellationToken ct) => store.Write(async () =>
    {
        var consent = await Given(id, ct);
        consent.Withdraw(clock.GetUtcNow());
        if (consent is { Subject: ConsentSubject.Participation, RelationshipId: { } relationship, ReceiverClient: { } client }) await completing.LetKnowNoMore(relationship, consent.GiverId, client, ct);
        return id;
    }, ct);

    /// <summary>Giver and partner both see it; what goes to somebody outside is the giver's to know in a group.</summary>
    private static Id<Circle> Between(Relationship relationship, Id<Person> giver, Id<Person>? receiver) =>
        receiver is { } partner && relationship.PartyOf(partner) is not null ? relationship.Between(giver, partner) : relationship.Alone(giver);

    private async Task<Consent> Given(Id<Consent> id, CancellationToken ct)
    {
        var consent = await store.GetToAct(id, ct);
        ConsentRules.ByAgreement.Permit(consent.GiverId == viewer.Person);
        return consent;
    }

    private async Task CheckSubject(Relationship relationship, ConsentSubject subject, Receiver receiver, CancellationToken ct)
    {
        var possible = subject switch
        {
            ConsentSubject.ReflectiveLog => receiver is Receiver.Partner or Receiver.Coordinator,
            ConsentSubject.TalkToLineManager => receiver == Receiver.Partner,
            ConsentSubject.Participation => receiver == Receiver.Client,
            _ => throw new Invalid("/subject", "A statement is released where it is, not here."),
        };
        if (!possible) throw new Invalid("/receiver/as", "Cannot receive this.");
        if (subject == ConsentSubject.ReflectiveLog)
            JournalRules.Readers.Check((await store.Get(relationship.ProgrammeId, ct)).SettingsFor(relationship)[SettingCatalogue.ReflectiveLogReaders]);
    }

    private async Task CheckItem(ConsentSubject subject, Guid item, Id<Person> giver, Id<Relationship> relationship, CancellationToken ct)
    {
        if (subject != ConsentSubject.ReflectiveLog) throw new Invalid("/item", "Goes with reflectiveLog alone.");
        var log = new Id<ReflectiveLog>(item);
        if (await store.Find<ReflectiveLog>(x => x.Id == log && x.AuthorId == giver && x.RelationshipId == relationship, ct) is null)
            throw new Invalid("/item", "Is no entry of yours in this relationship.");
    }

    private async Task<(Relationship Relationship, Party Party)> Own(Id<Relationship> id, CancellationToken ct)
    {
        var relationship = await store.Lock(id, ct);
        return (relationship, relationship.PartyOf(viewer.Person) ?? throw new Forbidden(ConsentRules.ByAgreement));
    }
}
