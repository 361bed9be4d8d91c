using Mentoring.Domain;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Progress;
using Mentoring.Domain.Relationships;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Meetings;

internal sealed class MeetingFacts(MentoringContext db) : IMeetingFacts
{
    public async Task<List<Course>> Courses(Id<Programme> programme, DateOnly today, CancellationToken ct)
    {
        var running = db.Set<Relationship>().Where(x => x.ProgrammeId == programme && x.PausedSince == null && x.EndsBy == null
            && (x.Status == RelationshipStatus.Forming || x.Status == RelationshipStatus.Active || x.Status == RelationshipStatus.WindingUp));
        var meetings = (await db.Set<Meeting>().Where(x => running.Any(of => of.Id == x.RelationshipId))
            .Select(x => new
            {
                x.RelationshipId,
                Fact = new MeetingFact(x.Status, x.StartsAt, x.Minutes, x.BufferMinutes, x.Moves,
                    db.Set<MeetingLog>().Any(log => log.MeetingId == x.Id && log.Status != MeetingLogStatus.Draft)),
            }).ToListAsync(ct)).ToLookup(x => x.RelationshipId, x => x.Fact);
        return (await running.Select(x => new
        {
            x.Id,
            x.Status,
            x.FormedAt,
            x.Pauses,
            x.ContactDays,
            LastContact = db.Set<Contact>().Where(contact => contact.RelationshipId == x.Id && contact.Agreed).OrderByDescending(contact => contact.At).Select(contact => (DateTimeOffset?)contact.At).FirstOrDefault(),
            LastUpdate = db.Set<ProgressUpdate>().Where(update => update.RelationshipId == x.Id).OrderByDescending(update => update.At).Select(update => (DateTimeOffset?)update.At).FirstOrDefault(),
            HasPlan = db.Set<ActionPlan>().Any(plan => plan.RelationshipId == x.Id && plan.Status != ActionPlanStatus.Draft),
            OverdueActions = db.Set<PlannedAction>().Count(action => action.RelationshipId == x.Id && action.DueOn < today
                && (action.Status == ActionStatus.Accepted || action.Status == ActionStatus.CarriedForward)),
        }).ToListAsync(ct)).ConvertAll(x => new Course(x.Id, x.Status, x.FormedAt, x.Pauses, [.. meetings[x.Id]])
        {
            ContactDays = x.ContactDays,
            LastContact = x.LastContact,
            LastUpdate = x.LastUpdate,
            HasPlan = x.HasPlan,
            OverdueActions = x.OverdueActions,
        });
    }
}
