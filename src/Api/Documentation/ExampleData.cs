using System.Text.Json.Nodes;
using Mentoring.Domain.Relationships;

namespace Mentoring.Api.Documentation;

/// <summary>
/// Example values of the published contract. Ids stand for the records of the demo data: Development puts the real ones in, so
/// that they work in the browser.
/// </summary>
internal sealed class ExampleData
{
    private readonly Dictionary<string, Guid> ids = new[]
    {
        "programme", "application", "mentorApplication", "menteeApplication", "draftApplication", "waitingApplication", "partnerApplication", "proposal", "relationship", "person",
        "notice", "roleSheet", "code", "appointment", "training", "acceptance", "meeting", "message", "feed", "plannedMeeting", "pastRelationship", "rematch", "nomination", "concern", "reflectiveLog", "note", "evaluationNotice", "evaluationAcknowledgement",
        "goal", "action", "suggestedAction", "toolSheet", "review", "statement", "contact", "update", "workingMentee", "workingMentor",
        "consent", "progressStatement", "annualReviewItem", "contributionStatement", "offLimitsTopic", "mentorsMentor", "consultation", "safetyConcern", "disclosure", "safeguarding", "legalHold", "subjectRequest", "correction",
        "attestation", "resources", "healthCheck", "documentAcknowledgement", "settingsChange", "trainingNeed", "turnover", "monitoringNote", "reviewToJudge", "reviewToFreeze", "pilotReview", "reviewToDecide", "reviewToTell", "improvementAction",
        "portfolio", "evidence", "evidenceFile", "portfolioShare", "feedback", "selfAssessment", "learningStyle", "opportunity", "evaluationAsk", "evaluationAnswer", "unsignedAnswer", "attention", "export",
    }.Select((name, i) => (name, i)).ToDictionary(x => x.name, x => new Guid($"01980000-0000-7000-8000-{x.i + 1:x12}"), StringComparer.Ordinal);

    public void Know(string name, Guid id) => ids[name] = id;

    public string? ForPath(string route, string parameter) => (parameter, route) switch
    {
        ("organisation", _) => "demo",
        ("externalId", var r) when r.Contains("/teams/", StringComparison.Ordinal) => "advice",
        ("externalId", _) => "mentee",
        ("clientId", _) => "hr",
        ("key", var r) => r.EndsWith("/answers", StringComparison.Ordinal) ? "suggestion" : "meeting-log",
        ("number", _) => "1",
        ("name", _) => "datapackage.json",
        ("appointment", _) => ids["appointment"].ToString(),
        ("id", var r) when r.StartsWith("rules", StringComparison.Ordinal) => "mentor-capacity",
        ("id", var r) => ids[RecordOf(r)].ToString(),
        _ => null,
    };

    public JsonNode? ForBody(string operation) => Bodies.TryGetValue(operation, out var body)
        ? JsonNode.Parse(ids.Aggregate(body, (text, id) => text.Replace($"{{{id.Key}}}", id.Value.ToString(), StringComparison.Ordinal))) : null;

    private static string RecordOf(string route) => route.Replace("v1/", "", StringComparison.Ordinal) switch
    {
        "applications/{id}/suggestions" => "menteeApplication",
        "applications/{id}/submission" or "applications/{id}/answers" => "draftApplication",
        "applications/{id}/sign-off" => "waitingApplication",
        "applications/{id}/match-profile" => "partnerApplication",
        "me/notices/{id}" or "me/notices/{id}/read" => "message",
        "training-records/{id}" or "training-records/{id}/acknowledgement" => "training",
        "code-acceptances/{id}" => "acceptance",
        "attestations/{id}" => "attestation",
        "resource-statements/{id}" => "resources",
        "health-checks/{id}" => "healthCheck",
        var r when r.StartsWith("training-needs", StringComparison.Ordinal) => "trainingNeed",
        "turnover-statements/{id}" => "turnover",
        "monitoring-notes/{id}" => "monitoringNote",
        "document-acknowledgements/{id}" => "documentAcknowledgement",
        "pilot-reviews/{id}/criteria" => "reviewToJudge",
        "pilot-reviews/{id}/freezing" => "reviewToFreeze",
        "pilot-reviews/{id}/decision" => "reviewToDecide",
        "pilot-reviews/{id}/sharing" or "pilot-reviews/{id}/completion" => "reviewToTell",
        var r when r.StartsWith("pilot-reviews", StringComparison.Ordinal) => "pilotReview",
        var r when r.StartsWith("improvement-actions", StringComparison.Ordinal) => "improvementAction",
        var r when r.StartsWith("documents/{id}", StringComparison.Ordinal) => "notice",
        "meetings/{id}/move" or "meetings/{id}/attendance" or "meetings/{id}/acceptance" or "meetings/{id}/cancellation" or "meetings/{id}/preparation"
            or "meetings/{id}/agenda" or "meetings/{id}/agenda/suggestions" => "plannedMeeting",
        var r when r.StartsWith("meetings", StringComparison.Ordinal) => "meeting",
        "relationships/{id}/rematch-requests" or "relationships/{id}/ending" or "relationships/{id}/ending-reasons" => "pastRelationship",
        "evaluation-acknowledgements/{id}" => "evaluationAcknowledgement",
        var r when r.StartsWith("reflective-logs", StringComparison.Ordinal) => "reflectiveLog",
        var r when r.StartsWith("evaluation-asks", StringComparison.Ordinal) => "evaluationAsk",
        var r when r.StartsWith("evaluation-answers", StringComparison.Ordinal) => "evaluationAnswer",
        var r when r.StartsWith("unsigned-answers", StringComparison.Ordinal) => "unsignedAnswer",
        var r when r.StartsWith("private-notes", StringComparison.Ordinal) => "note",
        var r when r.StartsWith("goals", StringComparison.Ordinal) => "goal",
        "actions/{id}/acceptance" => "suggestedAction",
        var r when r.StartsWith("actions", StringComparison.Ordinal) => "action",
        var r when r.StartsWith("tool-sheets", StringComparison.Ordinal) => "toolSheet",
        var r when r.StartsWith("relationship-reviews", StringComparison.Ordinal) => "review",
        "review-statements/{id}" => "statement",
        "progress-updates/{id}" => "update",
        var r when r.StartsWith("contacts", StringComparison.Ordinal) => "contact",
        var r when r.StartsWith("concerns", StringComparison.Ordinal) => "concern",
        "relationships/{id}/mentors-mentors" => "pastRelationship",
        var r when r.StartsWith("consents", StringComparison.Ordinal) => "consent",
        var r when r.StartsWith("progress-statements", StringComparison.Ordinal) => "progressStatement",
        var r when r.StartsWith("annual-review-items", StringComparison.Ordinal) => "annualReviewItem",
        var r when r.StartsWith("contribution-statements", StringComparison.Ordinal) => "contributionStatement",
        var r when r.StartsWith("off-limits-topics", StringComparison.Ordinal) => "offLimitsTopic",
        var r when r.StartsWith("mentors-mentors", StringComparison.Ordinal) => "mentorsMentor",
        var r when r.StartsWith("consultations", StringComparison.Ordinal) => "consultation",
        var r when r.StartsWith("safety-concerns", StringComparison.Ordinal) => "safetyConcern",
        var r when r.StartsWith("disclosures", StringComparison.Ordinal) => "disclosure",
        var r when r.StartsWith("nominations", StringComparison.Ordinal) => "nomination",
        var r when r.StartsWith("rematch-requests", StringComparison.Ordinal) => "rematch",
        "programmes/{id}/portfolios" => "programme",
        var r when r.StartsWith("portfolios", StringComparison.Ordinal) => "portfolio",
        var r when r.StartsWith("evidence-files", StringComparison.Ordinal) => "evidenceFile",
        var r when r.StartsWith("evidence", StringComparison.Ordinal) => "evidence",
        var r when r.StartsWith("portfolio-shares", StringComparison.Ordinal) => "portfolioShare",
        var r when r.StartsWith("feedback", StringComparison.Ordinal) => "feedback",
        var r when r.StartsWith("self-assessments", StringComparison.Ordinal) => "selfAssessment",
        var r when r.StartsWith("learning-styles", StringComparison.Ordinal) => "learningStyle",
        var r when r.StartsWith("opportunities", StringComparison.Ordinal) => "opportunity",
        "feeds/{id}" => "feed",
        "subject-requests/{id}/decision" => "correction",
        var r when r.StartsWith("subject-requests", StringComparison.Ordinal) => "subjectRequest",
        var r when r.StartsWith("legal-holds", StringComparison.Ordinal) => "legalHold",
        var r when r.StartsWith("exports", StringComparison.Ordinal) => "export",
        "people/{id}" => "person",
        "settings-changes/{id}" => "settingsChange",
        var r when r.StartsWith("attention/", StringComparison.Ordinal) => "attention",
        var r when r.StartsWith("programmes", StringComparison.Ordinal) => "programme",
        var r when r.StartsWith("proposals", StringComparison.Ordinal) => "proposal",
        var r when r.StartsWith("relationships", StringComparison.Ordinal) => "relationship",
        _ => "mentorApplication",
    };

    private static readonly Dictionary<string, string> Bodies = new(StringComparer.Ordinal)
    {
        ["putClient"] = """{ "name": "HR system", "purpose": "Keeps people and reporting lines up to date.", "scopes": ["people.sync", "events.read"], "organisations": ["demo"] }""",
        ["putOrganisation"] = """{ "name": "Demo Advice", "approver": "coordinator" }""",
        ["putTeam"] = """{ "name": "Advice" }""",
        ["putPerson"] = """{ "givenName": "Mateusz", "familyName": "Tęcza", "email": "mentee@demo.example", "engagement": "staff", "manager": "line-manager" }""",
        ["bulkOrganisations"] = """[{ "externalId": "demo", "name": "Demo Advice", "approver": "coordinator" }]""",
        ["bulkTeams"] = """[{ "organisation": "demo", "externalId": "advice", "name": "Advice" }]""",
        ["bulkPeople"] = """[{ "organisation": "demo", "externalId": "volunteer", "givenName": "Nia", "familyName": "Bevan", "engagement": "volunteer", "manager": null }]""",
        ["makeProgramme"] = """{ "name": "Our mentoring pilot", "preset": "advice-skills-pilot", "organisations": ["demo"], "leadOrganisation": "demo" }""",
        ["replaceCharter"] = """
            {
              "name": "Demo mentoring pilot", "purpose": "People in advice work learn from each other.",
              "objectives": [{ "text": "Advisers grow surer in new fields.", "need": "The last survey showed that new fields worry people.", "measures": ["Two in three mentees say so at the end."] }],
              "selectionCriteria": [
                { "code": "time", "role": "mentor", "text": "Has two hours a month.", "weight": "essential" },
                { "code": "learning", "role": "mentee", "text": "Wants to learn.", "weight": "essential" }],
              "selectionDecider": "coordinator",
              "evaluationPlan": { "audience": "The steering group.", "use": "To decide on going on.", "methods": "Questionnaires and figures.", "timing": "Months six and twelve.", "kinds": ["selfReports", "statistics"], "budget": "Ten working days.", "staff": "The coordinator." },
              "rematchStrategy": "The coordinator proposes a new partner when either asks for one."
            }
            """,
        ["changeSettings"] = """{ "settings": { "mentor.maxOneToOne": 2, "proposal.lapsesAfterDays": 21 } }""",
        ["appoint"] = """{ "person": "{person}", "role": "trainer" }""",
        ["publishDocument"] = """{ "kind": "menteeGuidance", "language": "en", "title": "Getting ready", "text": "Think of two or three things that you would like to be different in six months." }""",
        ["recordTrainingNeed"] = """{ "text": "How to end a relationship well.", "role": "mentor" }""",
        ["takeTrainingStep"] = """{ "step": "A workshop in March takes it up." }""",
        ["stateTurnover"] = """{ "from": "2025-01-01", "to": "2025-12-31", "participants": 40, "participantsLeft": 2, "staff": 400, "staffLeft": 48 }""",
        ["noteMonitoring"] = """{ "question": 13, "from": "2025-01-01", "to": "2025-12-31", "text": "People who met often stayed; where dates moved, help came late." }""",
        ["attestItem"] = """{ "item": "design.senior-lead", "state": "yes", "note": "The director speaks for it at every all-staff meeting.", "owner": "{safeguarding}" }""",
        ["stateResources"] = """
            {
              "coordinatorHours": 20, "fundedUntil": "2030-12-31", "funders": [{ "name": "A foundation", "needs": "Figures at the end of each half-year." }],
              "expenses": "paid", "expensesNote": "Travel, by receipt.", "steeringObjectives": ["To see that half of all teams take part."]
            }
            """,
        ["openPilotReview"] = """{ "kind": "extra", "criteria": [{ "objective": "Advisers grow surer in new fields.", "measure": "Two in three mentees say so at the end." }] }""",
        ["replaceReviewCriteria"] = """{ "criteria": [{ "objective": "Advisers grow surer in new fields.", "measure": "Two in three mentees say so at the end." }] }""",
        ["freezePilotReview"] = """{ "from": "2026-01-01", "to": "2026-01-31" }""",
        ["recordFindings"] = """
            {
              "summary": "People meet, and say that it helps; the paperwork is too long.",
              "findings": [{ "criterion": 1, "state": "partlyMet", "text": "More than half of those who answered are surer than before." }],
              "lessons": ["Brief line managers before the first meeting."]
            }
            """,
        ["decideOnReview"] = """{ "outcome": "change", "by": "steeringGroup", "reason": "It goes on with a shorter form." }""",
        ["sharePilotReview"] = """{ "language": "en", "title": "What we found at half-time", "text": "You meet, and say that it helps. We make the form shorter." }""",
        ["planImprovement"] = """{ "text": "Shorten the application form to one page.", "owner": "coordinator", "dueOn": "2099-12-31" }""",
        ["followUpImprovement"] = """{ "state": "done", "note": "The new form is in use." }""",
        ["startApplication"] = """{ "role": "mentor" }""",
        ["fillAnswers"] = """
            {
              "givenName": "Stella", "familyName": "Griffiths", "email": "steering@demo.example", "jobTitle": "Head of advice", "grade": "Band 7",
              "qualifications": ["Degree in law"], "responsibilities": "Leads the advice team.", "preference": "either", "monthsInRole": 40,
              "descriptors": ["calm", "curious", "patient", "practical", "reflective"], "places": ["City centre"], "duration": "standard", "faceToFace": 3, "hoursPerMonth": 3,
              "profile": "Bring me a knotty question.", "mentor": { "reason": "giveBack", "mentoredBefore": true, "skills": ["debt advice"], "experience": "Fifteen years of advice work." }
            }
            """,
        ["submitApplication"] = """{ "commitments": ["time", "recordsAndReview", "training", "selfDevelopment", "feedback", "keepAppointments"], "notice": "{notice}", "roleSheet": "{roleSheet}", "heardFrom": "colleague" }""",
        ["signOff"] = """{ "decision": "approve", "discussedOn": "2026-01-12", "timeAvailable": true, "form": { "key": "sign-off", "number": 1, "language": "en" } }""",
        ["select"] = """{ "decision": "accept", "criteria": [{ "code": "time", "met": true }] }""",
        ["recordTraining"] = """{ "kind": "refresher", "form": "workshop", "heldOn": "2026-01-20", "days": 1, "provider": "Demo Advice", "themes": ["purpose", "role", "boundaries"], "formShown": { "key": "training-refresher", "number": 1, "language": "en" } }""",
        ["proposeMatch"] = """{ "mentor": "{mentorApplication}", "mentee": "{menteeApplication}" }""",
        ["proposeGroup"] = """{ "model": "group", "mentors": ["{mentorApplication}"], "mentees": ["{menteeApplication}"], "purpose": "leadership" }""",
        ["proposeToJoin"] = """{ "application": "{menteeApplication}" }""",
        ["leaveRelationship"] = """{ "reason": "timeOrWorkload" }""",
        ["respondToProposal"] = """{ "answer": "accept" }""",
        ["acceptCode"] = """{ "document": "{code}", "ethicsAndLaw": true }""",
        ["draftAgreement"] = """
            {
              "startsOn": "2026-02-01", "endsOn": "2026-07-31", "frequencyDays": 30, "contactDays": 14, "hoursPerPeriod": 2, "minMinutes": 60, "maxMinutes": 90,
              "venue": "A room at either office, or by video", "methods": ["faceToFace", "video"], "scope": "Settling into debt advice", "goals": ["Run a debt clinic alone"],
              "confidentiality": "What is said stays between the two.", "recipients": ["parties", "coordinator"], "notes": { "kept": true, "by": "mentee", "disposal": "Shredded when the relationship ends" },
              "thirdTalks": { "mentorsMentor": false, "sponsors": false, "peers": false }, "groundRules": ["A day's notice when something comes up"]
            }
            """,
        ["signAgreement"] = $$"""{ "number": 1, "voluntary": true, "policies": [{{string.Join(", ", RelationshipRules.Policies.Select(policy => $"\"{policy}\""))}}], "evaluationUse": true }""",
        ["nominate"] = """{ "person": "{person}", "role": "mentor" }""",
        ["planMeeting"] = """{ "startsAt": "2030-03-04T09:00:00Z", "minutes": 75, "method": "faceToFace", "venue": "awayFromWork", "place": "The library, room 2", "agenda": ["How the first clinic went"] }""",
        ["moveMeeting"] = """{ "startsAt": "2030-03-11T09:00:00Z", "minutes": 60, "method": "video", "venue": "remote" }""",
        ["recordMeeting"] = """{ "startsAt": "2026-02-03T09:00:00Z", "minutes": 75, "method": "faceToFace" }""",
        ["reportMeetingHeld"] = """{ "startsAt": "2026-02-03T09:00:00Z", "minutes": 70 }""",
        ["setAgenda"] = """{ "items": ["How the first clinic went", "What to try next"] }""",
        ["suggestAgendaItem"] = """{ "text": "Asking for help early" }""",
        ["writeMeetingLog"] = """
            {
              "place": "The library, room 2", "achieved": ["Ran a clinic with a colleague"], "challenges": "Time for preparation.", "topics": ["Running a clinic alone"],
              "steps": [{ "text": "Plan the next clinic", "owner": "mentee" }],
              "actions": [{ "text": "Write the plan", "owner": "mentee" }, { "text": "Send an example", "owner": "mentor", "resources": "The team's folder" }], "nextMeetingOn": "2026-03-03"
            }
            """,
        ["recordContact"] = """{ "channel": "email" }""",
        ["sendProgressUpdate"] = """{ "text": "We have met twice and keep to our plan." }""",
        ["addGoal"] = """{ "result": "Run a debt clinic alone", "quality": "Without asking twice", "targetOn": "2026-06-30", "horizon": "medium", "priority": 1 }""",
        ["addSubGoal"] = """{ "result": "Sit in on three clinics", "quality": "With notes on each", "targetOn": "2026-04-30", "horizon": "short", "priority": 1 }""",
        ["changeGoal"] = """{ "result": "Run two debt clinics alone", "quality": "Without asking twice", "targetOn": "2026-06-30", "horizon": "medium", "priority": 1 }""",
        ["closeGoal"] = """{ "outcome": "dropped" }""",
        ["draftActionPlan"] = """
            {
              "startsOn": "2026-02-01", "completesOn": "2026-06-30", "reviewOn": ["2026-04-01"], "goals": ["{goal}"], "presentPosition": "Has sat in on one clinic.",
              "milestones": [{ "text": "Sat in on three clinics", "on": "2026-04-01" }], "successCriteria": ["A colleague says so"], "contingency": "A colleague steps in."
            }
            """,
        ["confirmActionPlan"] = """{ "number": 2 }""",
        ["recordMilestone"] = """{ "index": 0, "outcome": "achieved" }""",
        ["closeActionPlan"] = """{ "outcome": "completed" }""",
        ["addAction"] = """{ "text": "Read the clinic's handbook", "owner": "{workingMentee}", "goal": "{goal}", "dueOn": "2026-03-01" }""",
        ["carryActionForward"] = """{ "dueOn": "2026-04-01" }""",
        ["startToolSheet"] = """{ "tool": "oskar", "content": { "topic": "The first clinic", "now": 3, "wished": 7, "answers": [{ "prompt": "affirm", "text": "I listen well." }], "reviewOn": "2026-04-01" } }""",
        ["writeToolSheet"] = """{ "topic": "The first clinic", "commitment": 8, "answers": [{ "prompt": "goal.aim", "text": "To run it alone." }], "reviewOn": "2026-04-01" }""",
        ["shareToolSheet"] = """{ "shared": true }""",
        ["startRelationshipReview"] = """{ "kind": "regular" }""",
        ["writeReviewStatement"] = """{ "goesWell": "We talk openly.", "couldChange": "A little more time.", "effectiveness": 4 }""",
        ["acknowledgeEvaluationNotice"] = """{ "document": "{evaluationNotice}" }""",
        ["startReflectiveLog"] = """{ "on": "2026-02-03", "session": 1, "note": "We agreed on three topics.", "learning": "Asking early is no weakness.", "effectivenessRating": 4 }""",
        ["writeReflectiveLog"] = """{ "on": "2026-02-03", "session": 1, "learning": "Asking early is a strength.", "goalsChanged": "I want to run a clinic by summer." }""",
        ["completeReflectiveLog"] = """{ "submitToReview": true }""",
        ["publishForm"] = """
            {
              "reason": "The word log put people off.",
              "content": {
                "language": "en", "title": "What we talked about",
                "sections": [
                  { "key": "now", "title": "This time", "questions": [{ "key": "topics", "kind": "list", "text": "What did you talk about?", "max": 1000 }, { "key": "nextMeetingOn", "kind": "date", "text": "When do you meet again?" }] },
                  { "key": "more", "title": "More", "questions": [{ "key": "energy", "kind": "scale", "text": "How much energy has it given you?", "min": 1, "max": 5 }] }]
              }
            }
            """,
        ["sendForm"] = """{ "form": { "key": "suggestion", "number": 1, "language": "en" }, "answers": { "about": "meetings", "text": "A room that can be booked for an hour." } }""",
        ["answerEvaluation"] = """{ "form": { "key": "evaluation-mentee", "number": 1, "language": "en" }, "answers": { "q1": 4, "q2": 5, "q3": "yes", "respected": 5, "processes": { "useful": 4, "relevant": 4, "easy": 3 } } }""",
        ["addPrivateNote"] = """{ "text": "Ask about the training budget." }""",
        ["changePrivateNote"] = """{ "text": "Ask about the training budget in May." }""",
        ["raiseConcern"] = """{ "category": "nextStage", "text": "We are not sure how to set goals that we can measure." }""",
        ["discussConcern"] = """{ "text": "Talked about it; I sent two examples." }""",
        ["closeConcern"] = """{ "outcome": "resolved" }""",
        ["startExport"] = """{ "programme": "{programme}", "dataset": "participants", "format": "csv", "period": { "from": "2026-01-01", "to": "2026-03-31" }, "purpose": "To invite everybody to the half-way event." }""",
        ["placeHold"] = """{ "relationship": "{relationship}", "reason": "A court has asked to keep what there is." }""",
        ["liftHold"] = """{ "reason": "The case is closed." }""",
        ["makeSubjectRequest"] = """{ "kind": "rectification", "correction": { "fact": "jobTitle", "value": "Senior adviser" } }""",
        ["decideSubjectRequest"] = """{ "grant": true, "ground": "The person has shown that it is so." }""",
        ["addOffLimitsTopic"] = """{ "label": "My last job" }""",
        ["giveConsent"] = """{ "subject": "talkToLineManager", "receiver": { "as": "partner" } }""",
        ["requestConsent"] = """{ "subject": "talkToLineManager" }""",
        ["answerConsent"] = """{ "grant": true }""",
        ["writeProgressStatement"] = """{ "needsAddressed": "Debt advice.", "progress": "I have sat in on two clinics.", "nextSteps": "To run one with a colleague.", "useInJob": "Fewer cases to pass on." }""",
        ["changeProgressStatement"] = """{ "needsAddressed": "Debt advice.", "progress": "I have sat in on three clinics.", "nextSteps": "To run one with a colleague." }""",
        ["releaseProgressStatement"] = """{ "receiver": { "as": "lineManager" } }""",
        ["requestAnnualReviewItem"] = """{ "text": "I now run a debt clinic with a colleague.", "receiver": { "as": "lineManager" } }""",
        ["answerAnnualReviewItem"] = """{ "agree": true }""",
        ["issueContributionStatement"] = """{ "person": "{workingMentor}" }""",
        ["releaseContributionStatement"] = """{ "receiver": { "as": "lineManager" } }""",
        ["nameMentorsMentor"] = """{ "person": "{person}" }""",
        ["signSupportTerms"] = """{ "agreementNumber": 1 }""",
        ["recordConsultation"] = """{ "on": "2026-02-10", "text": "How to ask more and advise less." }""",
        ["raiseSafetyConcern"] = """{ "about": "author", "text": "I hardly sleep since the new rota." }""",
        ["recordSafetyTalk"] = """{ "talkedOn": "2026-02-03" }""",
        ["recordSafetySteps"] = """{ "steps": "We looked up the helpline together, and I have seen my doctor." }""",
        ["discloseDanger"] = """{ "receiver": "{safeguarding}", "serious": true, "danger": "I may not be safe at work this week.", "evidence": "I fell asleep at the wheel on Monday." }""",
        ["setPhase"] = """{ "phase": "settingDirection" }""",
        ["endRelationship"] = """{ "kind": "notSuited", "reason": "timeOrWorkload", "note": "The new rota leaves no room for it." }""",
        ["requestRematch"] = """{ "samePartner": false }""",
        ["decideRematch"] = """{ "grant": true }""",
        ["writeProfile"] = """{ "attributes": ["Patient"], "jobSkills": ["Debt advice"], "personalSkills": ["Works well with people"] }""",
        ["addEvidence"] = """{ "kind": "course", "on": "2026-02-10", "title": "Debt advice, part two", "note": "Two days, with a case of my own.", "medium": "electronic", "links": ["trainingAndDevelopment"], "competencies": ["lifelongLearning"] }""",
        ["changeEvidence"] = """{ "kind": "certificate", "on": "2026-02-12", "title": "Certificate in debt advice", "medium": "electronic", "links": ["careerProgression"] }""",
        ["sharePortfolio"] = """{ "receiver": "{workingMentor}", "use": "feedback", "endsOn": "2030-03-31", "evidence": ["{evidence}"] }""",
        ["giveFeedback"] = """{ "text": "The case shows how you listen. What would you do differently now?" }""",
        ["commentOnSelfAssessment"] = """{ "text": "I see it as you do; the second clinic went better than you say." }""",
        ["writeSelfAssessment"] = """{ "strengths": "I listen well.", "needs": [{ "text": "To plan my time.", "how": "One evening a week is for preparation.", "competency": "timeManagement" }] }""",
        ["changeSelfAssessment"] = """{ "strengths": "I listen well.", "needs": [{ "text": "To plan my time.", "how": "A plan with my manager." }] }""",
        ["askForComment"] = """{ "mentor": "{workingMentor}" }""",
        ["shareLearningStyle"] = """{ "text": "I learn by doing, and by talking it over afterwards." }""",
        ["recordOpportunity"] = """{ "on": "2026-02-10", "setting": "A morning at the housing team's desk." }""",
        ["issueDevelopmentToken"] = """{ "as": "coordinator" }""",
        ["setDevelopmentClock"] = """{ "now": "2026-06-01T09:00:00Z" }""",
    };
}
