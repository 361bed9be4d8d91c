using System.Runtime.CompilerServices;
using Mentoring.Api.Exports;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Exports;
using Mentoring.Domain.Integration;
using Mentoring.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Api.Integration;

/// <summary>The completions of a programme for a learning system that wants them as a file: what the feed tells, of some months.</summary>
internal sealed class CompletionsSource(IReader reader) : IDataSetSource
{
    public DataSet Set { get; } = new()
    {
        Key = "completions",
        Title = "Completions",
        Description = "One row a completion of training or induction whose last day lies in the period, and, where the person lets the client know, of taking part. Of the client's own organisations. It is personal data: HR's ids and days, nothing of what passed. "
            + "People who were erased, and participation whose consent was taken back, are left out: the feed tells of those.",
        Scope = Scopes.CompletionsRead,
        Appointments = [],
        ByOrganisation = true,
        PrimaryKey = ["completionId"],
        Fields =
        [
            new("completionId", FieldType.String, "Stays the same whatever becomes of it.") { Required = true, Unique = true },
            new("version", FieldType.Integer, "One more with each change.") { Required = true, Least = 1 },
            new("status", FieldType.String, "completed, or inProgress: of participation.") { Required = true, OneOf = Values.Words<CompletionStatus>() },
            new("voided", FieldType.Boolean, "It was taken back: it was recorded by mistake.") { Required = true },
            new("organisation", FieldType.String, "HR's own id of the organisation.") { Required = true },
            new("personExternalId", FieldType.String, "HR's own id of the person, unique in the organisation.") { Required = true },
            new("activityId", FieldType.String, "Stays the same for a kind of activity of a programme.") { Required = true },
            new("activityKind", FieldType.String, "What was completed.") { Required = true, OneOf = Values.Words<CompletedActivity>() },
            new("activityTitle", FieldType.String, "The same for people.") { Required = true },
            new("activityVersion", FieldType.Integer, "Version of the guidance, where that was what was completed."),
            new("startedOn", FieldType.Date, "First day.") { Required = true },
            new("completedOn", FieldType.Date, "Last day; missing while it goes on."),
            new("timeZone", FieldType.String, "Whose calendar the days are of: an IANA name.") { Required = true },
            new("hours", FieldType.Number, "Length in hours, where it was said; never of participation.") { Unit = "hours" },
            new("days", FieldType.Number, "Length in days, where it was recorded.") { Unit = "days" },
        ],
    };

    public async Task<Extract> Read(ExtractOf asked, CancellationToken ct)
    {
        var (first, last) = (asked.Months.From, asked.Months.To);
        var rows = from completion in reader.All<Completion>()
                   join person in reader.All<Person>() on completion.PersonId equals person.Id
                   join organisation in reader.All<Organisation>() on completion.OrganisationId equals organisation.Id
                   where completion.ProgrammeId == asked.Programme && !completion.IsErased && (completion.CompletedOn ?? completion.StartedOn) >= first && (completion.CompletedOn ?? completion.StartedOn) <= last
                   orderby completion.Id
                   select new Row(completion, person.ExternalId, organisation.ExternalId);
        return new(Told(rows, ct), () => new() { Notes = ["Days are those of the time zone that is named beside them."] }) { Expected = await rows.CountAsync(ct) };
    }

    private static async IAsyncEnumerable<object?[]> Told(IQueryable<Row> rows, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var (x, person, organisation) in rows.AsAsyncEnumerable().WithCancellation(ct))
            yield return [x.Id.ToString(), x.Version, x.Status, x.IsVoided, organisation, person, x.ActivityId, x.Activity, x.Title, x.Edition, x.StartedOn, x.CompletedOn, x.TimeZone ?? "UTC", x.Hours, x.Days];
    }

    private sealed record Row(Completion Completion, string Person, string Organisation);
}
