using Mentoring.Api.Http;
using Mentoring.Api.People;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Api.Enrolments;

/// <summary>Reads applications with what belongs to them.</summary>
public sealed class EnrolmentQueries(IReader reader, PeopleQueries people)
{
    public Task<NominationView?> FindNomination(Id<Nomination> id, CancellationToken ct) => reader.One(id, Of, ct);

    public Task<Page<NominationView>> ListNominations(Id<Programme>? programme, PageQuery page, CancellationToken ct) =>
        reader.All<Nomination>().Where(x => programme == null || x.ProgrammeId == programme).Paged(page, Of, ct);

    internal static NominationView Of(Nomination x) => new() { Version = x.Version, Id = x.Id, Programme = x.ProgrammeId, Person = x.PersonId, Role = x.Role, At = x.At };

    public async Task<ApplicationView?> Find(Id<Application> id, CancellationToken ct) =>
        (await Views(await reader.All<Application>().Where(x => x.Id == id).ToListAsync(ct), ct)).SingleOrDefault();

    public Task<Page<ApplicationView>> List(Id<Programme>? programme, ApplicationStatus? status, ParticipantRole? role, PageQuery page, CancellationToken ct) =>
        reader.All<Application>()
            .Where(x => (programme == null || x.ProgrammeId == programme) && (status == null || x.Status == status) && (role == null || x.Role == role))
            .Paged(page, Views, ct);

    public async Task<AnswersView?> FindAnswers(Id<Application> id, CancellationToken ct) =>
        await reader.All<Answers>().SingleOrDefaultAsync(x => x.ApplicationId == id, ct) is { } found ? Of(found) : null;

    public async Task<MatchProfileView?> FindMatchProfile(Id<Application> id, CancellationToken ct) =>
        await reader.All<MatchProfile>().SingleOrDefaultAsync(x => x.ApplicationId == id, ct) is { } found ? Of(found) : null;

    public async Task<SubmissionConsentView?> FindSubmissionConsent(Id<Application> id, CancellationToken ct) =>
        await reader.All<SubmissionConsent>().Where(x => x.ApplicationId == id).OrderByDescending(x => x.Id).FirstOrDefaultAsync(ct) is { } found ? Of(found) : null;

    public async Task<Page<SignOffView>> ListSignOffs(Id<Application> id, PageQuery page, CancellationToken ct)
    {
        await Require(id, ct);
        return await reader.All<SignOff>().Where(x => x.ApplicationId == id).Paged(page, Of, ct);
    }

    public async Task<SelectionView?> FindSelection(Id<Application> id, CancellationToken ct) =>
        await reader.All<Selection>().SingleOrDefaultAsync(x => x.ApplicationId == id, ct) is { } found ? Of(found) : null;

    public Task<TrainingRecordView?> FindTraining(Id<TrainingRecord> id, CancellationToken ct) => reader.One(id, Of, ct);

    public async Task<Page<TrainingRecordView>> ListTraining(Id<Application> id, PageQuery page, CancellationToken ct)
    {
        await Require(id, ct);
        return await reader.All<TrainingRecord>().Where(x => x.ApplicationId == id).Paged(page, Of, ct);
    }

    private async Task Require(Id<Application> id, CancellationToken ct)
    {
        if (!await reader.All<Application>().AnyAsync(x => x.Id == id, ct)) throw new Unseen();
    }

    internal async Task<List<ApplicationView>> Views(List<Application> applications, CancellationToken ct)
    {
        var names = await people.Names(applications.Select(x => x.PersonId), ct);
        return applications.ConvertAll(x => new ApplicationView
        {
            Version = x.Version,
            Id = x.Id,
            Programme = x.ProgrammeId,
            Person = x.PersonId,
            Applicant = names.GetValueOrDefault(x.PersonId),
            Role = x.Role,
            Status = x.Status,
            StartedAt = x.StartedAt,
            SubmittedAt = x.SubmittedAt,
            ConfirmedAt = x.ConfirmedAt,
        });
    }

    internal static AnswersView Of(Answers x) => new() { Version = x.Version, Application = x.ApplicationId, Answers = x.Content.Value, Completeness = x.Content.Value.Completeness() };

    internal static MatchProfileView Of(MatchProfile x) => new() { Version = x.Version, Application = x.ApplicationId, Role = x.Role, Name = x.Name, Profile = x.Text.Value };

    internal static SubmissionConsentView Of(SubmissionConsent x) =>
        new() { Version = x.Version, Application = x.ApplicationId, Notice = x.NoticeId, RoleSheet = x.RoleSheetId, Commitments = x.Commitments, At = x.At, Form = x.Form };

    internal static SignOffView Of(SignOff x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Application = x.ApplicationId,
        Decision = x.Decision,
        DecidedBy = x.DecidedBy,
        At = x.At,
        DiscussedOn = x.DiscussedOn,
        TimeAvailable = x.TimeAvailable,
        TrainingPlanned = x.TrainingPlanned,
        Reason = x.Reason?.Value,
        Form = x.Form,
    };

    internal static SelectionView Of(Selection x) =>
        new() { Version = x.Version, Application = x.ApplicationId, Accepted = x.Accepted, Criteria = x.Results, Message = x.Message?.Value, At = x.At };

    internal static TrainingRecordView Of(TrainingRecord x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Application = x.ApplicationId,
        Kind = x.Kind,
        Form = x.Form,
        HeldOn = x.HeldOn,
        Days = x.Days,
        Hours = x.Hours,
        TimeZone = x.TimeZone,
        Provider = x.Provider,
        Themes = x.Themes,
        Document = x.DocumentId,
        AcknowledgedAt = x.AcknowledgedAt,
        FormShown = x.FormShown,
    };
}
