using System.Runtime.CompilerServices;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Exports;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Api.Exports;

/// <summary>What the programme is: set-up, and nobody's.</summary>
internal sealed class ProgrammesSource(IReader reader) : IDataSetSource
{
    public DataSet Set { get; } = new()
    {
        Key = "programmes",
        Title = "Programme",
        Description = "One row: the programme as it stands, whatever the period. It is about nobody.",
        Scope = Scopes.PilotDataExport,
        Appointments = [.. DataSet.Overseers, AppointmentRole.Administrator],
        PrimaryKey = ["programme"],
        Fields =
        [
            new("programme", FieldType.String, "Id of the programme.") { Required = true, Unique = true },
            new("name", FieldType.String, "Its name.") { Required = true },
            new("preset", FieldType.String, "The preset that it was made from.") { Required = true },
            new("status", FieldType.String, "Where it stands.") { Required = true, OneOf = Values.Words<ProgrammeStatus>() },
            new("leadOrganisation", FieldType.String, "The organisation that leads it, by its own id."),
            new("organisations", FieldType.Integer, "How many organisations take part.") { Required = true, Least = 0 },
            new("startsOn", FieldType.Date, "The day on which it started."),
            new("endsOn", FieldType.Date, "The day on which the pilot ends."),
            new("closedOn", FieldType.Date, "The day on which the final review was marked complete."),
            new("settingsNumber", FieldType.Integer, "1 as the preset has its settings, and one more with each change.") { Required = true },
        ],
    };

    public Task<Extract> Read(ExtractOf asked, CancellationToken ct) => Task.FromResult(new Extract(Rows(asked, ct), () => new()) { Expected = 1 });

    private async IAsyncEnumerable<object?[]> Rows(ExtractOf asked, [EnumeratorCancellation] CancellationToken ct)
    {
        var x = await reader.All<Programme>().SingleAsync(x => x.Id == asked.Programme, ct);
        var lead = await reader.All<Organisation>().Where(o => o.Id == x.LeadOrganisationId).Select(o => o.ExternalId).FirstOrDefaultAsync(ct);
        yield return [x.Id.ToString(), x.Name, x.Preset, x.Status, lead, x.Partners.Count, x.StartsOn, x.EndsOn, x.ClosedOn, x.SettingsNumber];
    }
}
