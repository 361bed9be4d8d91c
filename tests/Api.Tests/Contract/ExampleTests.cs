using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Xunit;

namespace Mentoring.Api.Tests.Contract;

/// <summary>On the demo data, what the document gives as examples works in the browser.</summary>
public abstract class ExampleTests(Hosted host) : HostedTests(host)
{
    /// <summary>Whose token an operation is tried with where it is not the coordinator's.</summary>
    private static readonly Dictionary<string, string> Personas = new(StringComparer.Ordinal)
    {
        ["findAnswers"] = "steering",
        ["fillAnswers"] = "steering",
        ["submitApplication"] = "steering",
        ["findSubmissionConsent"] = "mentor",
        ["signOff"] = "line-manager",
        ["startApplication"] = "safeguarding",
        ["findMatchProfile"] = "second-mentee",
        ["findAgreement"] = "second-mentee",
        ["draftAgreement"] = "second-mentee",
        ["signAgreement"] = "second-mentee",
        ["recordMeeting"] = "second-mentee",
        ["planMeeting"] = "second-mentee",
        ["moveMeeting"] = "second-mentee",
        ["reportMeetingHeld"] = "second-mentor",
        ["findAgenda"] = "second-mentee",
        ["setAgenda"] = "second-mentee",
        ["suggestAgendaItem"] = "second-mentor",
        ["findMeetingLog"] = "second-mentee",
        ["writeMeetingLog"] = "second-mentee",
        ["listReflectiveLogs"] = "second-mentee",
        ["findReflectiveLog"] = "second-mentee",
        ["startReflectiveLog"] = "second-mentee",
        ["writeReflectiveLog"] = "second-mentee",
        ["completeReflectiveLog"] = "second-mentee",
        ["addPrivateNote"] = "second-mentee",
        ["changePrivateNote"] = "second-mentee",
        ["findPrivateNote"] = "second-mentee",
        ["findEvaluationAsk"] = "past-mentee",
        ["answerEvaluation"] = "past-mentee",
        ["findEvaluationAcknowledgement"] = "second-mentee",
        ["recordContact"] = "second-mentee",
        ["sendProgressUpdate"] = "second-mentor",
        ["addGoal"] = "second-mentee",
        ["addSubGoal"] = "second-mentee",
        ["findGoal"] = "second-mentee",
        ["changeGoal"] = "second-mentee",
        ["closeGoal"] = "second-mentee",
        ["findActionPlan"] = "second-mentee",
        ["draftActionPlan"] = "second-mentee",
        ["confirmActionPlan"] = "second-mentor",
        ["recordMilestone"] = "second-mentee",
        ["closeActionPlan"] = "second-mentee",
        ["findAction"] = "second-mentee",
        ["addAction"] = "second-mentee",
        ["carryActionForward"] = "second-mentee",
        ["findToolSheet"] = "second-mentee",
        ["startToolSheet"] = "second-mentee",
        ["writeToolSheet"] = "second-mentee",
        ["shareToolSheet"] = "second-mentee",
        ["startRelationshipReview"] = "second-mentee",
        ["findReviewStatement"] = "second-mentee",
        ["writeReviewStatement"] = "second-mentor",
        ["raiseConcern"] = "second-mentee",
        ["setPhase"] = "second-mentee",
        ["addOffLimitsTopic"] = "second-mentee",
        ["findOffLimitsTopic"] = "second-mentee",
        ["listOffLimitsTopics"] = "second-mentee",
        ["giveConsent"] = "second-mentee",
        ["requestConsent"] = "second-mentor",
        ["findConsent"] = "second-mentee",
        ["answerConsent"] = "second-mentee",
        ["writeProgressStatement"] = "second-mentee",
        ["changeProgressStatement"] = "second-mentee",
        ["findProgressStatement"] = "second-mentee",
        ["releaseProgressStatement"] = "second-mentee",
        ["requestAnnualReviewItem"] = "second-mentee",
        ["findAnnualReviewItem"] = "second-mentee",
        ["answerAnnualReviewItem"] = "second-mentor",
        ["releaseContributionStatement"] = "second-mentor",
        ["findPortfolio"] = "second-mentee",
        ["findProfile"] = "second-mentee",
        ["writeProfile"] = "second-mentee",
        ["listPortfolioReads"] = "second-mentee",
        ["exportPortfolio"] = "second-mentee",
        ["findEvidence"] = "second-mentee",
        ["addEvidence"] = "second-mentee",
        ["changeEvidence"] = "second-mentee",
        ["listEvidenceFiles"] = "second-mentee",
        ["findEvidenceFile"] = "second-mentee",
        ["downloadEvidenceFile"] = "second-mentee",
        ["findPortfolioShare"] = "second-mentee",
        ["sharePortfolio"] = "second-mentee",
        ["findFeedback"] = "second-mentee",
        ["writeSelfAssessment"] = "second-mentee",
        ["findSelfAssessment"] = "second-mentee",
        ["listSelfAssessments"] = "second-mentee",
        ["changeSelfAssessment"] = "second-mentee",
        ["askForComment"] = "second-mentee",
        ["listLearningStyles"] = "second-mentee",
        ["findLearningStyle"] = "second-mentee",
        ["shareLearningStyle"] = "second-mentee",
        ["listOpportunities"] = "second-mentee",
        ["findOpportunity"] = "second-mentee",
        ["recordOpportunity"] = "second-mentee",
        ["giveFeedback"] = "second-mentor",
        ["commentOnSelfAssessment"] = "second-mentor",
        ["nameMentorsMentor"] = "past-mentor",
        ["findMentorsMentor"] = "past-mentor",
        ["signSupportTerms"] = "mentor",
        ["recordConsultation"] = "past-mentor",
        ["listConsultations"] = "past-mentor",
        ["findConsultation"] = "past-mentor",
        ["raiseSafetyConcern"] = "second-mentee",
        ["findSafetyConcern"] = "second-mentee",
        ["listSafetyConcerns"] = "second-mentee",
        ["recordSafetyTalk"] = "second-mentee",
        ["recordSafetySteps"] = "second-mentee",
        ["discloseDanger"] = "second-mentee",
        ["findDisclosure"] = "second-mentee",
        ["endRelationship"] = "past-mentor",
        ["leaveRelationship"] = "second-mentee",
        ["requestRematch"] = "past-mentor",
        ["respondToProposal"] = "second-mentee",
        ["acceptCode"] = "mentor",
        ["findNotice"] = "mentee",
        ["markNoticeRead"] = "mentee",
        ["makeSubjectRequest"] = "second-mentee",
        ["listSubjectRequests"] = "second-mentor",
        ["findSubjectRequest"] = "second-mentor",
        ["exportSubject"] = "second-mentor",
        ["decideSubjectRequest"] = "data-protection",
        ["placeHold"] = "data-protection",
        ["listHolds"] = "data-protection",
        ["findHold"] = "data-protection",
        ["liftHold"] = "data-protection",
        ["appoint"] = "admin",
        ["endAppointment"] = "admin",
        ["makeProgramme"] = "admin",
        ["listEvents"] = "hr",
        ["listChanges"] = "hr",
        ["listCompletions"] = "lms",
        ["findFeed"] = "hr",
    };

    /// <summary>Examples that a rule refuses on the demo data, and why that is right.</summary>
    private static readonly Dictionary<string, (string Rule, string Why)> Refused = new(StringComparer.Ordinal)
    {
        ["select"] = ("life-cycle-step", "The example's applicant was selected long ago; nobody in the demo waits for it."),
        ["recordMeeting"] = ("agreement-written", "The pair has met once and has not signed: that a second meeting is refused is what the demo shows."),
        ["reportMeetingHeld"] = ("agreement-written", "As for recordMeeting."),
        ["recordMilestone"] = ("life-cycle-step", "The plan of the demo waits for its confirmations: only a plan in force has milestones to record."),
        ["closeActionPlan"] = ("life-cycle-step", "As for recordMilestone."),
        ["nameMentorsMentor"] = ("life-cycle-step", "The demo's agreement that lets a mentor turn to somebody is of a pair that has parted."),
        ["signSupportTerms"] = ("life-cycle-step", "The mentor's mentor of the demo has signed."),
        ["proposeGroup"] = ("mentoring-models-enabled", "The demo runs one-to-one."),
        ["proposeToJoin"] = ("model-one-to-one-size", "As for proposeGroup: there is no group to join."),
        ["leaveRelationship"] = ("life-cycle-step", "As for proposeGroup: of two, nobody would go on."),
        ["respondToProposal"] = ("life-cycle-step", "Both have answered: the proposal that can be read is the one that became a relationship."),
    };

    /// <summary>What the demo has none of: an example's id stands for nothing there.</summary>
    private static readonly Dictionary<string, string> Absent = new(StringComparer.Ordinal)
    {
        ["findOneToOneRequest"] = "It is asked for in a group, and the demo runs one-to-one.",
    };

    /// <summary>What other examples rest on is changed after them.</summary>
    private static readonly string[] Last = ["closeConcern", "closeGoal", "completeReflectiveLog", "confirmActionPlan", "draftAgreement", "releaseProgressStatement", "setDevelopmentClock"];

    [Fact]
    public async Task Every_example_works()
    {
        await using var demo = Hosted.Start(await Host.NewDatabase(), ("Demo:Seed", "true"));
        var nobody = new Caller(demo.CreateClient(), null);
        var operations = Operation.Of((await nobody.Get("/openapi/v1.json")).Is(200).Body!);
        var faults = new List<string>();
        foreach (var operation in operations.Where(x => x.Method == "get")) await Try(demo, operation, faults);
        foreach (var operation in operations.Where(x => x.Body?["application/json"] is not null).OrderBy(x => Array.IndexOf(Last, x.Id))) await Try(demo, operation, faults);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static async Task Try(WebApplicationFactory<Program> demo, Operation operation, List<string> faults)
    {
        var caller = await Persona(demo, operation);
        var headers = operation.Takes("If-Match") ? new[] { ("If-Match", "*") } : [];
        var body = operation.Body?["application/json"]?["example"]?.ToJsonString() ?? "";
        var answer = operation.Method == "get" ? await caller.Get(operation.Address) : await caller.Raw(new(operation.Method.ToUpperInvariant()), operation.Address, body, headers: headers);
        if (Fault(operation.Id, answer) is { } fault) faults.Add($"{operation.Id} ({operation.Method} {operation.Address}): {fault}");
    }

    private static string? Fault(string operation, Answer answer) =>
        Refused.TryGetValue(operation, out var expected) ? answer.Rule == expected.Rule ? null : $"was to be refused by {expected.Rule}: {answer.Code} {answer.Text}"
        : Absent.ContainsKey(operation) ? answer.Code == 404 ? null : $"was to be absent: {answer.Code} {answer.Text}"
        : answer.Code is < 200 or > 299 ? $"{answer.Code} {answer.Text}"
        : (answer.Body as JsonObject)?["failed"]?.ToString() is { } failed and not "0" ? $"{failed} rows failed: {answer.Text}"
        : null;

    private static async Task<Caller> Persona(WebApplicationFactory<Program> demo, Operation operation)
    {
        var scopes = operation.Node["security"]?[0]?["bearer"]?.AsArray().Select(x => x!.ToString()).ToList();
        var http = demo.CreateClient();
        if (scopes is null) return new(http, null);
        var persona = Personas.GetValueOrDefault(operation.Id) ?? (scopes is ["people.sync"] ? "hr" : scopes is ["programme.admin"] ? "admin" : "coordinator");
        return new(http, (await new Caller(http, null).Post("/dev/token", new { @as = persona })).Is(200)["access_token"]);
    }

    public sealed class Sqlite(OnSqlite host) : ExampleTests(host), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres host) : ExampleTests(host), IClassFixture<OnPostgres>;
}
