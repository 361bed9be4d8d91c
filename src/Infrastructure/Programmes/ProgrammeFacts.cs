using Mentoring.Domain;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Matching;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Support;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Programmes;

internal sealed class ProgrammeFacts(MentoringContext db) : IProgrammeFacts
{
    public Task<int> Appointed(Id<Programme> programme, AppointmentRole role, CancellationToken ct) =>
        Appointments(programme).CountAsync(x => x.Role == role, ct);

    public Task<int> LiveRelationships(Id<Programme> programme, CancellationToken ct) =>
        db.Set<Relationship>().CountAsync(x => x.ProgrammeId == programme && x.Status != RelationshipStatus.Ended, ct);

    public async Task<bool> HasWorkGoingOn(Id<Programme> programme, CancellationToken ct) =>
        await Live(programme).AnyAsync(ct)
        || await db.Set<Proposal>().AnyAsync(x => x.ProgrammeId == programme && x.Status == ProposalStatus.Open, ct);

    public Task<int> OpenReviews(Id<Programme> programme, CancellationToken ct) =>
        db.Set<PilotReview>().CountAsync(x => x.ProgrammeId == programme && x.Status != PilotReviewStatus.Completed, ct);

    /// <summary>Ten statements, however many relationships there are.</summary>
    public async Task<DesignFacts> Design(Programme programme, DateOnly today, CancellationToken ct)
    {
        var id = programme.Id;
        var live = await Live(id).GroupBy(x => 1).Select(all => new { Number = all.Count(), EndsOn = all.Max(x => x.EndsOn) }).SingleOrDefaultAsync(ct);
        var (done, unrecognised) = await Mentors(id, ct);
        var lastCheck = await db.Set<HealthCheck>().Where(x => x.ProgrammeId == id && x.Kind == HealthCheckKind.Review).OrderByDescending(x => x.At).Select(x => (DateTimeOffset?)x.At).FirstOrDefaultAsync(ct);
        var reviews = await db.Set<PilotReview>().AsNoTracking().Where(x => x.ProgrammeId == id && (x.Status == PilotReviewStatus.Reported || x.Status == PilotReviewStatus.Completed)).Select(x => x.Decision).ToListAsync(ct);
        return new()
        {
            Programme = programme,
            Today = today,
            Appointed = await Appointments(id).GroupBy(x => x.Role).Select(group => new { group.Key, Number = group.Count() }).ToDictionaryAsync(x => x.Key, x => x.Number, ct),
            Documents = await Documents(id, ct),
            Words = await Words(id, ct),
            Resources = await db.Set<ResourceStatement>().AsNoTracking().Where(x => x.ProgrammeId == id).OrderByDescending(x => x.Number).FirstOrDefaultAsync(ct),
            Relationships = live?.Number ?? 0,
            LastEndsOn = live?.EndsOn,
            WithoutMeeting = await WithoutMeeting(programme, today, ct),
            MentorsDone = done,
            MentorsUnrecognised = unrecognised,
            LastReviewedOn = reviews.Max(decision => decision?.On),
            LastHealthCheckOn = lastCheck is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null,
        };
    }

    public async Task<WorkInHand> Work(Id<Programme> programme, CancellationToken ct)
    {
        var applications = await db.Set<Application>().Where(x => x.ProgrammeId == programme).GroupBy(x => new { x.Status, x.Role })
            .Select(group => new { group.Key.Status, group.Key.Role, Number = group.Count() }).ToListAsync(ct);
        var relationships = await Live(programme).GroupBy(x => x.Status).Select(group => new { group.Key, Number = group.Count() }).ToDictionaryAsync(x => x.Key, x => x.Number, ct);
        return new()
        {
            AwaitingSignOff = Applications(ApplicationStatus.AwaitingSignOff),
            ToSelect = Applications(ApplicationStatus.UnderSelection),
            MentorsAvailable = Applications(ApplicationStatus.Available, ParticipantRole.Mentor),
            MenteesWaiting = await Waiting(programme, ct),
            OpenProposals = await db.Set<Proposal>().CountAsync(x => x.ProgrammeId == programme && x.Status == ProposalStatus.Open, ct),
            Relationships = relationships.Values.Sum(),
            WindingUp = relationships.GetValueOrDefault(RelationshipStatus.WindingUp),
            Suspended = relationships.GetValueOrDefault(RelationshipStatus.Suspended),
            OpenConcerns = await db.Set<Concern>().CountAsync(x => x.ProgrammeId == programme && (x.Status == ConcernStatus.Raised || x.Status == ConcernStatus.Acknowledged || x.Status == ConcernStatus.InDiscussion), ct),
            RematchRequests = await db.Set<RematchRequest>().CountAsync(x => x.ProgrammeId == programme && x.Status == RematchStatus.Requested, ct),
        };

        int Applications(ApplicationStatus status, ParticipantRole? role = null) => applications.Where(x => x.Status == status && (role is null || x.Role == role)).Sum(x => x.Number);
    }

    /// <summary>Mentees who can be matched and are in nothing that goes on.</summary>
    private Task<int> Waiting(Id<Programme> programme, CancellationToken ct)
    {
        var matched = Live(programme).SelectMany(x => x.Parties.Select(party => party.ApplicationId));
        var asked = db.Set<Proposal>().Where(x => x.ProgrammeId == programme && x.Status == ProposalStatus.Open).SelectMany(x => x.Seats.Select(seat => seat.ApplicationId));
        return db.Set<Application>().CountAsync(x => x.ProgrammeId == programme && x.Status == ApplicationStatus.Available && x.Role == ParticipantRole.Mentee && !matched.Contains(x.Id) && !asked.Contains(x.Id), ct);
    }

    private IQueryable<Appointment> Appointments(Id<Programme> programme) =>
        db.Set<Appointment>().Where(x => x.ProgrammeId == programme && db.Set<Person>().Any(person => person.Id == x.PersonId && person.IsActive));

    private IQueryable<Relationship> Live(Id<Programme> programme) =>
        db.Set<Relationship>().Where(x => x.ProgrammeId == programme && x.Status != RelationshipStatus.Ended);

    private Task<List<DocumentHead>> Documents(Id<Programme> programme, CancellationToken ct)
    {
        var all = db.Set<ProgrammeDocument>().Where(x => x.ProgrammeId == programme);
        return all.Where(x => !all.Any(later => later.Kind == x.Kind && later.Language == x.Language && later.Number > x.Number))
            .Select(x => new DocumentHead(x.Kind, x.Language, x.ApprovedOn, x.ReviewOn, x.RelatedPolicies.Count > 0, x.StorageRules != null)).ToListAsync(ct);
    }

    private Task<List<Word>> Words(Id<Programme> programme, CancellationToken ct)
    {
        var all = db.Set<Attestation>().Where(x => x.ProgrammeId == programme);
        return all.Where(x => !all.Any(later => later.Item == x.Item && later.Number > x.Number)).Select(x => new Word(x.Item, x.State, x.On)).ToListAsync(ct);
    }

    /// <summary>Active for longer than the programme lets pass without a meeting, and none was held in that time.</summary>
    private async Task<int> WithoutMeeting(Programme programme, DateOnly today, CancellationToken ct)
    {
        if (programme.Settings[SettingCatalogue.MeetingOverdueAfterDays] is not { } days) return 0;
        var since = new DateTimeOffset(today.AddDays(-days), TimeOnly.MinValue, TimeSpan.Zero);
        return await db.Set<Relationship>().CountAsync(x => x.ProgrammeId == programme.Id && x.Status == RelationshipStatus.Active && x.PausedSince == null && x.FormedAt < since
            && !db.Set<Meeting>().Any(meeting => meeting.RelationshipId == x.Id && meeting.StartsAt >= since && meeting.Status == MeetingStatus.Held), ct);
    }

    private async Task<(int Done, int Unrecognised)> Mentors(Id<Programme> programme, CancellationToken ct)
    {
        var of = db.Set<Participation>().Where(x => x.ProgrammeId == programme && x.Role == ParticipantRole.Mentor);
        var done = of.Select(x => x.PersonId).Distinct().Where(person => !of.Any(x => x.PersonId == person && x.Until == null));
        var stated = db.Set<ContributionStatement>().Where(x => x.ProgrammeId == programme).Select(x => x.MentorId);
        return (await done.CountAsync(ct), await done.CountAsync(person => !stated.Contains(person), ct));
    }
}
