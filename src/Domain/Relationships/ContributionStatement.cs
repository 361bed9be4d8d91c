using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Relationships;

/// <summary>A mentor's contribution in facts: dates, how many relationships, how much training. Issued by a coordinator, released by the mentor.</summary>
public sealed class ContributionStatement : Entity<ContributionStatement>, IVisible<ContributionStatement>, IOfProgramme
{
    private ContributionStatement() { }

    public ContributionStatement(Id<Programme> programme, Id<Person> mentor, IReadOnlyCollection<Participation> participations, decimal trainingDays, DateOnly on)
    {
        (ProgrammeId, MentorId, Relationships, TrainingDays, IssuedOn) = (programme, mentor, participations.Count, trainingDays, on);
        From = participations.Min(x => x.From);
        Until = participations.All(x => x.Until is not null) ? participations.Max(x => x.Until) : null;
    }

    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> MentorId { get; private set; }
    public DateOnly From { get; private set; }

    /// <summary>Null while the mentor works with somebody.</summary>
    public DateOnly? Until { get; private set; }

    public int Relationships { get; private set; }
    public decimal TrainingDays { get; private set; }
    public DateOnly IssuedOn { get; private set; }

    public static Expression<Func<ContributionStatement, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || x.MentorId == v.Self || v.ProgrammesCoordinated.Contains(x.ProgrammeId)
        || (v.Contributions.AsLineManager.Contains(x.Id) && v.Reports.Contains(x.MentorId))
        || v.Contributions.AsClient.Contains(x.Id);
}

/// <summary>Whose contribution is stated.</summary>
public sealed record IssueContributionStatement
{
    /// <summary>The mentor.</summary>
    public required Id<Person> Person { get; init; }
}

/// <summary>Statements of what a mentor gave: facts alone, for the mentor to use.</summary>
public sealed class ContributionCommands(IStore store, Viewer viewer, Releasing releasing, Notifier notifier, TimeProvider clock)
{
    public Task<Id<ContributionStatement>> IssueContributionStatement(Id<Programme> id, IssueContributionStatement input, CancellationToken ct) => store.Write(async () =>
    {
        await store.Get(id, ct);
        viewer.RequireCoordinator(id);
        var mentor = input.Person;
        EnrolmentRules.OtherHands.Permit(mentor != viewer.Person);
        var participations = await store.List<Participation>(x => x.ProgrammeId == id && x.PersonId == mentor && x.Role == ParticipantRole.Mentor, ct);
        if (participations.Count == 0) throw new Invalid("/person", "Has not been a mentor in this programme.");
        var training = await store.List<TrainingRecord>(x => x.ProgrammeId == id && x.PersonId == mentor, ct);
        var statement = new ContributionStatement(id, mentor, participations, training.Where(x => x.IsComplete).Sum(x => x.Days), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        store.Add(statement);
        notifier.Tell(mentor, NoticeKind.ContributionStated, statement.Id);
        return statement.Id;
    }, ct);

    public Task<Id<Consent>> ReleaseContributionStatement(Id<ContributionStatement> id, Progress.ReleaseStatement input, CancellationToken ct) => store.Write(async () =>
    {
        var statement = await store.GetToAct(id, ct);
        ConsentRules.ByAgreement.Permit(statement.MentorId == viewer.Person);
        if (input.Receiver.As is not (Receiver.LineManager or Receiver.Client)) throw new Invalid("/receiver/as", "Is lineManager or client.");
        var recipient = await releasing.Find(input.Receiver, statement.MentorId, statement.ProgrammeId, null, ct);
        return (await releasing.Give(new(statement.ProgrammeId, null, statement.MentorId, ConsentSubject.ContributionStatement, id.Value, recipient), NoticeKind.StatementReleased, ct)).Id;
    }, ct);
}
