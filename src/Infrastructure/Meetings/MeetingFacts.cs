using Mentoring.Domain;
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
}
