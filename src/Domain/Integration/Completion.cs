using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;

namespace Mentoring.Domain.Integration;

/// <summary>What somebody completed.</summary>
public enum CompletedActivity
{
    /// <summary>The mentor's course before joining.</summary>
    MentorTraining,

    /// <summary>The mentee's induction.</summary>
    MenteeInduction,

    /// <summary>Later training.</summary>
    Refresher,

    /// <summary>A session of support.</summary>
    Support,

    /// <summary>Taking part in mentoring: told to a client that the person lets know, and to no other.</summary>
    Participation,
}

/// <summary>How far somebody has come with it.</summary>
public enum CompletionStatus
{
    /// <summary>It goes on.</summary>
    InProgress,

    /// <summary>It is over.</summary>
    Completed,
}

/// <summary>
/// That a person completed something: all that HR and learning systems may know of anybody who takes part (rows 5 and 8 of the matrix), and no word
/// of what passed. Its id never changes, and it is never deleted: what is taken back stays, voided.
/// </summary>
public sealed class Completion : Entity<Completion>, IVisible<Completion>, IOfProgramme, IOfOrganisation, IForClient
{
    private Completion() { }

    /// <summary>Of a course: for every client of the person's organisation that reads completions.</summary>
    public Completion(TrainingRecord training, Id<Organisation> organisation, int? edition = null)
    {
        (OrganisationId, ProgrammeId, PersonId, TrainingId) = (organisation, training.ProgrammeId, training.PersonId, training.Id);
        (Activity, Edition, Status, Hours, Days, TimeZone) = (ActivityOf(training.Kind), edition, CompletionStatus.Completed, training.Hours, training.Days > 0 ? training.Days : null, training.TimeZone);
        (StartedOn, CompletedOn) = (training.HeldOn, training.CompletedOn);
    }

    /// <summary>Of taking part: for the one client that the person lets know.</summary>
    public Completion(Participation participation, Id<Organisation> organisation, string client)
    {
        (OrganisationId, ProgrammeId, PersonId, RelationshipId, ForClient) = (organisation, participation.ProgrammeId, participation.PersonId, participation.RelationshipId, client);
        Activity = CompletedActivity.Participation;
        Follow(participation);
    }

    public Id<Organisation> OrganisationId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> PersonId { get; private set; }

    /// <summary>The training record that it tells of, which may be gone.</summary>
    public Id<TrainingRecord>? TrainingId { get; private set; }

    /// <summary>For the system's own use: no answer carries it.</summary>
    public Id<Relationship>? RelationshipId { get; private set; }

    /// <summary>The only client that may know; null for all that read completions.</summary>
    public string? ForClient { get; private set; }

    public CompletedActivity Activity { get; private set; }

    /// <summary>Version of the guidance, where that was what was completed.</summary>
    public int? Edition { get; private set; }

    /// <summary>Stays the same for a kind of activity of a programme.</summary>
    public string ActivityId => $"{ProgrammeId}.{char.ToLowerInvariant(Activity.ToString()[0])}{Activity.ToString()[1..]}";

    public string Title => Activity switch
    {
        CompletedActivity.MentorTraining => "Mentor training",
        CompletedActivity.MenteeInduction => "Mentee induction",
        CompletedActivity.Refresher => "Refresher training",
        CompletedActivity.Support => "Support session",
        _ => "Participation in mentoring",
    };

    public CompletionStatus Status { get; private set; }
    public DateOnly? StartedOn { get; private set; }
    public DateOnly? CompletedOn { get; private set; }

    /// <summary>Whose calendar the days are of; UTC where nothing was said.</summary>
    public string? TimeZone { get; private set; }

    public decimal? Hours { get; private set; }
    public decimal? Days { get; private set; }

    /// <summary>It was taken back: by who recorded it, or by the person who let it be known.</summary>
    public bool IsVoided { get; private set; }

    /// <summary>The person was erased: whoever follows forgets them too.</summary>
    public bool IsErased { get; private set; }

    public void Void() => IsVoided = true;

    /// <summary>The consent is taken back, and with it the days.</summary>
    public void Withdraw() => (IsVoided, StartedOn, CompletedOn) = (true, null, null);

    public void Follow(Participation participation)
    {
        (StartedOn, CompletedOn) = (participation.From, participation.Until);
        (IsVoided, Status) = (false, participation.Until is null ? CompletionStatus.InProgress : CompletionStatus.Completed);
    }

    public void Forget() => IsErased = true;

    /// <summary>A person reads their own; a client those of its organisations, if it reads completions, and of taking part what it was let know.</summary>
    public static Expression<Func<Completion, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || x.PersonId == v.Self
        || (v.ReadsCompletions && v.OrganisationsFed.Contains(x.OrganisationId) && (x.ForClient == null || x.ForClient == v.ActingClient));

    private static CompletedActivity ActivityOf(TrainingKind kind) => kind switch
    {
        TrainingKind.MentorTraining => CompletedActivity.MentorTraining,
        TrainingKind.MenteeInduction => CompletedActivity.MenteeInduction,
        TrainingKind.Refresher => CompletedActivity.Refresher,
        _ => CompletedActivity.Support,
    };
}

/// <summary>Is told to one client alone.</summary>
public interface IForClient
{
    /// <summary>Null for all of the organisation's clients.</summary>
    string? ForClient { get; }
}

/// <summary>Keeps completions in step with what they tell of, in the transaction of the change.</summary>
public sealed class Completing(IStore store, IEnrolmentFacts facts)
{
    private const int Portion = 200;

    /// <summary>Training that was recorded before completions were kept.</summary>
    public async Task CatchUp(CancellationToken ct)
    {
        while (await facts.Untold(Portion, ct) is { Count: > 0 } untold)
            await store.Write(async () =>
            {
                foreach (var id in untold)
                {
                    var training = await store.Lock(id, ct);
                    if (await store.Find<Completion>(x => x.TrainingId == id, ct) is null) await Trained(training, ct);
                }
                return untold[0];
            }, ct);
    }

    public async Task Trained(TrainingRecord training, CancellationToken ct)
    {
        if (!training.IsComplete) return;
        var edition = training.DocumentId is { } guidance ? (await store.Find<ProgrammeDocument>(x => x.Id == guidance, ct))?.Number : null;
        store.Add(new Completion(training, await facts.OrganisationOf(training.PersonId, ct), edition));
    }

    public async Task TakenBack(Id<TrainingRecord> training, CancellationToken ct)
    {
        foreach (var completion in await store.LockAffected<Completion>(x => x.TrainingId == training, ct)) completion.Void();
    }

    /// <summary>Somebody lets a client know that they take part, perhaps again.</summary>
    public async Task LetKnow(Id<Relationship> relationship, Id<Person> person, string client, CancellationToken ct)
    {
        var participation = (await store.LockAffected<Participation>(x => x.RelationshipId == relationship && x.PersonId == person, ct)).Single();
        if ((await Known(relationship, person, client, ct)) is { } known) known.Follow(participation);
        else store.Add(new Completion(participation, await facts.OrganisationOf(person, ct), client));
    }

    public async Task LetKnowNoMore(Id<Relationship> relationship, Id<Person> person, string client, CancellationToken ct) =>
        (await Known(relationship, person, client, ct))?.Withdraw();

    /// <summary>It ended, or goes on again.</summary>
    public async Task Follow(Participation participation, CancellationToken ct)
    {
        var (relationship, person) = (participation.RelationshipId, participation.PersonId);
        foreach (var completion in await store.LockAffected<Completion>(x => x.RelationshipId == relationship && x.PersonId == person && !x.IsVoided, ct)) completion.Follow(participation);
    }

    private async Task<Completion?> Known(Id<Relationship> relationship, Id<Person> person, string client, CancellationToken ct) =>
        (await store.LockAffected<Completion>(x => x.RelationshipId == relationship && x.PersonId == person && x.ForClient == client, ct)).SingleOrDefault();
}
