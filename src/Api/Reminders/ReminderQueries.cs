using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Reminders;

namespace Mentoring.Api.Reminders;

/// <summary>Which of what wants looking at.</summary>
internal sealed record AttentionFilter(Id<Programme>? Programme, Id<Relationship>? Relationship, string? Rule, AttentionAbout? About, bool? SeenTo);

/// <summary>Reads what wants looking at.</summary>
public sealed class ReminderQueries(IReader reader)
{
    public Task<AttentionView?> Find(Id<Attention> id, CancellationToken ct) => reader.One(id, Of, ct);

    internal Task<Page<AttentionView>> List(AttentionFilter filter, PageQuery page, CancellationToken ct)
    {
        if (filter.Rule is { } rule && !AttentionRules.ToDo.ContainsKey(rule)) throw new Malformed("rule is none that is watched.", "?rule");
        var rows = reader.All<Attention>();
        if (filter.Programme is { } programme) rows = rows.Where(x => x.ProgrammeId == programme);
        if (filter.Relationship is { } relationship) rows = rows.Where(x => x.RelationshipId == relationship);
        if (filter.Rule is { } watched) rows = rows.Where(x => x.Rule == watched);
        if (filter.SeenTo is { } seen) rows = rows.Where(x => x.SeenToAt != null == seen);
        rows = filter.About switch
        {
            AttentionAbout.Relationship => rows.Where(x => x.RelationshipId != null),
            AttentionAbout.Person => rows.Where(x => x.PersonId != null),
            AttentionAbout.Programme => rows.Where(x => x.RelationshipId == null && x.PersonId == null),
            _ => rows,
        };
        return rows.Paged(page, Of, ct);
    }

    internal static AttentionView Of(Attention x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Programme = x.ProgrammeId,
        About = x.About,
        Relationship = x.RelationshipId,
        Person = x.PersonId,
        For = x.For,
        Rule = x.Rule,
        ToDo = AttentionRules.ToDo.GetValueOrDefault(x.Rule, "Read what the rule says."),
        Since = x.Since,
        RaisedAt = x.RaisedAt,
        SeenToAt = x.SeenToAt,
    };
}
