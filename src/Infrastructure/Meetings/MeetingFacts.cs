using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.Relationships;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Meetings;

internal sealed class MeetingFacts(MentoringContext db) : IMeetingFacts
{
    public Task<int> Held(Id<Relationship> relationship, OneToOne? two, CancellationToken ct)
    {
        var (mentor, mentee) = (two?.Mentor, two?.Mentee);
        return db.Set<Meeting>().CountAsync(x => x.RelationshipId == relationship && x.Status == MeetingStatus.Held && x.MentorId == mentor && x.MenteeId == mentee, ct);
    }

    /// <summary>Times alone are read, each once: a person whose dates are kept here may have many of them on a day.</summary>
    public async Task<bool> IsTaken(Slot slot, IReadOnlyCollection<Id<Relationship>> relationships, IReadOnlyCollection<Id<Circle>> circles, Id<Meeting>? moved, CancellationToken ct)
    {
        var (from, until) = (slot.StartsAt.AddDays(-1), slot.EndsAt);
        var near = await db.Set<Meeting>().Where(x => relationships.Contains(x.RelationshipId) && circles.Contains(x.CircleId) && x.StartsAt > from && x.StartsAt < until && x.Id != moved
            && (x.Status == MeetingStatus.Proposed || x.Status == MeetingStatus.Scheduled)).Select(x => new { x.StartsAt, x.Minutes }).Distinct().ToListAsync(ct);
        return near.Exists(x => x.StartsAt.AddMinutes(x.Minutes) > slot.StartsAt);
    }
}
