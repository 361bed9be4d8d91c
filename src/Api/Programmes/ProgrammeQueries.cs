using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Api.Programmes;

/// <summary>Reads programmes with what belongs to them.</summary>
public sealed class ProgrammeQueries(IReader reader, Viewer viewer, IEnrolmentFacts enrolments)
{
    public Task<ProgrammeView?> Find(Id<Programme> id, CancellationToken ct) => reader.One(id, Of, ct);

    public Task<Page<ProgrammeView>> List(PageQuery page, CancellationToken ct) =>
        reader.All<Programme>().Paged(page, Of, ct);

    /// <summary>With what its settings' change came to.</summary>
    public async Task<ProgrammeView?> FindChanged(Id<Programme> id, SettingsChange? change, CancellationToken ct) =>
        await Find(id, ct) is { } found ? found with { Change = change is null ? null : SettingsEffectView.Of(change) } : null;

    public Task<SettingsChangeView?> FindSettingsChange(Id<SettingsChange> id, CancellationToken ct) => reader.One(id, Of, ct);

    public async Task<Page<SettingsChangeView>> ListSettingsChanges(Id<Programme> programme, PageQuery page, CancellationToken ct)
    {
        await Require(programme, ct);
        return await reader.All<SettingsChange>().Where(x => x.ProgrammeId == programme).Paged(page, Of, ct);
    }

    public Task<AppointmentView?> FindAppointment(Id<Appointment> id, CancellationToken ct) => reader.One(id, Of, ct);

    public async Task<Page<AppointmentView>> ListAppointments(Id<Programme> programme, PageQuery page, CancellationToken ct)
    {
        await Require(programme, ct);
        return await reader.All<Appointment>().Where(x => x.ProgrammeId == programme).Paged(page, Of, ct);
    }

    public Task<DocumentView?> FindDocument(Id<ProgrammeDocument> id, CancellationToken ct) => reader.One(id, Of, ct);

    public async Task<Page<DocumentView>> ListDocuments(Id<Programme> programme, DocumentKind? kind, PageQuery page, CancellationToken ct)
    {
        await Require(programme, ct);
        return await reader.All<ProgrammeDocument>().Where(x => x.ProgrammeId == programme && (kind == null || x.Kind == kind))
            .Paged(page, Of, ct);
    }

    public async Task<PendingSignOffsView?> PendingSignOffs(Id<Programme> id, CancellationToken ct)
    {
        var programme = await Require(id, ct);
        if (!viewer.Coordinates(id)) throw new Forbidden("Only the programme's coordinator reads this.");
        return new()
        {
            Version = programme.Version,
            Mentors = await enrolments.AwaitingSignOff(id, ParticipantRole.Mentor, ct),
            Mentees = await enrolments.AwaitingSignOff(id, ParticipantRole.Mentee, ct),
        };
    }

    private async Task<Programme> Require(Id<Programme> id, CancellationToken ct) =>
        await reader.All<Programme>().SingleOrDefaultAsync(x => x.Id == id, ct) ?? throw new Unseen();

    internal static ProgrammeView Of(Programme x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Name = x.Name,
        Preset = x.Preset,
        Status = x.Status,
        Purpose = x.Purpose,
        Objectives = x.Objectives,
        SelectionCriteria = x.SelectionCriteria,
        SelectionDecider = x.SelectionDecider,
        EvaluationPlan = x.EvaluationPlan,
        RematchStrategy = x.RematchStrategy,
        Organisations = [.. x.Partners.Select(partner => partner.OrganisationId)],
        LeadOrganisation = x.LeadOrganisationId,
        StartsOn = x.StartsOn,
        EndsOn = x.EndsOn,
        ClosedOn = x.ClosedOn,
        DisposesOn = x.DisposesOn,
        ReviewsOn = x.ReviewsOn,
        Settings = x.Settings.InForce(),
        SettingsNumber = x.SettingsNumber,
    };

    internal static SettingsChangeView Of(SettingsChange x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Programme = x.ProgrammeId,
        Number = x.Number,
        From = x.Number - 1,
        At = x.At,
        By = x.PersonId,
        LiveRelationships = x.LiveRelationships,
        Changes = [.. x.Changes.Select(ChangedSettingView.Of)],
    };

    internal static AppointmentView Of(Appointment x) =>
        new() { Version = x.Version, Id = x.Id, Programme = x.ProgrammeId, Person = x.PersonId, Role = x.Role, Since = x.Since };

    internal static DocumentView Of(ProgrammeDocument x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Programme = x.ProgrammeId,
        Kind = x.Kind,
        Number = x.Number,
        Language = x.Language,
        Title = x.Title,
        Text = x.Text,
        PublishedAt = x.PublishedAt,
        ApprovedOn = x.ApprovedOn,
        ReviewOn = x.ReviewOn,
        RelatedPolicies = x.RelatedPolicies,
        StorageRules = x.StorageRules,
        Asks = x.Asks,
        Policy = x.Policy,
        Form = x.Form,
    };
}
