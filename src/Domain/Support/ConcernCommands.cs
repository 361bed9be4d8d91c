using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Matching;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.Notices;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Support;

/// <summary>A request for help.</summary>
public sealed record RaiseConcern
{
    /// <summary>What it is about.</summary>
    public required ConcernCategory Category { get; init; }

    /// <summary>In your words, 1 to 10,000 characters. You and the coordinators read it.</summary>
    public required string Text { get; init; }
}

/// <summary>A note of a talk.</summary>
public sealed record DiscussConcern
{
    /// <summary>What was said, 1 to 10,000 characters. The author of the concern and the coordinators read it.</summary>
    public required string Text { get; init; }
}

/// <summary>The end of a concern.</summary>
public sealed record CloseConcern
{
    /// <summary>resolved, endedRelationship or passedToFormalPolicy.</summary>
    public required ConcernStatus Outcome { get; init; }
}

/// <summary>Either party asks for help; a coordinator who is not one of the two gives it.</summary>
public sealed class ConcernCommands(IStore store, Viewer viewer, Warnings warnings, Notifier notifier, TimeProvider clock)
{
    private static readonly ConcernStatus[] Outcomes = [ConcernStatus.Resolved, ConcernStatus.EndedRelationship, ConcernStatus.PassedToFormalPolicy];

    public Task<Id<Concern>> RaiseConcern(Id<Relationship> id, RaiseConcern input, CancellationToken ct) => store.Write(async () =>
    {
        var text = Checked(input.Text);
        var relationship = await store.Get(id, ct);
        var party = relationship.PartyOf(viewer.Person) ?? throw new Forbidden("Only the parties raise a concern about their relationship.");
        var settings = (await store.Get(relationship.ProgrammeId, ct)).Settings;
        ConcernRules.Categories.Check((settings[SettingCatalogue.ConcernCategories], MeetingRules.Word(input.Category)));
        warnings.Weigh(ConcernRules.MenteeDealsFirst, party.Role);
        var concern = new Concern(relationship, party.PersonId, input.Category, text, clock.GetUtcNow());
        store.Add(concern);
        await notifier.TellCoordinators(relationship.ProgrammeId, NoticeKind.ConcernRaised, concern.Id, ct);
        return concern.Id;
    }, ct);

    public Task<Id<Concern>> ShareConcern(Id<Concern> id, CancellationToken ct) => store.Write(async () =>
    {
        var concern = await store.GetToAct(id, ct);
        if (concern.AuthorId != viewer.Person) throw new Forbidden("Its author alone shares a concern.");
        if (concern.ByMentor) LifeCycleRules.StepPossible.Check((await store.Get(concern.RelationshipId, ct)).Model == MentoringModel.OneToOne, "With several mentees a mentor's concern stays with the mentor and the coordinator.");
        concern.Share();
        return id;
    }, ct);

    public Task<Id<Concern>> AcknowledgeConcern(Id<Concern> id, CancellationToken ct) => Handle(id, concern => concern.Acknowledge(clock.GetUtcNow()), ct);

    public Task<Id<Concern>> DiscussConcern(Id<Concern> id, DiscussConcern input, CancellationToken ct)
    {
        var text = Checked(input.Text);
        return Handle(id, concern =>
        {
            concern.Discuss(clock.GetUtcNow());
            store.Add(new ConcernNote(concern, viewer.RequirePerson(), text, clock.GetUtcNow()));
        }, ct);
    }

    public Task<Id<Concern>> CloseConcern(Id<Concern> id, CloseConcern input, CancellationToken ct)
    {
        if (!Outcomes.Contains(input.Outcome)) throw new Invalid("/outcome", "Is one of resolved, endedRelationship, passedToFormalPolicy.");
        return Handle(id, concern => concern.Close(input.Outcome, clock.GetUtcNow()), ct);
    }

    /// <summary>Tells the coordinators once of each concern that waits too long for its next step.</summary>
    public async Task<int> RemindOfConcerns(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var reminded = 0;
        foreach (var ofProgramme in (await store.List<Concern>(x => x.ClosedAt == null && x.RemindedAt == null, ct)).GroupBy(x => x.ProgrammeId))
        {
            var settings = (await store.Get(ofProgramme.Key, ct)).Settings;
            foreach (var waiting in ofProgramme.Where(x => x.IsOverdue(settings, now))) reminded += await Remind(waiting.Id, now, ct);
        }
        return reminded;
    }

    private async Task<int> Remind(Id<Concern> id, DateTimeOffset now, CancellationToken ct)
    {
        await store.Write(async () =>
        {
            var concern = await store.Lock(id, ct);
            if (!concern.IsOpen || concern.RemindedAt is not null) return id;
            concern.Remind(now);
            await notifier.TellCoordinators(concern.ProgrammeId, NoticeKind.ConcernOverdue, id, ct);
            return id;
        }, ct);
        return 1;
    }

    private Task<Id<Concern>> Handle(Id<Concern> id, Action<Concern> step, CancellationToken ct) => store.Write(async () =>
    {
        var concern = await store.GetToAct(id, ct);
        if (!viewer.Coordinates(concern.ProgrammeId) || viewer.RelationshipsJoined.Contains(concern.RelationshipId))
            throw new Forbidden("A coordinator who is not one of the two handles it.");
        step(concern);
        notifier.Tell(concern.AuthorId, NoticeKind.ConcernMoved, id);
        return id;
    }, ct);

    private static string Checked(string text)
    {
        var findings = new Findings();
        var cleaned = findings.Text("text", text, Findings.LongText);
        findings.Refuse();
        return cleaned;
    }
}
