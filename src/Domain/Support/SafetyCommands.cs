using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Support;

/// <summary>A worry about somebody's safety or health.</summary>
public sealed record RaiseSafetyConcern
{
    /// <summary>Whose: the partner's, your own, or somebody else's.</summary>
    public required Endangered About { get; init; }

    /// <summary>What worries you, 1 to 10,000 characters. Yours alone until you have talked it over.</summary>
    public required string Text { get; init; }

    /// <summary>In a group: whom you talk it over with, who then reads it. Left out, a mentee's is for their mentors once they have talked, and a mentor's stays with the mentor.</summary>
    public Id<Person>? Partner { get; init; }
}

/// <summary>The talk with the partner, or why there was none: one of the two.</summary>
public sealed record RecordSafetyTalk
{
    /// <summary>The day of the talk. From then on your partner may read the concern.</summary>
    public DateOnly? TalkedOn { get; init; }

    /// <summary>Why a talk is not possible, or would raise the danger; 1 to 2,000 characters.</summary>
    public string? WhyNot { get; init; }
}

/// <summary>What was done about it.</summary>
public sealed record RecordSafetySteps
{
    /// <summary>The steps, 1 to 10,000 characters.</summary>
    public required string Steps { get; init; }
}

/// <summary>A disclosure of a serious danger, without the agreement of those it is about.</summary>
public sealed record DiscloseDanger
{
    /// <summary>A safeguarding contact of the programme.</summary>
    public required Id<Person> Receiver { get; init; }

    /// <summary>The danger is serious and would grow if it stayed unsaid.</summary>
    public required bool Serious { get; init; }

    /// <summary>What the danger is, and to whom: the least that must be said, 1 to 2,000 characters.</summary>
    public required string Danger { get; init; }

    /// <summary>What makes it certain enough, 1 to 2,000 characters.</summary>
    public required string Evidence { get; init; }

    /// <summary>Your partner is not to learn of it, because that would raise the danger. Default false.</summary>
    public bool? HoldBack { get; init; }
}

/// <summary>From a worry to the talk, the steps, and, in serious danger, to a disclosure.</summary>
public sealed class SafetyCommands(IStore store, Viewer viewer, IAddressees addressees, Notifier notifier, TimeProvider clock)
{
    public Task<Id<SafetyConcern>> RaiseSafetyConcern(Id<Relationship> id, RaiseSafetyConcern input, CancellationToken ct) => store.Write(async () =>
    {
        var text = Checked("text", input.Text, Findings.LongText);
        var relationship = await store.Get(id, ct);
        var party = relationship.PartyOf(viewer.Person) ?? throw new Forbidden("Only the parties raise a concern from their relationship.");
        var concern = new SafetyConcern(relationship, party.PersonId, input.About, text, clock.GetUtcNow(), relationship.Other(party, input.Partner, "/partner")?.PersonId);
        store.Add(concern);
        return concern.Id;
    }, ct);

    public Task<Id<SafetyConcern>> RecordSafetyTalk(Id<SafetyConcern> id, RecordSafetyTalk input, CancellationToken ct) => store.Write(async () =>
    {
        var findings = new Findings();
        findings.Date("talkedOn", input.TalkedOn);
        var why = findings.OptionalText("whyNot", input.WhyNot, 2000);
        if (input.TalkedOn is null == why is null) findings.Add("whyNot", "Say when you talked, or why you did not.");
        findings.Refuse();
        var concern = await Own(id, ct);
        if (input.TalkedOn is { } on) concern.TalkedOver(on);
        else concern.NotTalkedOver(why!);
        return id;
    }, ct);

    public Task<Id<SafetyConcern>> RecordSafetySteps(Id<SafetyConcern> id, RecordSafetySteps input, CancellationToken ct) => store.Write(async () =>
    {
        var steps = Checked("steps", input.Steps, Findings.LongText);
        (await Own(id, ct)).Take(steps);
        return id;
    }, ct);

    public Task<Id<SafetyConcern>> CloseSafetyConcern(Id<SafetyConcern> id, CancellationToken ct) => store.Write(async () =>
    {
        (await Own(id, ct)).Close(clock.GetUtcNow());
        return id;
    }, ct);

    public Task<Id<Disclosure>> DiscloseDanger(Id<SafetyConcern> id, DiscloseDanger input, CancellationToken ct) => store.Write(async () =>
    {
        var findings = new Findings();
        var content = new DisclosureContent { Danger = findings.Text("danger", input.Danger, 2000), Evidence = findings.Text("evidence", input.Evidence, 2000) };
        findings.Refuse();
        var concern = await Own(id, ct);
        var contacts = await addressees.SafeguardingContacts(concern.ProgrammeId, ct);
        var relationship = await store.Get(concern.RelationshipId, ct);
        var threshold = (await store.Get(concern.ProgrammeId, ct)).SettingsFor(relationship)[SettingCatalogue.DisclosureThreshold];
        new Requirements().Need(SafetyRules.Duty, concern.DutyDone).Need(SafetyRules.SeriousDanger, (input.Serious, contacts.Contains(input.Receiver)))
            .Need(SafetyRules.Threshold, (threshold, concern.EndangersMenteeOf(relationship))).Refuse();
        concern.Disclose();
        var disclosure = new Disclosure(concern, input.Receiver, content, input.HoldBack == true, clock.GetUtcNow());
        store.Add(disclosure);
        notifier.Tell(input.Receiver, NoticeKind.DisclosureMade, disclosure.Id);
        return disclosure.Id;
    }, ct);

    public Task<Id<Disclosure>> AcknowledgeDisclosure(Id<Disclosure> id, CancellationToken ct) => store.Write(async () =>
    {
        var disclosure = await store.GetToAct(id, ct);
        if (disclosure.ReceiverId != viewer.Person) throw new Forbidden("Who receives a disclosure acknowledges it.");
        disclosure.Acknowledge(clock.GetUtcNow());
        notifier.Tell(disclosure.AuthorId, NoticeKind.DisclosureAcknowledged, id);
        return id;
    }, ct);

    private async Task<SafetyConcern> Own(Id<SafetyConcern> id, CancellationToken ct)
    {
        var concern = await store.GetToAct(id, ct);
        return concern.AuthorId == viewer.Person ? concern : throw new Forbidden("Who raised it takes it further.");
    }

    private static string Checked(string member, string text, int max)
    {
        var findings = new Findings();
        var cleaned = findings.Text(member, text, max);
        findings.Refuse();
        return cleaned;
    }
}
