using System.Runtime.CompilerServices;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Exports;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Api.Exports;

/// <summary>The coordinator's list of who takes part, by the read door: as far as they may see it, and nothing that anybody wrote.</summary>
internal sealed class ParticipantsSource(IReader reader) : IDataSetSource
{
    public DataSet Set { get; } = new()
    {
        Key = "participants",
        Title = "Participants",
        Description = "One row an application that had been started by the end of the period and has reached the programme: who, in which role, and how far it has come. Names and dates; nothing that anybody wrote. It is personal data, for running the programme.",
        Appointments = [AppointmentRole.Coordinator],
        PrimaryKey = ["application"],
        Fields =
        [
            new("application", FieldType.String, "Id of the application.") { Required = true, Unique = true },
            new("person", FieldType.String, "Id of the person.") { Required = true },
            new("organisation", FieldType.String, "The organisation's own id."),
            new("externalId", FieldType.String, "The person's id in their organisation's HR system."),
            new("givenName", FieldType.String, "Given name."),
            new("familyName", FieldType.String, "Family name."),
            new("role", FieldType.String, "The side that they take part on.") { Required = true, OneOf = Values.Words<ParticipantRole>() },
            new("status", FieldType.String, "Where the application stands.") { Required = true, OneOf = Values.Words<ApplicationStatus>() },
            new("startedAt", FieldType.Datetime, "When it was started.") { Required = true },
            new("submittedAt", FieldType.Datetime, "When it was submitted."),
            new("confirmedAt", FieldType.Datetime, "When they were prepared and confirmed afresh that they take part."),
        ],
    };

    public async Task<Extract> Read(ExtractOf asked, CancellationToken ct)
    {
        var before = new DateTimeOffset(asked.Months.To.AddDays(1), default, default);
        var applications = reader.All<Application>().Where(x => x.ProgrammeId == asked.Programme && x.ReachedProgramme && x.StartedAt < before);
        return new(Rows(applications, ct), () => new() { Notes = ["Names are as the organisation's HR system has them."] }) { Expected = await applications.CountAsync(ct) };
    }

    private async IAsyncEnumerable<object?[]> Rows(IQueryable<Application> applications, [EnumeratorCancellation] CancellationToken ct)
    {
        var rows = from application in applications
                   join someone in reader.All<Person>() on application.PersonId equals someone.Id into people
                   from person in people.DefaultIfEmpty()
                   join some in reader.All<Organisation>() on person.OrganisationId equals some.Id into organisations
                   from organisation in organisations.DefaultIfEmpty()
                   orderby application.Id
                   select new
                   {
                       application.Id,
                       application.PersonId,
                       Organisation = (string?)organisation.ExternalId,
                       ExternalId = (string?)person.ExternalId,
                       GivenName = (string?)person.GivenName,
                       FamilyName = (string?)person.FamilyName,
                       application.Role,
                       application.Status,
                       application.StartedAt,
                       application.SubmittedAt,
                       application.ConfirmedAt,
                   };
        await foreach (var x in rows.AsAsyncEnumerable().WithCancellation(ct))
            yield return [x.Id.ToString(), x.PersonId.ToString(), x.Organisation, x.ExternalId, x.GivenName, x.FamilyName, x.Role, x.Status, x.StartedAt, x.SubmittedAt, x.ConfirmedAt];
    }
}
