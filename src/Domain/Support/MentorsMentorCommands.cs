using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Support;

/// <summary>Facts of people whom a mentor names.</summary>
public interface ISupportFacts
{
    /// <summary>Whether somebody is on HR's record and has not left.</summary>
    Task<bool> IsHere(Id<Person> person, CancellationToken ct);

    /// <summary>Whether somebody stands above one of the mentees in the line, at whatever distance.</summary>
    Task<bool> StandsAbove(Id<Person> person, IReadOnlyCollection<Id<Person>> mentees, CancellationToken ct);
}

/// <summary>Whom the mentor would like to turn to.</summary>
public sealed record NameMentorsMentor
{
    /// <summary>The person.</summary>
    public required Id<Person> Person { get; init; }
}

/// <summary>A signature under the terms of confidentiality.</summary>
public sealed record SignSupportTerms
{
    /// <summary>Number of the agreement whose terms are signed.</summary>
    public required int AgreementNumber { get; init; }
}

/// <summary>A talk that took place.</summary>
public sealed record RecordConsultation
{
    /// <summary>The day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>A note, up to 10,000 characters, for you and your mentor's mentor.</summary>
    public string? Text { get; init; }
}

/// <summary>A mentor names somebody, they bind themselves, and then the two may talk as the agreement allows.</summary>
public sealed class MentorsMentorCommands(IStore store, Viewer viewer, ISupportFacts facts, Notifier notifier, TimeProvider clock)
{
    public Task<Id<MentorsMentor>> NameMentorsMentor(Id<Relationship> id, NameMentorsMentor input, CancellationToken ct) => store.Write(async () =>
    {
        var relationship = await store.Lock(id, ct);
        var mentor = relationship.PartyAtWork(viewer.Person);
        if (mentor.Role != ParticipantRole.Mentor) throw new Forbidden("The mentor names who supports them.");
        var agreement = await store.Find<Agreement>(x => x.RelationshipId == id && x.Status == AgreementStatus.InForce, ct);
        SupportRules.MentorsMentorByContract.Check(agreement?.Terms.Value);
        var person = input.Person;
        if (relationship.PartyOf(person) is not null || !await facts.IsHere(person, ct)) throw new Invalid("/person", "Is nobody who could support you here.");
        if (await facts.StandsAbove(person, [.. relationship.People(ParticipantRole.Mentee)], ct)) throw new Refusal(ConsentRules.ManagerNoContent);
        if (await store.Find<MentorsMentor>(x => x.RelationshipId == id && x.PersonId == person && x.Status != BindingStatus.Ended, ct) is { } there) return there.Id;
        var binding = new MentorsMentor(relationship, mentor.PersonId, person, agreement!, clock.GetUtcNow());
        store.Add(binding);
        notifier.Tell(person, NoticeKind.SupportAsked, binding.Id);
        notifier.TellAll(relationship.People(ParticipantRole.Mentee), NoticeKind.MentorsMentorNamed, binding.Id);
        return binding.Id;
    }, ct);

    public Task<Id<MentorsMentor>> SignSupportTerms(Id<MentorsMentor> id, SignSupportTerms input, CancellationToken ct) => store.Write(async () =>
    {
        var binding = await store.GetToAct(id, ct);
        if (binding.PersonId != viewer.Person) throw new Forbidden(SupportRules.MentorsMentorBound);
        binding.Sign(input.AgreementNumber, clock.GetUtcNow());
        notifier.Tell(binding.MentorId, NoticeKind.MentorsMentorBound, id);
        return id;
    }, ct);

    /// <summary>The mentor, or whoever is bound, may end it at any time.</summary>
    public Task<Id<MentorsMentor>> EndMentorsMentor(Id<MentorsMentor> id, CancellationToken ct) => store.Write(async () =>
    {
        var binding = await store.GetToAct(id, ct);
        if (viewer.Person != binding.MentorId && viewer.Person != binding.PersonId) throw new Forbidden("The mentor or their mentor's mentor ends it.");
        binding.End(clock.GetUtcNow());
        return id;
    }, ct);

    public Task<Id<Consultation>> RecordConsultation(Id<MentorsMentor> id, RecordConsultation input, CancellationToken ct) => store.Write(async () =>
    {
        var findings = new Findings();
        findings.Date("on", input.On);
        var text = findings.OptionalText("text", input.Text, Findings.LongText);
        findings.Refuse();
        var binding = await store.GetToAct(id, ct);
        if (binding.MentorId != viewer.Person) throw new Forbidden("The mentor records their own talks.");
        SupportRules.MentorsMentorBound.Check(binding.Status == BindingStatus.Bound);
        var consultation = new Consultation(binding, input.On, text);
        store.Add(consultation);
        return consultation.Id;
    }, ct);
}
