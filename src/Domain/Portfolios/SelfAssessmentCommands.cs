using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Privacy;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Portfolios;

/// <summary>Whom to ask for a comment.</summary>
public sealed record AskForComment
{
    /// <summary>The mentor; left out where there is one alone.</summary>
    public Id<Person>? Mentor { get; init; }
}

/// <summary>The mentee names their needs; the mentor comments when asked.</summary>
public sealed class SelfAssessmentCommands(IStore store, Viewer viewer, Holding holding, Notifier notifier, Warnings warnings, TimeProvider clock)
{
    public Task<Id<SelfAssessment>> WriteSelfAssessment(Id<Relationship> id, SelfAssessmentContent input, CancellationToken ct) => store.Write(async () =>
    {
        var content = Checked(input);
        var relationship = await store.Lock(id, ct);
        var party = relationship.PartyAtWork(viewer.Person);
        if (party.Role != ParticipantRole.Mentee) throw new Forbidden(PortfolioRules.SelfDiagnosis);
        var assessment = new SelfAssessment(relationship, party.PersonId, content, clock.GetUtcNow());
        store.Add(assessment);
        return assessment.Id;
    }, ct);

    public Task<Id<SelfAssessment>> ChangeSelfAssessment(Id<SelfAssessment> id, SelfAssessmentContent input, CancellationToken ct) => store.Write(async () =>
    {
        var content = Checked(input);
        Mine(await store.GetToReplace(id, ct)).Write(content, clock.GetUtcNow());
        return id;
    }, ct);

    public Task<Id<SelfAssessment>> AskForComment(Id<SelfAssessment> id, AskForComment input, CancellationToken ct) => store.Write(async () =>
    {
        var assessment = Mine(await store.GetToAct(id, ct));
        var relationship = await store.Get(assessment.RelationshipId, ct);
        relationship.PartyAtWork(viewer.Person);
        var mentors = relationship.People(ParticipantRole.Mentor).ToList();
        if (input.Mentor is { } named ? !mentors.Contains(named) : mentors.Count != 1) throw new Invalid("/mentor", "Names a mentor of this relationship.");
        var mentor = input.Mentor ?? mentors[0];
        if (assessment.AskedId == mentor) return id;
        assessment.AskForComment(mentor);
        notifier.Tell(mentor, NoticeKind.CommentAsked, id);
        return id;
    }, ct);

    /// <summary>Who was not asked does not see it, and so has nothing to say to it.</summary>
    public Task<Id<Feedback>> CommentOnSelfAssessment(Id<SelfAssessment> id, GiveFeedback input, CancellationToken ct) => store.Write(async () =>
    {
        var assessment = await store.GetToAct(id, ct);
        var text = input.Checked();
        if (assessment.AskedId != viewer.Person) throw new Forbidden(PortfolioRules.SelfDiagnosis);
        var relationship = await store.Get(assessment.RelationshipId, ct);
        var mentor = relationship.PartyAtWork(viewer.Person).PersonId;
        var feedback = new Feedback(relationship, mentor, assessment.MenteeId, null, id, text, clock.GetUtcNow());
        store.Add(feedback);
        notifier.Tell(assessment.MenteeId, NoticeKind.FeedbackGiven, feedback.Id);
        return feedback.Id;
    }, ct);

    public Task<Id<SelfAssessment>> DeleteSelfAssessment(Id<SelfAssessment> id, CancellationToken ct) => store.Write(async () =>
    {
        var assessment = Mine(await store.GetToAct(id, ct));
        await holding.CheckDeletion(assessment.RelationshipId, reviewed: false, ct);
        store.Remove(assessment);
        return id;
    }, ct);

    private SelfAssessmentContent Checked(SelfAssessmentContent input)
    {
        var content = input.Checked();
        warnings.Weigh(PortfolioRules.SelfDiagnosis, content);
        return content;
    }

    private SelfAssessment Mine(SelfAssessment assessment) => assessment.MenteeId == viewer.Person ? assessment : throw new Forbidden(PortfolioRules.SelfDiagnosis);
}
