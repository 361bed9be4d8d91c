using Mentoring.Api.Confidentiality;
using Mentoring.Api.Enrolments;
using Mentoring.Api.Evaluation;
using Mentoring.Api.Exports;
using Mentoring.Api.Forms;
using Mentoring.Api.Http;
using Mentoring.Api.Integration;
using Mentoring.Api.Journals;
using Mentoring.Api.Matching;
using Mentoring.Api.Meetings;
using Mentoring.Api.Notices;
using Mentoring.Api.People;
using Mentoring.Api.Portfolios;
using Mentoring.Api.Privacy;
using Mentoring.Api.Programmes;
using Mentoring.Api.Progress;
using Mentoring.Api.Relationships;
using Mentoring.Api.Reminders;
using Mentoring.Api.Support;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Exports;
using Mentoring.Domain.Forms;
using Mentoring.Domain.Integration;
using Mentoring.Domain.Journals;
using Mentoring.Domain.Matching;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Portfolios;
using Mentoring.Domain.Privacy;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Progress;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Reminders;
using Mentoring.Domain.Rules;
using Mentoring.Domain.Support;

namespace Mentoring.Api.Operations;

/// <summary>What lives for one request or one job: the use cases, what they share, and the reads.</summary>
internal static class DomainServices
{
    private static readonly Type[] Scoped =
    [
        typeof(WriteTerms), typeof(Warnings), typeof(FeedOutcome), typeof(Notifier),
        typeof(OrganisationsFeed), typeof(TeamsFeed), typeof(PeopleFeed), typeof(PeopleCommands), typeof(PeopleQueries),
        typeof(ReadinessCheck), typeof(ProgrammeEnd), typeof(ProgrammeCommands), typeof(SettingsOutcome), typeof(SettingsCommands), typeof(ProgrammeQueries), typeof(DocumentCommands), typeof(DocumentQueries), typeof(ReadinessCommands), typeof(ReadinessQueries),
        typeof(Completing), typeof(Conclusion), typeof(Withdrawal), typeof(Continuity), typeof(EnrolmentCommands), typeof(PreparationCommands), typeof(NominationCommands), typeof(EnrolmentQueries),
        typeof(Pairing), typeof(Suggesting), typeof(Forming), typeof(Joining), typeof(MatchingCommands), typeof(MatchingQueries),
        typeof(RelationshipCommands), typeof(CourseCommands), typeof(EndingCommands), typeof(RematchCommands), typeof(RelationshipQueries),
        typeof(MeetingCommands), typeof(AgendaCommands), typeof(MeetingLogCommands), typeof(MeetingQueries), typeof(AttentionWatch), typeof(AttentionCommands), typeof(ReminderQueries),
        typeof(ContactCommands), typeof(GroupCommands), typeof(PlanCommands), typeof(ActionCommands), typeof(ToolCommands), typeof(Reviewing), typeof(ReviewCommands), typeof(ProgressQueries),
        typeof(Disposal), typeof(PrivacyQueries), typeof(Holding), typeof(HoldCommands), typeof(RetentionQueries), typeof(Erasing), typeof(SubjectCommands), typeof(SubjectQueries), typeof(JournalCommands), typeof(JournalQueries), typeof(FormCommands), typeof(EvaluationCommands), typeof(Publishing), typeof(FormQueries), typeof(ConcernCommands), typeof(ConcernQueries),
        typeof(Releasing), typeof(ConsentCommands), typeof(StatementCommands), typeof(AnnualReviewCommands), typeof(ContributionCommands), typeof(ConsentQueries), typeof(Narrowing),
        typeof(MentorsMentorCommands), typeof(SafetyCommands), typeof(SupportQueries), typeof(BoundaryCommands),
        typeof(PortfolioCommands), typeof(FileCommands), typeof(SelfAssessmentCommands), typeof(PortfolioQueries), typeof(ExchangeCommands), typeof(ExchangeQueries),
        typeof(ReviewSource), typeof(PilotReviewCommands), typeof(PilotReviewQueries),
        typeof(MonitoringCommands), typeof(MonitoringQueries),
        typeof(NoticeCommands), typeof(NoticeQueries), typeof(TaskQueries), typeof(ClientCommands), typeof(IntegrationQueries), typeof(FeedQueries),
        typeof(DataSets), typeof(ExportCommands), typeof(ExportRunning), typeof(ExportQueries),
    ];

    /// <summary>Each looks for what is out of step in its own way.</summary>
    private static readonly Type[] Sources = [typeof(CourseSource), typeof(MentorSource), typeof(ConcernSource), typeof(ReadinessSource), typeof(ProgrammeSource), typeof(TrainingNeedSource), typeof(PilotReviewSource)];

    /// <summary>What can be exported.</summary>
    private static readonly Type[] DataSetSources = [typeof(ProgrammesSource), typeof(ParticipationSource), typeof(IndicatorsSource), typeof(ParticipantsSource), typeof(CompletionsSource)];

    public static void AddDomain(this IServiceCollection services)
    {
        foreach (var type in Scoped) services.AddScoped(type);
        foreach (var source in Sources) services.AddScoped(typeof(IAttentionSource), source);
        foreach (var source in DataSetSources) services.AddScoped(typeof(IDataSetSource), source);
        services.AddSingleton<DomainClock>().AddSingleton<TimeProvider>(provider => provider.GetRequiredService<DomainClock>());
        services.AddSingleton<BulkBody>();
    }
}
