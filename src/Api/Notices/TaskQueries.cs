using System.Linq.Expressions;
using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Forms;
using Mentoring.Domain.Journals;
using Mentoring.Domain.Matching;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.People;
using Mentoring.Domain.Privacy;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Progress;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Reminders;
using Mentoring.Domain.Support;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Api.Notices;

/// <summary>
/// Reads what waits for a person, from the records themselves: nothing is kept of it, so nothing can be out of date. One command for each kind that
/// their roles bring, none of which opens what people wrote.
/// </summary>
public sealed class TaskQueries(IReader reader, Viewer viewer, TimeProvider clock)
{
    public async Task<Page<TaskView>> List(TaskKind? kind, PageQuery page, CancellationToken ct)
    {
        var waiting = viewer.Person is { } me ? (await Waiting(me, ct)).Where(one => kind is null || one.Kind == kind).ToList() : [];
        var found = new List<TaskView>();
        foreach (var one in waiting) found.AddRange(await one.First(page, ct));
        found.Sort((x, y) => page.Backwards ? y.Record.CompareTo(x.Record) : x.Record.CompareTo(y.Record));
        var more = found.Count > page.Limit;
        if (more) found.RemoveRange(page.Limit, found.Count - page.Limit);
        var next = more ? page.CursorAt(found[^1].Record) : null;
        if (page.Backwards) found.Reverse();
        return new() { Items = found, Next = next, Of = new(page, found.ConvertAll(x => x.Record), token => Count(waiting, token)) };
    }

    private static async Task<int> Count(List<Waiting> waiting, CancellationToken ct)
    {
        var sum = 0;
        foreach (var one in waiting) sum += await one.Count(ct);
        return sum;
    }

    private async Task<IEnumerable<Waiting>> Waiting(Id<Person> me, CancellationToken ct)
    {
        var waiting = OnTheWayIn(me).Concat(OfOthers(me));
        if (viewer.Reports.Count > 0) waiting = waiting.Concat(OfReports());
        if (viewer.RelationshipsJoined.Count > 0) waiting = waiting.Concat(OfTheTwo(me)).Concat(Documents(me)).Append(await Logs(me, ct));
        if (viewer.ProgrammesSelecting.Count > 0 || viewer.ProgrammesCoordinated.Count > 0) waiting = waiting.Append(Selections(me));
        if (viewer.ProgrammesCoordinated.Count > 0) waiting = waiting.Concat(OfProgrammes(me));
        return waiting;
    }

    private IEnumerable<Waiting> OnTheWayIn(Id<Person> me)
    {
        var (now, answered, training) = (clock.GetUtcNow(), reader.All<ProposalResponse>().Where(x => x.PersonId == me), reader.All<TrainingRecord>());
        yield return Of<Nomination>(TaskKind.AnswerNomination, x => x.PersonId == me, x => new() { Since = x.At });
        yield return Of<Application>(TaskKind.SubmitApplication, x => x.PersonId == me && (x.Status == ApplicationStatus.Draft || x.Status == ApplicationStatus.SignOffDeclined), x => new() { Since = x.StartedAt });
        yield return Of<TrainingRecord>(TaskKind.AcknowledgeGuidance, x => x.PersonId == me && x.Form == TrainingForm.GuidanceSheet && x.AcknowledgedAt == null, x => new());
        yield return Of<Application>(TaskKind.ConfirmParticipation,
            x => x.PersonId == me && x.Status == ApplicationStatus.Accepted && training.Any(y => y.ApplicationId == x.Id && (y.Form != TrainingForm.GuidanceSheet || y.AcknowledgedAt != null)), x => new());
        yield return Of<Proposal>(TaskKind.RespondToProposal,
            x => x.Status == ProposalStatus.Open && x.LapsesAt > now && x.Seats.Any(seat => seat.PersonId == me) && !answered.Any(answer => answer.ProposalId == x.Id), x => new() { Since = x.ProposedAt, DueAt = x.LapsesAt });
    }

    private IEnumerable<Waiting> OfReports()
    {
        yield return Of<Application>(TaskKind.SignOff, x => x.Status == ApplicationStatus.AwaitingSignOff && viewer.Reports.Contains(x.PersonId), x => new() { Since = x.SubmittedAt });
    }

    /// <summary>What anybody may be asked, whatever their role.</summary>
    private IEnumerable<Waiting> OfOthers(Id<Person> me)
    {
        yield return Of<Consent>(TaskKind.AnswerConsent, x => x.GiverId == me && x.Status == ConsentStatus.Requested, x => new() { Relationship = x.RelationshipId });
        yield return Of<MentorsMentor>(TaskKind.SignSupportTerms, x => x.PersonId == me && x.Status == BindingStatus.Named, x => new() { Since = x.NamedAt });
        yield return Of<Disclosure>(TaskKind.AcknowledgeDisclosure, x => x.ReceiverId == me && x.AcknowledgedAt == null, x => new() { Since = x.At });
        yield return Of<EvaluationAsk>(TaskKind.AnswerEvaluation, x => x.PersonId == me && !x.Answered, x => new() { Since = x.AskedAt });
        yield return Of<SubjectRequest>(TaskKind.DecideSubjectRequest, x => x.PersonId != me && (x.Status == SubjectRequestStatus.Open || x.Status == SubjectRequestStatus.Waiting), x => new() { Since = x.RequestedAt });
    }

    /// <summary>Nothing is asked of the two while their relationship is suspended, nor, but for a last look back, when it is over.</summary>
    private IEnumerable<Waiting> OfTheTwo(Id<Person> me)
    {
        var (today, agreements, statements) = (DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), reader.All<Agreement>(), reader.All<ReviewStatement>());
        var (own, asMentor, asMentee) = (AtWork(), AtWork(me, ParticipantRole.Mentor), AtWork(me, ParticipantRole.Mentee));
        var signing = reader.All<Relationship>().Where(x => own.Contains(x.Id) && x.Status != RelationshipStatus.Accepted).Select(x => x.Id);
        var reviewed = reader.All<Relationship>().Where(x => viewer.Relationships.Contains(x.Id) && x.Status != RelationshipStatus.Suspended).Select(x => x.Id);
        yield return Of<Relationship>(TaskKind.AcceptCode, x => x.Status == RelationshipStatus.Accepted && asMentor.Contains(x.Id), x => new() { Relationship = x.Id, Since = x.FormedAt });
        yield return Of<Relationship>(TaskKind.DraftAgreement, x => x.Status == RelationshipStatus.Forming && own.Contains(x.Id) && !agreements.Any(y => y.RelationshipId == x.Id), x => new() { Relationship = x.Id, Since = x.FormedAt });
        yield return Of<Agreement>(TaskKind.SignAgreement,
            x => (x.Status == AgreementStatus.Draft || x.Status == AgreementStatus.PartlySigned) && signing.Contains(x.RelationshipId) && !x.Signatures.Any(signature => signature.PersonId == me), x => new() { Relationship = x.RelationshipId });
        yield return Of<Meeting>(TaskKind.AcceptMeeting, x => x.Status == MeetingStatus.Proposed && x.ProposedBy != me && own.Contains(x.RelationshipId), x => new() { Relationship = x.RelationshipId, DueAt = x.StartsAt });
        yield return Of<Meeting>(TaskKind.ReportMeetingHeld, x => x.Status == MeetingStatus.Unconfirmed && own.Contains(x.RelationshipId), x => new() { Relationship = x.RelationshipId, Since = x.StartsAt });
        yield return Of<MeetingLog>(TaskKind.ConfirmMeetingLog, x => x.Status == MeetingLogStatus.Completed && x.CompletedBy != me && own.Contains(x.RelationshipId), x => new() { Relationship = x.RelationshipId, Since = x.CompletedAt });
        yield return Of<RelationshipReview>(TaskKind.WriteReviewStatement,
            x => x.CompletedAt == null && reviewed.Contains(x.RelationshipId) && !statements.Any(y => y.ReviewId == x.Id && y.AuthorId == me), x => new() { Relationship = x.RelationshipId, Since = x.OpenedAt });
        yield return Of<Goal>(TaskKind.AgreeGoal, x => x.Status == GoalStatus.Draft && x.SetBy == ParticipantRole.Mentor && asMentee.Contains(x.RelationshipId), x => new() { Relationship = x.RelationshipId });
        yield return Of<ActionPlan>(TaskKind.ConfirmActionPlan,
            x => x.Status == ActionPlanStatus.Draft && !x.Confirmations.Any(y => y.PersonId == me)
                && (asMentor.Contains(x.RelationshipId) || (asMentee.Contains(x.RelationshipId) && x.Confirmations.Any(y => y.Role == ParticipantRole.Mentor))), x => new() { Relationship = x.RelationshipId });
        yield return Of<ActionPlan>(TaskKind.ReviewActionPlan, x => x.Status == ActionPlanStatus.Agreed && x.NextReviewOn <= today && own.Contains(x.RelationshipId), x => new() { Relationship = x.RelationshipId, DueOn = x.NextReviewOn });
        yield return Of<PlannedAction>(TaskKind.AcceptAction, x => x.Status == ActionStatus.Suggested && x.OwnerId == me && own.Contains(x.RelationshipId), x => new() { Relationship = x.RelationshipId, DueOn = x.DueOn });
        yield return Of<PlannedAction>(TaskKind.CompleteAction,
            x => (x.Status == ActionStatus.Accepted || x.Status == ActionStatus.AtRisk || x.Status == ActionStatus.CarriedForward) && x.OwnerId == me && own.Contains(x.RelationshipId), x => new() { Relationship = x.RelationshipId, DueOn = x.DueOn });
        yield return Of<Contact>(TaskKind.AcceptContact, x => x.Exceptional && !x.Agreed && x.ReportedById != me && own.Contains(x.RelationshipId), x => new() { Relationship = x.RelationshipId, Since = x.At });
        yield return Of<AnnualReviewItem>(TaskKind.AnswerAnnualReviewItem, x => x.Status == AnnualReviewStatus.Requested && asMentor.Contains(x.RelationshipId), x => new() { Relationship = x.RelationshipId, Since = x.RequestedAt });
    }

    /// <summary>Newest versions that ask to be acknowledged: whoever did so in one language has done so.</summary>
    private IEnumerable<Waiting> Documents(Id<Person> me)
    {
        var (signed, acknowledged, read) = (reader.All<CodeAcceptance>().Where(x => x.PersonId == me), reader.All<EvaluationAcknowledgement>().Where(x => x.PersonId == me), reader.All<DocumentAcknowledgement>().Where(x => x.PersonId == me));
        var (newest, mentoring, taught) = (Newest(), ProgrammesOf(me, ParticipantRole.Mentor), ProgrammesOf(me, ParticipantRole.Mentee));
        yield return Of<ProgrammeDocument>(TaskKind.AcceptCode, newest, x => x.Kind == DocumentKind.CodeOfPractice && mentoring.Contains(x.ProgrammeId)
            && !newest.Any(y => y.ProgrammeId == x.ProgrammeId && y.Kind == x.Kind && signed.Any(z => z.DocumentId == y.Id)), x => new() { Since = x.PublishedAt });
        yield return Of<ProgrammeDocument>(TaskKind.AcknowledgeEvaluationNotice, newest, x => x.Kind == DocumentKind.EvaluationNotice && (mentoring.Contains(x.ProgrammeId) || taught.Contains(x.ProgrammeId))
            && !newest.Any(y => y.ProgrammeId == x.ProgrammeId && y.Kind == x.Kind && acknowledged.Any(z => z.DocumentId == y.Id)), x => new() { Since = x.PublishedAt });
        yield return Of<ProgrammeDocument>(TaskKind.AcknowledgeDocument, newest, x => x.Kind != DocumentKind.CodeOfPractice && x.Kind != DocumentKind.EvaluationNotice
            && (((x.Chosen == DocumentReaders.Mentors || x.Chosen == DocumentReaders.Participants) && mentoring.Contains(x.ProgrammeId)) || ((x.Chosen == DocumentReaders.Mentees || x.Chosen == DocumentReaders.Participants) && taught.Contains(x.ProgrammeId)))
            && !newest.Any(y => y.ProgrammeId == x.ProgrammeId && y.Kind == x.Kind && read.Any(z => z.DocumentId == y.Id)), x => new() { Since = x.PublishedAt });
    }

    /// <summary>The newest version of each document in each language.</summary>
    private IQueryable<ProgrammeDocument> Newest()
    {
        var all = reader.All<ProgrammeDocument>();
        return all.Where(x => !all.Any(later => later.ProgrammeId == x.ProgrammeId && later.Kind == x.Kind && later.Language == x.Language && later.Number > x.Number));
    }

    /// <summary>Programmes in which the person is at work. Before a mentor has signed the first code, it is their relationship that waits for it.</summary>
    private IQueryable<Id<Programme>> ProgrammesOf(Id<Person> me, ParticipantRole role)
    {
        var own = AtWork(me, role);
        return reader.All<Relationship>().Where(x => own.Contains(x.Id) && x.Status != RelationshipStatus.Accepted).Select(x => x.ProgrammeId);
    }

    /// <summary>Logs that the person is to complete, where the programme wants them.</summary>
    private async Task<Waiting> Logs(Id<Person> me, CancellationToken ct)
    {
        var (asMentor, asMentee) = (AtWork(me, ParticipantRole.Mentor), AtWork(me, ParticipantRole.Mentee));
        var programmes = await reader.All<Programme>().Where(x => reader.All<Relationship>().Any(y => y.ProgrammeId == x.Id && viewer.Relationships.Contains(y.Id))).ToListAsync(ct);
        var (mentors, mentees) = (WantingFrom(ParticipantRole.Mentor), WantingFrom(ParticipantRole.Mentee));
        var done = reader.All<MeetingLog>().Where(x => x.Status != MeetingLogStatus.Draft);
        return Of<Meeting>(TaskKind.CompleteMeetingLog,
            x => x.Status == MeetingStatus.Held && !done.Any(y => y.MeetingId == x.Id)
                && ((mentors.Contains(x.ProgrammeId) && asMentor.Contains(x.RelationshipId)) || (mentees.Contains(x.ProgrammeId) && asMentee.Contains(x.RelationshipId))), x => new() { Relationship = x.RelationshipId, Since = x.StartsAt });

        List<Id<Programme>> WantingFrom(ParticipantRole role) =>
            [.. programmes.Where(x => x.Settings[SettingCatalogue.LogMode] == "required" && MeetingRules.LogCompleter.Holds((x.Settings[SettingCatalogue.LogCompleter], role))).Select(x => x.Id)];
    }

    private Waiting Selections(Id<Person> me)
    {
        var deciding = reader.All<Programme>().Where(x => x.SelectionDecider == AppointmentRole.SelectionPanel ? viewer.ProgrammesSelecting.Contains(x.Id) : viewer.ProgrammesCoordinated.Contains(x.Id)).Select(x => x.Id);
        return Of<Application>(TaskKind.Select, x => x.Status == ApplicationStatus.UnderSelection && x.PersonId != me && deciding.Contains(x.ProgrammeId), x => new() { Since = x.SubmittedAt });
    }

    /// <summary>What waits for a programme's coordinator, but for what is their own or below them in the line.</summary>
    private IEnumerable<Waiting> OfProgrammes(Id<Person> me)
    {
        var training = reader.All<TrainingRecord>();
        yield return Of<Application>(TaskKind.RecordTraining,
            x => x.Status == ApplicationStatus.Accepted && x.PersonId != me && viewer.ProgrammesCoordinated.Contains(x.ProgrammeId) && !training.Any(y => y.ApplicationId == x.Id), x => new());
        yield return Of<Concern>(TaskKind.AcknowledgeConcern, x => x.Status == ConcernStatus.Raised && x.AuthorId != me && viewer.ProgrammesCoordinated.Contains(x.ProgrammeId), x => new() { Relationship = x.RelationshipId, Since = x.RaisedAt });
        yield return Of<Attention>(TaskKind.SeeToAttention, x => x.SeenToAt == null && x.For != AttentionFor.TheTwo && viewer.ProgrammesCoordinated.Contains(x.ProgrammeId)
                && (x.RelationshipId == null || !viewer.RelationshipsBarred.Contains(x.RelationshipId.Value)), x => new() { Relationship = x.RelationshipId, Since = x.RaisedAt });
        yield return Of<Relationship>(TaskKind.RecordEndingTalk, x => x.EndsBy != null && viewer.ProgrammesCoordinated.Contains(x.ProgrammeId) && !viewer.RelationshipsBarred.Contains(x.Id), x => new() { Relationship = x.Id, DueAt = x.EndsBy });
        var (remind, open) = (DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(ReadinessRules.RemindDays), reader.All<Programme>().Where(x => x.Status != ProgrammeStatus.Closed).Select(x => x.Id));
        yield return Of<ProgrammeDocument>(TaskKind.PublishDocument, Newest(), x => x.ReviewOn <= remind && viewer.ProgrammesCoordinated.Contains(x.ProgrammeId) && open.Contains(x.ProgrammeId), x => new() { DueOn = x.ReviewOn });
        yield return Of<RematchRequest>(TaskKind.DecideRematch, x => x.Status == RematchStatus.Requested && x.PersonId != me && viewer.ProgrammesCoordinated.Contains(x.ProgrammeId), x => new() { Relationship = x.RelationshipId, Since = x.RequestedAt });
    }

    /// <summary>The person's relationships in which work goes on.</summary>
    private IQueryable<Id<Relationship>> AtWork() =>
        reader.All<Relationship>().Where(x => viewer.Relationships.Contains(x.Id) && x.Status != RelationshipStatus.Ended && x.Status != RelationshipStatus.Suspended).Select(x => x.Id);

    private IQueryable<Id<Relationship>> AtWork(Id<Person> me, ParticipantRole role)
    {
        var own = AtWork();
        return reader.All<Relationship>().Where(x => own.Contains(x.Id) && x.Parties.Any(party => party.PersonId == me && party.Role == role)).Select(x => x.Id);
    }

    private Waiting<T> Of<T>(TaskKind kind, Expression<Func<T, bool>> which, Expression<Func<T, Times>> times) where T : Entity<T>, IVisible<T> =>
        Of(kind, reader.All<T>(), which, times);

    private static Waiting<T> Of<T>(TaskKind kind, IQueryable<T> among, Expression<Func<T, bool>> which, Expression<Func<T, Times>> times) where T : Entity<T>, IVisible<T> =>
        new(kind, among.Where(which), times);
}

/// <summary>What a kind of task tells beside the record.</summary>
internal sealed record Times
{
    public Id<Relationship>? Relationship { get; init; }
    public DateTimeOffset? Since { get; init; }
    public DateTimeOffset? DueAt { get; init; }
    public DateOnly? DueOn { get; init; }
}

/// <summary>Tasks of one kind.</summary>
internal abstract record Waiting(TaskKind Kind)
{
    /// <summary>As many as the page may hold and one more, from its cursor on.</summary>
    public abstract Task<IEnumerable<TaskView>> First(PageQuery page, CancellationToken ct);

    public abstract Task<int> Count(CancellationToken ct);
}

internal sealed record Waiting<T>(TaskKind Kind, IQueryable<T> Rows, Expression<Func<T, Times>> Times) : Waiting(Kind) where T : Entity<T>
{
    public override async Task<IEnumerable<TaskView>> First(PageQuery page, CancellationToken ct)
    {
        var row = Times.Parameters[0];
        var both = Expression.Lambda<Func<T, KeyValuePair<Id<T>, Times>>>(
            Expression.New(typeof(KeyValuePair<Id<T>, Times>).GetConstructors()[0], Expression.Property(row, nameof(Entity<T>.Id)), Times.Body), row);
        return (await Rows.From(page).Take(page.Limit + 1).Select(both).ToListAsync(ct)).Select(found => new TaskView
        {
            Kind = Kind,
            RecordType = typeof(T).Name,
            Record = found.Key.Value,
            Relationship = found.Value.Relationship,
            Since = found.Value.Since,
            DueAt = found.Value.DueAt,
            DueOn = found.Value.DueOn,
        });
    }

    public override Task<int> Count(CancellationToken ct) => Rows.CountAsync(ct);
}
