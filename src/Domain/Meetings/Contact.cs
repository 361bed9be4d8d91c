using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Meetings;

/// <summary>How people keep in contact between meetings.</summary>
public enum ContactChannel
{
    /// <summary>E-mail.</summary>
    Email,

    /// <summary>Telephone.</summary>
    Telephone,
}

/// <summary>That the two were in contact between meetings. What was said, and who began, is not kept.</summary>
public sealed class Contact : Entity<Contact>, IVisible<Contact>, IOfProgramme
{
    private Contact() { }

    public Contact(Relationship relationship, Id<Person> by, DateTimeOffset at, bool exceptional, Id<Person>? with = null) =>
        (RelationshipId, CircleId, ProgrammeId, ReportedById, At, Exceptional, Agreed) =
        (relationship.Id, relationship.Between(by, with), relationship.ProgrammeId, by, at, exceptional, !exceptional);

    public Id<Relationship> RelationshipId { get; private set; }
    public Id<Circle> CircleId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }

    /// <summary>For the check that the other agrees: no view of this record carries it.</summary>
    public Id<Person> ReportedById { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Beyond what was agreed on.</summary>
    public bool Exceptional { get; private set; }

    /// <summary>Both say so: extra contact is for the other to accept.</summary>
    public bool Agreed { get; private set; }

    public void Accept(Id<Person>? by)
    {
        MeetingRules.MutualConsent.Check(Agreed || by != ReportedById, "The other of the two agrees to it.");
        Agreed = true;
    }

    public static Expression<Func<Contact, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || v.Circles.Contains(x.CircleId)
        || (v.ProgrammesCoordinated.Contains(x.ProgrammeId) && !v.RelationshipsBarred.Contains(x.RelationshipId));
}

/// <summary>A few lines to the coordinator on how it goes, which the partner reads too.</summary>
public sealed class ProgressUpdate : Entity<ProgressUpdate>, IVisible<ProgressUpdate>, IRelationshipContent
{
    private ProgressUpdate() { }

    public ProgressUpdate(Relationship relationship, Id<Person> author, string text, DateTimeOffset at) =>
        (RelationshipId, CircleId, ProgrammeId, AuthorId, Text, At) = (relationship.Id, relationship.Around(author), relationship.ProgrammeId, author, Confidential.In(relationship.Id, text), at);

    public Id<Relationship> RelationshipId { get; private set; }
    public Id<Circle> CircleId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> AuthorId { get; private set; }

    /// <summary>Stored encrypted.</summary>
    public Confidential<string> Text { get; private set; } = null!;

    public DateTimeOffset At { get; private set; }

    Id<Person>? IRelationshipContent.KnownOnlyTo => null;

    public static Expression<Func<ProgressUpdate, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || x.AuthorId == v.Self || v.Circles.Contains(x.CircleId)
        || (v.ProgrammesCoordinated.Contains(x.ProgrammeId) && !v.RelationshipsBarred.Contains(x.RelationshipId));
}

/// <summary>What holds for contact between meetings, and with the coordinator.</summary>
public static class ContactRules
{
    private const string Agreement = "SSSC, resource 5 (agreement)";

    public static readonly Advice<(double Days, int? Interval)> Between = new("in-between-contact",
        "The two are in touch between meetings, about two weeks after each or as they agreed; the one on whom the programme puts it is reminded.",
        $"{Agreement}; SSSC, checklist 6 (meetings)", x => x.Interval is null || x.Days <= x.Interval, RuleKind.Configured);

    public static readonly Rule<(ContactChannel Channel, AgreementTerms? Agreed)> Channel = new("in-between-contact-channel", RuleKind.Configured,
        "Contact is by e-mail or telephone, as the two agreed.", Agreement,
        x => x.Agreed?.ContactChannels is not { Count: > 0 } channels || channels.Contains(x.Channel));

    public static readonly Advice<int> Exceptional = new("exceptional-contact",
        "Extra contact is for exceptional circumstances, and both agree to it: more than two in a month are told.", Agreement, inMonth => inMonth <= 2);

    public static readonly Advice<(double Days, int? Interval)> Progress = new("coordinator-progress-contact",
        "The coordinator hears how it goes: the mentor sends a few lines as often as the programme sets.", $"{Agreement}; SSSC, checklist 5 (evaluation)",
        x => x.Interval is null || x.Days <= x.Interval, RuleKind.Configured);
}

/// <summary>That you were in contact.</summary>
public sealed record RecordContact
{
    /// <summary>When; now, where nothing is said. Not in the future.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>How. It is checked against the agreement and not kept.</summary>
    public required ContactChannel Channel { get; init; }

    /// <summary>Beyond what was agreed on: the other accepts it. Default false.</summary>
    public bool? Exceptional { get; init; }

    /// <summary>In a group: with whom alone. Left out, a mentee's is with their mentors and a mentor's with everybody.</summary>
    public Id<Person>? With { get; init; }
}

/// <summary>How it goes.</summary>
public sealed record SendProgressUpdate
{
    /// <summary>A few lines, 1 to 1,000 characters. Your partner and the coordinators read them.</summary>
    public required string Text { get; init; }
}

/// <summary>Contact between meetings, and with the coordinator.</summary>
public sealed class ContactCommands(IStore store, Viewer viewer, Warnings warnings, Notifier notifier, TimeProvider clock)
{
    public Task<Id<Contact>> RecordContact(Id<Relationship> id, RecordContact input, CancellationToken ct) => store.Write(async () =>
    {
        var now = clock.GetUtcNow();
        var at = input.At ?? now;
        var findings = new Findings();
        findings.Instant("at", at);
        if (at > now) findings.Add("at", "Lies in the future.");
        findings.Refuse();
        var relationship = await store.Lock(id, ct);
        var party = relationship.PartyAtWork(viewer.Person);
        ContactRules.Channel.Check((input.Channel, await store.TermsInForce(id, ct)));
        var contact = new Contact(relationship, party.PersonId, at, input.Exceptional == true, relationship.Other(party, input.With, "/with")?.PersonId);
        store.Add(contact);
        if (!contact.Exceptional) return contact.Id;
        var month = at.AddDays(-30);
        warnings.Weigh(ContactRules.Exceptional, 1 + (await store.List<Contact>(x => x.RelationshipId == id && x.Exceptional && x.At > month, ct)).Count);
        notifier.TellAll((await store.Members(relationship, contact.CircleId, ct)).Where(person => person != viewer.Person), NoticeKind.ExtraContactAsked, contact.Id);
        return contact.Id;
    }, ct);

    public Task<Id<Contact>> AcceptContact(Id<Contact> id, CancellationToken ct) => store.Write(async () =>
    {
        var relationship = await store.Lock((await store.Get(id, ct)).RelationshipId, ct);
        relationship.PartyAtWork(viewer.Person);
        (await store.GetToAct(id, ct)).Accept(viewer.Person);
        return id;
    }, ct);

    public Task<Id<ProgressUpdate>> SendProgressUpdate(Id<Relationship> id, SendProgressUpdate input, CancellationToken ct) => store.Write(async () =>
    {
        var findings = new Findings();
        var text = findings.Text("text", input.Text, 1000);
        findings.Refuse();
        var relationship = await store.Lock(id, ct);
        var party = relationship.PartyAtWork(viewer.Person);
        var update = new ProgressUpdate(relationship, party.PersonId, text, clock.GetUtcNow());
        store.Add(update);
        warnings.Weigh(MeetingRules.NoPersonalContent, text);
        await notifier.TellCoordinators(relationship.ProgrammeId, NoticeKind.ProgressUpdateSent, update.Id, ct);
        return update.Id;
    }, ct);
}
