using System.Runtime.CompilerServices;
using Mentoring.Domain;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Progress;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Reminders;
using Mentoring.Domain.Support;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Reminders;

internal sealed class ReminderFacts(MentoringContext db) : IReminderFacts
{
    private const int Portion = 250;

    public async IAsyncEnumerable<List<Course>> Courses(Id<Programme> programme, DateOnly today, [EnumeratorCancellation] CancellationToken ct)
    {
        var running = db.Set<Relationship>().AsNoTracking().Where(x => x.ProgrammeId == programme && x.PausedSince == null && x.EndsBy == null
            && (x.Status == RelationshipStatus.Forming || x.Status == RelationshipStatus.Active || x.Status == RelationshipStatus.WindingUp));
        for (Id<Relationship> last = default; ;)
        {
            var courses = await Portioned(running.Where(x => x.Id > last).OrderBy(x => x.Id).Take(Portion), today, ct);
            if (courses.Count > 0) yield return courses;
            if (courses.Count < Portion) yield break;
            last = courses[^1].Relationship;
        }
    }

    private async Task<List<Course>> Portioned(IQueryable<Relationship> running, DateOnly today, CancellationToken ct)
    {
        var rows = await running.Select(x => new
        {
            x.Id,
            x.Status,
            x.FormedAt,
            x.Pauses,
            x.EndsOn,
            x.FrequencyDays,
            x.ContactDays,
            x.HoursAgreed,
            LastContact = db.Set<Contact>().Where(contact => contact.RelationshipId == x.Id && contact.Agreed).OrderByDescending(contact => contact.At).Select(contact => (DateTimeOffset?)contact.At).FirstOrDefault(),
            LastUpdate = db.Set<ProgressUpdate>().Where(update => update.RelationshipId == x.Id).OrderByDescending(update => update.At).Select(update => (DateTimeOffset?)update.At).FirstOrDefault(),
            OneToOneAskedAt = db.Set<OneToOneRequest>().Where(request => request.RelationshipId == x.Id && request.AnsweredAt == null).OrderBy(request => request.At).Select(request => (DateTimeOffset?)request.At).FirstOrDefault(),
            HasOpportunity = db.Set<Opportunity>().Any(opportunity => opportunity.RelationshipId == x.Id),
            HasPlan = db.Set<ActionPlan>().Any(plan => plan.RelationshipId == x.Id && plan.Status != ActionPlanStatus.Draft),
        }).ToListAsync(ct);
        var ids = rows.ConvertAll(x => x.Id);
        var parties = (await db.Set<Relationship>().Where(x => ids.Contains(x.Id)).SelectMany(x => x.Parties, (x, party) => new { x.Id, party.PersonId, party.ApplicationId, party.Role }).ToListAsync(ct)).ToLookup(x => x.Id);
        var meetings = await Meetings(ids, ct);
        var overdue = (await db.Set<PlannedAction>().Where(x => ids.Contains(x.RelationshipId) && x.DueOn < today && (x.Status == ActionStatus.Accepted || x.Status == ActionStatus.CarriedForward))
            .Select(x => new { x.RelationshipId, x.OwnerId }).ToListAsync(ct)).ToLookup(x => x.RelationshipId, x => x.OwnerId);
        var reviews = (await db.Set<RelationshipReview>().Where(x => ids.Contains(x.RelationshipId)).Select(x => new { x.RelationshipId, x.OpenedAt, x.CompletedAt, x.RatedLow }).ToListAsync(ct))
            .OrderBy(x => x.OpenedAt).ToLookup(x => x.RelationshipId);
        var mentees = parties.SelectMany(x => x).Where(x => x.Role == ParticipantRole.Mentee).Select(x => x.ApplicationId).ToList();
        var guided = (await db.Set<TrainingRecord>().Where(x => mentees.Contains(x.ApplicationId) && x.DocumentId != null).Select(x => x.ApplicationId).ToListAsync(ct)).ToHashSet();
        return rows.ConvertAll(x => new Course(x.Id, x.Status, x.FormedAt, x.Pauses, [.. meetings[x.Id]])
        {
            Parties = [.. parties[x.Id].Select(party => new PartyFact(party.PersonId, party.Role))],
            EndsOn = x.EndsOn,
            FrequencyDays = x.FrequencyDays,
            ContactDays = x.ContactDays,
            HoursAgreed = x.HoursAgreed,
            LastContact = x.LastContact,
            LastUpdate = x.LastUpdate,
            HasPlan = x.HasPlan,
            HasOpportunity = x.HasOpportunity,
            LastReviewedAt = reviews[x.Id].Select(review => review.CompletedAt).Max(),
            OneToOneAskedAt = x.OneToOneAskedAt,
            OverdueActions = overdue[x.Id].Count(),
            OverdueOfMentor = overdue[x.Id].Count(owner => parties[x.Id].Any(party => party.Role == ParticipantRole.Mentor && party.PersonId == owner)),
            LastReview = reviews[x.Id].LastOrDefault()?.OpenedAt,
            ReviewOpenSince = reviews[x.Id].FirstOrDefault(review => review.CompletedAt is null)?.OpenedAt,
            RatedLow = reviews[x.Id].LastOrDefault(review => review.CompletedAt is not null)?.RatedLow == true,
            GuidanceIssued = parties[x.Id].Where(party => party.Role == ParticipantRole.Mentee).All(party => guided.Contains(party.ApplicationId)),
        });
    }

    private async Task<ILookup<Id<Relationship>, MeetingFact>> Meetings(List<Id<Relationship>> ids, CancellationToken ct) =>
        (await db.Set<Meeting>().Where(x => ids.Contains(x.RelationshipId) && x.MentorId == null).Select(x => new
        {
            x.RelationshipId,
            x.ProposedBy,
            HasAgenda = db.Set<Agenda>().Any(agenda => agenda.MeetingId == x.Id && agenda.HasItems),
            Fact = new MeetingFact(x.Status, x.StartsAt, x.Minutes, x.BufferMinutes, x.Moves, db.Set<MeetingLog>().Any(log => log.MeetingId == x.Id && log.Status != MeetingLogStatus.Draft)),
        }).ToListAsync(ct)).ToLookup(x => x.RelationshipId, x => x.Fact with { ProposedBy = x.ProposedBy, HasAgenda = x.HasAgenda });

    public async IAsyncEnumerable<List<MentorFact>> Mentors(Id<Programme> programme, DateOnly today, [EnumeratorCancellation] CancellationToken ct)
    {
        var (yearAgo, live) = (today.AddYears(-1), db.Set<Relationship>().Where(x => x.ProgrammeId == programme && x.Status != RelationshipStatus.Ended && x.Status != RelationshipStatus.Suspended));
        var available = db.Set<Application>().AsNoTracking().Where(x => x.ProgrammeId == programme && x.Role == ParticipantRole.Mentor && x.Status == ApplicationStatus.Available);
        for (Id<Application> last = default; ;)
        {
            var rows = await available.Where(x => x.Id > last).OrderBy(x => x.Id).Take(Portion).Select(x => new
            {
                x.Id,
                x.PersonId,
                Bound = db.Set<MentorsMentor>().Any(bond => bond.MentorId == x.PersonId && bond.Status == BindingStatus.Bound),
                AtWork = live.Any(of => of.Parties.Any(party => party.ApplicationId == x.Id)),
            }).ToListAsync(ct);
            if (rows.Count == 0) yield break;
            var ids = rows.ConvertAll(x => x.Id);
            var trained = (await db.Set<TrainingRecord>().AsNoTracking().Where(x => ids.Contains(x.ApplicationId) && (x.Form != TrainingForm.GuidanceSheet || x.AcknowledgedAt != null))
                .Select(x => new { x.ApplicationId, x.Kind, x.HeldOn, x.Themes }).ToListAsync(ct)).ToLookup(x => x.ApplicationId);
            yield return rows.ConvertAll(x => new MentorFact(x.PersonId, trained[x.Id].Select(training => (DateOnly?)training.HeldOn).Max(),
                x.Bound || trained[x.Id].Any(training => training.Kind == TrainingKind.Support && training.HeldOn > yearAgo), trained[x.Id].Any(training => training.Themes.Contains("purpose")), x.AtWork));
            if (rows.Count < Portion) yield break;
            last = rows[^1].Id;
        }
    }

    public async Task<List<WaitingConcern>> Concerns(Id<Programme> programme, CancellationToken ct) =>
        [.. (await db.Set<Concern>().Where(x => x.ProgrammeId == programme && x.ClosedAt == null && x.RemindedAt != null).Select(x => new { x.RelationshipId, x.RemindedAt }).ToListAsync(ct))
            .GroupBy(x => x.RelationshipId).Select(x => new WaitingConcern(x.Key, x.Min(one => one.RemindedAt!.Value)))];

    public Task<DateOnly?> OldestTrainingNeed(Id<Programme> programme, CancellationToken ct) =>
        db.Set<TrainingNeed>().Where(x => x.ProgrammeId == programme && x.StepTakenOn == null).MinAsync(x => (DateOnly?)x.FoundOn, ct);

    public async Task<Dictionary<(Guid About, string Rule), Standing>> Standing(Id<Programme> programme, CancellationToken ct) =>
        (await db.Set<Attention>().AsNoTracking().Where(x => x.ProgrammeId == programme).Select(x => new Standing(x.Id, x.AboutId, x.Rule, x.For, x.SeenToAt)).ToListAsync(ct))
            .ToDictionary(x => (x.About, x.Rule));
}
