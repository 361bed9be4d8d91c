using Mentoring.Domain.Portfolios;
using static Mentoring.Domain.Evaluation.IndicatorBasis;

namespace Mentoring.Domain.Evaluation;

/// <summary>
/// The forty-five indicators by which programmes are monitored and evaluated. The one store for both: what guides the day and what evaluation counts is
/// defined here, once.
/// </summary>
public static class Indicators
{
    /// <summary>Version of the definitions: one that counts otherwise than before is another.</summary>
    public const string Version = "1";

    private static readonly string[] Low = ["low", "middle", "high"];
    private static readonly string[] YesNo = ["yes", "no"];
    private static readonly Axis[] ByRelationship = [Axis.Organisation, Axis.Model, Axis.Phase];

    public static readonly IReadOnlyList<IndicatorDefinition> All =
    [
        new()
        {
            Id = "I1", Key = "objectivesMet", Title = "Objectives met", Basis = Question,
            Sentence = "How many goals were met, by how far off they lay. Whether a goal was met is the mentee's own judgement.",
            Numerator = "Goals that were met", Denominator = "Goals that were met, not met, or whose day has come while they are open; each by the day on which it was closed, else by its target",
            Sources = ["goals"], Axes = ByRelationship,
            Measures = [Of("short", "goal", "met", "notMet", "due"), Of("medium", "goal", "met", "notMet", "due"), Of("long", "goal", "met", "notMet", "due")],
        },
        new()
        {
            Id = "I2", Key = "milestones", Title = "Milestones and goals achieved or missed", Basis = Source,
            Sentence = "How goals came out, and the milestones of the plans that both had confirmed.",
            Numerator = "Goals and milestones achieved", Denominator = "Goals closed; milestones by their day, or the last of their plan where they have none",
            Sources = ["goals", "action plans"], Axes = ByRelationship,
            Measures = [Of("goals", "goal", "achieved", "missed", "dropped"), Of("milestones", "milestone", "achieved", "missed", "unmarked")],
        },
        new()
        {
            Id = "I3", Key = "aims", Title = "Aims at the start against results", Basis = Source,
            Sentence = "What has become of the goals that were agreed on.",
            Numerator = "Goals in each state", Denominator = "Goals that were ever agreed on",
            Sources = ["goals"], Axes = ByRelationship,
            Measures = [AtEnd("aims", "goal", "asAgreed", "changed", "met", "notMet", "dropped")],
        },
        new()
        {
            Id = "I4", Key = "meetingRhythm", Title = "Meeting rhythm", Basis = Question,
            Sentence = "How regularly people met, and who is overdue. Relationships that were ever paused are left out of intervals: their clocks stood still.",
            Numerator = "Intervals no longer than the agreement or, where it names none, the programme wants; relationships that have met in time",
            Denominator = "Intervals that ended with a meeting, from the forming of the relationship on; relationships whose clocks run",
            Sources = ["meetings", "relationships"], Axes = ByRelationship,
            Measures = [Of("intervals", "interval between meetings", "withinTarget", "longer"), AtEnd("now", "relationship", "onTime", "overdue")],
            Middles = [Median("gap", "days")],
        },
        new()
        {
            Id = "I5", Key = "sessions", Title = "Meetings held in a relationship", Basis = Rule,
            Sentence = "How often people met, against the number of sessions that the programme expects, or 3 to 6.",
            Numerator = "Relationships in each class", Denominator = "Relationships that ended; relationships that go on",
            Sources = ["meetings", "relationships"], Axes = ByRelationship,
            Measures = [Of("ended", "relationship", "fewer", "within", "more"), AtEnd("running", "relationship", "fewer", "within", "more")],
            Middles = [Median("sessions", "meetings")],
        },
        new()
        {
            Id = "I6", Key = "meetingLength", Title = "Length of meetings", Basis = Rule,
            Sentence = "How long meetings were, against the usual length (60 to 90 minutes unless the programme says otherwise) and the least and most (60 and 120).",
            Numerator = "Meetings in each class", Denominator = "Meetings held",
            Sources = ["meetings"], Axes = ByRelationship,
            Measures = [Of("usual", "meeting", "shorter", "usual", "longer"), Of("limits", "meeting", "within", "outside"), Of("method", "meeting", "faceToFace", "telephone", "video", "messenger", "email", "other"), Of("months", "meeting") with { IsMonthly = true }],
            Middles = [Median("minutes", "minutes"), Median("faceToFace", "minutes"), Median("telephone", "minutes"), Median("video", "minutes")],
        },
        new()
        {
            Id = "I7", Key = "hoursGiven", Title = "Hours given", Basis = Rule,
            Sentence = "Hours of meetings, with the time kept free on either side to prepare and to reflect, against the least that the programme or, where it names none, the agreement sets.",
            Numerator = "Relationships with no fewer hours than that", Denominator = "Relationships that went on for at least 30 days of the period",
            Sources = ["meetings", "relationships"], Axes = ByRelationship,
            Measures = [Over("relationships", "relationship", "fewer", "enough")],
            Middles = [Median("in30Days", "hours"), Median("in42Days", "hours")],
        },
        new()
        {
            Id = "I8", Key = "cancellations", Title = "Late cancellations and repeated moves", Basis = Rule,
            Sentence = "Meetings that were called off with short notice, and dates that are moved again and again: these as they stand when it is counted, and only of a period that ended within a month. Nobody is named as who did it.",
            Numerator = "Meetings cancelled late; relationships whose next meeting was moved twice or more in a row", Denominator = "Meetings cancelled, by the day they were planned for; relationships with a meeting to come",
            Sources = ["meetings"], Axes = ByRelationship,
            Measures = [Of("cancelled", "meeting", "inTime", "late"), AtEnd("moves", "relationship", "settled", "movedTwice")],
        },
        new()
        {
            Id = "I9", Key = "contactBetween", Title = "Contact between meetings", Basis = Rule,
            Sentence = "Whether the two were in touch within about two weeks of a meeting, or as they agreed, and three days' grace.",
            Numerator = "Gaps with a contact in that time", Denominator = "Gaps between meetings that were longer than that",
            Sources = ["contacts", "meetings"], Axes = ByRelationship,
            Measures = [Of("gaps", "gap between meetings", "withContact", "without")],
        },
        new()
        {
            Id = "I10", Key = "agreementSigned", Title = "Agreement signed by the first meeting", Basis = Rule,
            Sentence = "Whether the agreement was in force on the day of the first meeting.",
            Numerator = "Relationships whose agreement was signed by then", Denominator = "Relationships by the day of their first meeting",
            Sources = ["agreements", "meetings"], Axes = ByRelationship,
            Measures = [Of("signed", "relationship", "byFirstMeeting", "later", "notYet")],
            Middles = [Median("late", "days")],
        },
        new()
        {
            Id = "I11", Key = "planEarly", Title = "Action plan by the second meeting", Basis = Rule,
            Sentence = "Whether both had confirmed an action plan on the day of the second meeting.",
            Numerator = "Relationships with a plan by then", Denominator = "Relationships by the day of their second meeting",
            Sources = ["action plans", "meetings"], Axes = ByRelationship,
            Measures = [Of("plan", "relationship", "bySecondMeeting", "later", "notYet")],
        },
        new()
        {
            Id = "I12", Key = "logsOnTime", Title = "Logs complete and on time", Basis = Source,
            Sentence = "Whether each meeting has its log, how soon, and whether it went to the coordinator.",
            Numerator = "Meetings whose log was completed in the time that the programme sets", Denominator = "Meetings held, by their day",
            Sources = ["meeting logs", "meetings"], Axes = ByRelationship,
            Measures = [Of("logs", "meeting", "onTime", "late", "missing", "notYetDue"), Of("forwarded", "completed log", "forwarded", "kept")],
            Middles = [Median("toFile", "days")],
        },
        new()
        {
            Id = "I13", Key = "reflectiveLogs", Title = "Reflective logs kept", Basis = Source,
            Sentence = "How many reflective logs were completed for the sessions held. None of them is read for it.",
            Numerator = "Logs completed in the period, as many as there were sessions at most", Denominator = "Sessions held, once for each mentee or mentor who was in the relationship",
            Sources = ["reflective logs", "meetings"], Axes = ByRelationship,
            Measures = [Over("mentees", "session of a mentee", "kept", "notKept"), Over("mentors", "session of a mentor", "kept", "notKept")],
        },
        new()
        {
            Id = "I14", Key = "menteeGrows", Title = "Share of logs and bookings by the mentee", Basis = Rule,
            Sentence = "Whether mentees take over the booking and the log in the course of a relationship: its first third against its last.",
            Numerator = "Meetings that the mentee proposed; logs that the mentee completed", Denominator = "Meetings held in the first and in the last third of relationships with three of them or more",
            Sources = ["meetings", "meeting logs"], Axes = ByRelationship,
            Measures =
            [
                AtEnd("bookingsFirst", "meeting", "byMentee", "byMentor"), AtEnd("bookingsLast", "meeting", "byMentee", "byMentor"),
                AtEnd("logsFirst", "completed log", "byMentee", "byMentor"), AtEnd("logsLast", "completed log", "byMentee", "byMentor"),
            ],
        },
        new()
        {
            Id = "I15", Key = "actions", Title = "Actions done, late, warned of, carried forward", Basis = Rule,
            Sentence = "What came of the actions that their owners had accepted.",
            Numerator = "Actions in each state", Denominator = "Accepted actions by the day they were due, or closed where they had none",
            Sources = ["actions"], Axes = ByRelationship,
            Measures = [Actions("mentees", "action of a mentee"), Actions("mentors", "action of a mentor")],
        },
        new()
        {
            Id = "I16", Key = "commitment", Title = "Commitment rating", Basis = Rule,
            Sentence = "How firmly mentees meant what they set out to do, and whether that grew when they looked at it again.",
            Numerator = "Ratings under the threshold of the programme; changes in each direction", Denominator = "Sheets with a rating, by the day they were begun; sheets with an earlier one of the same person",
            Sources = ["GROW sheets"], Axes = ByRelationship,
            Measures = [Sensitive("ratings", "sheet", "under", "atLeast"), Sensitive("change", "sheet", "lower", "same", "higher")],
            Middles = [Median("rating", "points of 10")],
        },
        new()
        {
            Id = "I17", Key = "oskarMovement", Title = "Movement on the scale", Basis = Rule,
            Sentence = "Whether mentees place themselves higher than before on their own scale.",
            Numerator = "Movements in each direction", Denominator = "OSKAR sheets with an earlier one of the same person, by the day they were begun",
            Sources = ["OSKAR sheets"], Axes = ByRelationship,
            Measures = [Sensitive("movement", "sheet", "lower", "same", "higher")],
            Middles = [Median("movement", "points of 10")],
        },
        new()
        {
            Id = "I18", Key = "reviewsHeld", Title = "Relationship reviews held", Basis = Question,
            Sentence = "Whether the reviews that came due were held: everybody has said how it goes.",
            Numerator = "Reviews held", Denominator = "Reviews that were opened",
            Sources = ["relationship reviews"], Axes = ByRelationship,
            Measures = [Of("reviews", "review", "held", "waiting")],
            Middles = [Median("toHold", "days")],
        },
        new()
        {
            Id = "I19", Key = "goingWell", Title = "How relationships are going", Basis = Question,
            Sentence = "How effective those in them find them, at reviews and in questionnaires. Low is 1 or 2, high 4 or 5.",
            Numerator = "Answers in each class", Denominator = "Answers",
            Sources = ["review statements", "evaluation questions 8, 10 and 11"], Axes = ByRelationship,
            Measures = [Sensitive("effectiveness", "review statement", Low), Sensitive("relationship", "answer", Low), Sensitive("usefulness", "answer", Low), Sensitive("gained", "answer", YesNo)],
        },
        new()
        {
            Id = "I20", Key = "concernsInTime", Title = "Concerns dealt with in time", Basis = Question,
            Sentence = "How soon requests for help were taken up, how they ended, and what is open.",
            Numerator = "Concerns taken up within the working days that the programme sets", Denominator = "Concerns, by the day they were raised; closed ones by the day they were closed",
            Sources = ["concerns"], Axes = ByRelationship,
            Measures =
            [
                Sensitive("takenUp", "concern", "inTime", "late", "waiting"), Sensitive("closed", "concern", "resolved", "endedRelationship", "passedToFormalPolicy"),
                Sensitive("open", "concern", "organisationProcedures", "lineManagement", "nextStage", "feelingStuck", "relationshipBreakdown", "conduct") with { Dating = Dating.AtEnd },
            ],
            Middles = [Median("toClose", "days")],
        },
        new()
        {
            Id = "I21", Key = "earlyEndings", Title = "Early endings by neutral reason", Basis = Source,
            Sentence = "How many relationships ended before their time, and the reasons that people gave.",
            Numerator = "Relationships that ended early; reasons of each kind", Denominator = "Relationships of the period; reasons that were given for early endings",
            Sources = ["endings", "ending reasons"], Axes = ByRelationship,
            Measures =
            [
                Sensitive("relationships", "relationship", "endedEarly", "endedOtherwise", "goesOn") with { Dating = Dating.OverPeriod },
                Sensitive("reasons", "person who gave a reason", "notSuited", "timeOrWorkload", "changeOfRole", "goalsMet", "agreedTimeReached", "conflictOfInterest", "other", "preferNotToSay"),
            ],
        },
        new()
        {
            Id = "I22", Key = "rematches", Title = "Rematches asked for, made, kept", Basis = Source,
            Sentence = "Who wished for another match, whether one was found, how soon, and whether it lasts.",
            Numerator = "Requests in each state", Denominator = "Requests, by the day they were made; matches that followed on a granted one, by the day they formed",
            Sources = ["rematch requests", "relationships"], Axes = ByRelationship,
            Measures = [Sensitive("requests", "request", "granted", "refused", "waiting"), Sensitive("made", "granted request", "matched", "notYet"), Sensitive("kept", "second match", "goesOn", "completed", "endedEarly")],
            Middles = [Median("toMatch", "days")],
        },
        new()
        {
            Id = "I23", Key = "completions", Title = "Natural completions", Basis = Rule,
            Sentence = "How relationships ended.",
            Numerator = "Endings of each kind", Denominator = "Endings",
            Sources = ["endings"], Axes = ByRelationship,
            Measures = [Sensitive("endings", "relationship", "objectivesMet", "timeReached", "early", "unresolved")],
        },
        new()
        {
            Id = "I24", Key = "prepared", Title = "Training and induction", Basis = Rule,
            Sentence = "Whether those who take part were trained or inducted, and whether mentors' refreshers are up to date.",
            Numerator = "People with complete training or induction", Denominator = "People who take part at the end of the period, once for each relationship",
            Sources = ["training records", "participations"], Axes = ByRelationship,
            Measures = [AtEnd("mentors", "mentor in a relationship", "complete", "missing"), AtEnd("mentees", "mentee in a relationship", "complete", "missing"), AtEnd("refreshers", "mentor in a relationship", "upToDate", "overdue")],
        },
        new()
        {
            Id = "I25", Key = "trainingNeeds", Title = "Training needs found and acted on", Basis = Question,
            Sentence = "Whether something was done about the needs for training that came to light.",
            Numerator = "Needs with a step taken", Denominator = "Needs, by the day they came to light",
            Sources = ["training needs"], Counts = Counted.Programme,
            Measures = [Of("needs", "training need", "withStep", "withoutStep")],
        },
        new()
        {
            Id = "I26", Key = "applications", Title = "Applications, sign-offs, acceptance, waiting", Basis = Source,
            Sentence = "How far applications came, and how long each step took.",
            Numerator = "Applications in each state", Denominator = "Applications, by the day they were submitted; sign-offs by the day of the decision",
            Sources = ["applications", "sign-offs", "selections"], Counts = Counted.People, Axes = [Axis.Organisation],
            Measures =
            [
                Of("mentors", "application", "awaitingSignOff", "signOffDeclined", "underSelection", "notSelected", "accepted", "available", "withdrawn"),
                Of("mentees", "application", "awaitingSignOff", "signOffDeclined", "underSelection", "notSelected", "accepted", "available", "withdrawn"),
                Sensitive("signOffs", "decision of a line manager", "approved", "declined"),
            ],
            Middles = [Median("toSignOff", "days"), Median("toSelection", "days"), Median("toAvailable", "days")],
        },
        new()
        {
            Id = "I27", Key = "supply", Title = "Mentor supply", Basis = Rule,
            Sentence = "Whether there are places for those who wait. As it stands when it is counted: a period that ended more than a month before has no figure.",
            Numerator = "Free places with mentors", Denominator = "Free places and mentees who wait",
            Sources = ["applications", "relationships", "proposals"], Counts = Counted.People,
            Measures = [AtEnd("supply", "place or mentee", "freePlaces", "waitingMentees")],
        },
        new()
        {
            Id = "I28", Key = "mentorSupport", Title = "Mentor support used", Basis = Source,
            Sentence = "Whether mentors have somebody to turn to, and how often support was used. Nothing is told of what it was about.",
            Numerator = "Mentors with a mentor's mentor bound to them, or a support session within a year", Denominator = "Mentors who take part at the end of the period, once for each relationship; sessions by their day",
            Sources = ["mentor's mentors", "consultations", "support sessions"], Axes = ByRelationship,
            Measures = [AtEnd("mentors", "mentor in a relationship", "withSource", "without"), Of("sessions", "session", "support", "consultation")],
        },
        new()
        {
            Id = "I29", Key = "again", Title = "Would take part again; rating and quality of the programme", Basis = Question,
            Sentence = "What people answered to the first three questions, and how many answered at all. Low is 1 or 2, high 4 or 5.",
            Numerator = "Answers in each class", Denominator = "Answers, by the day or, without a name, the month in which they came; those who were asked by the day they were",
            Sources = ["evaluation questions 1 to 3"], Axes = ByRelationship,
            Measures =
            [
                Of("responses", "person asked", "answered", "notAnswered"), Sensitive("mentors", "answer of a mentor", "yes", "no", "unsure"), Sensitive("mentees", "answer of a mentee", "yes", "no", "unsure"),
                Sensitive("rating", "answer", Low), Sensitive("quality", "answer", Low),
            ],
            Middles = [Mean("rating", "points of 5"), Mean("quality", "points of 5")],
        },
        new()
        {
            Id = "I30", Key = "preparedWell", Title = "Training helped; responsibilities clear; coordinators within reach", Basis = Question,
            Sentence = "What people answered to questions 4 to 7. Low is 1 or 2, high 4 or 5.",
            Numerator = "Answers in each class", Denominator = "Answers",
            Sources = ["evaluation questions 4 to 7"], Axes = ByRelationship,
            Measures = [Sensitive("prepared", "answer", Low), Sensitive("moreWanted", "answer", YesNo), Sensitive("clear", "answer", Low), Sensitive("coordinators", "answer", Low)],
        },
        new()
        {
            Id = "I31", Key = "timeSufficient", Title = "Time sufficient; too often or not often enough", Basis = Question,
            Sentence = "Whether people had enough time together, and would rather have met more or less often.",
            Numerator = "Answers in each class", Denominator = "Answers",
            Sources = ["evaluation questions 9, 12 and 13"], Axes = ByRelationship,
            Measures = [Sensitive("enoughTime", "answer", YesNo), Sensitive("frequency", "answer", "lessOften", "asItWas", "moreOften")],
        },
        new()
        {
            Id = "I32", Key = "benefits", Title = "Benefits experienced", Basis = Outcome,
            Sentence = "Whether people say that they have gained from it, half-way and at the end, and what line managers see at work.",
            Numerator = "Answers that say so", Denominator = "Answers",
            Sources = ["evaluation question 11", "line managers' questionnaire"], Axes = ByRelationship,
            Measures = [Sensitive("midPoint", "answer", YesNo), Sensitive("end", "answer", YesNo), Sensitive("performance", "answer of a line manager", Low), Sensitive("cooperation", "answer of a line manager", Low)],
        },
        new()
        {
            Id = "I33", Key = "confidence", Title = "Confidence and skills gained; qualifications", Basis = Outcome,
            Sentence = "What line managers see of it half-way and at the end, and qualifications in portfolios that their owners show the coordinator.",
            Numerator = "Answers in each class; pieces of evidence of each kind", Denominator = "Answers; pieces of evidence that are shown",
            Sources = ["line managers' questionnaire", "portfolios, as far as their owners consent"], Axes = ByRelationship,
            Measures =
            [
                Sensitive("confidenceMidPoint", "answer of a line manager", Low), Sensitive("confidenceEnd", "answer of a line manager", Low), Sensitive("skillsMidPoint", "answer of a line manager", Low),
                Sensitive("skillsEnd", "answer of a line manager", Low), AtEnd("qualifications", "piece of evidence", "qualification", "certificate", "course") with { Sensitive = true },
            ],
        },
        new()
        {
            Id = "I34", Key = "turnover", Title = "Staff turnover and retention of participants", Basis = Outcome,
            Sentence = "How many of the participants left their organisation, against all staff there, as HR states it in figures.",
            Numerator = "People who left", Denominator = "People at the beginning of the times that were stated and lie within the period",
            Sources = ["turnover statements"], Counts = Counted.People,
            Measures = [Sensitive("participants", "participant", "stayed", "left"), Of("staff", "member of staff", "stayed", "left")],
        },
        new()
        {
            Id = "I35", Key = "acrossOrganisations", Title = "Cross-organisation pairs and networks", Basis = Outcome,
            Sentence = "How many relationships bring people of different organisations together.",
            Numerator = "Relationships with a mentor from another organisation than a mentee's", Denominator = "Relationships by the day they formed",
            Sources = ["relationships", "participations"], Axes = ByRelationship,
            Measures = [Of("relationships", "relationship", "across", "within")],
        },
        new()
        {
            Id = "I36", Key = "capabilities", Title = "Spread of capabilities", Basis = Outcome,
            Sentence = "Which capabilities of the Continuous Learning Framework people have evidence of, in portfolios that they show the coordinator.",
            Numerator = "People with evidence of each capability", Denominator = "People and capabilities, each pair once",
            Sources = ["portfolios, as far as their owners consent"], Counts = Counted.People, Axes = [Axis.Organisation],
            Measures = [AtEnd("capabilities", "person and capability", [.. CompetencyList.All.Select(x => x.Code)]) with { Sensitive = true }],
        },
        new()
        {
            Id = "I37", Key = "processes", Title = "Processes useful, relevant, easy", Basis = Question,
            Sentence = "What people think of the programme's forms and ways of doing things. Low is 1 or 2, high 4 or 5.",
            Numerator = "Answers in each class", Denominator = "Answers",
            Sources = ["evaluation, questions on processes"], Axes = ByRelationship,
            Measures = [Sensitive("useful", "answer", Low), Sensitive("relevant", "answer", Low), Sensitive("easy", "answer", Low)],
        },
        new()
        {
            Id = "I38", Key = "stakeholdersInformed", Title = "Stakeholders kept informed", Basis = Question,
            Sentence = "Whether those who govern the programme, and others concerned, were told each quarter how it goes.",
            Numerator = "Quarters of the programme in which a report was attested, or, to those who govern it, that of a pilot review decided on", Denominator = "Quarters of the programme, by their last day",
            Sources = ["attestations", "pilot reviews"], Counts = Counted.Programme,
            Measures = [Of("governance", "quarter", "sent", "missed"), Of("stakeholders", "quarter", "sent", "missed")],
        },
        new()
        {
            Id = "I39", Key = "documentsChanged", Title = "Documents and tools changed", Basis = Source,
            Sentence = "How many documents and forms were published, for the first time or anew. Which, and what changed, is in their versions.",
            Numerator = "Versions of each kind", Denominator = "Versions published",
            Sources = ["programme documents", "form versions"], Counts = Counted.Programme,
            Measures = [Of("documents", "version", "first", "changed"), Of("forms", "version", "first", "changed")],
        },
        new()
        {
            Id = "I40", Key = "fileReview", Title = "File review: completeness of records", Basis = Source,
            Sentence = "Whether each relationship has what it should have: an agreement in force, after two meetings a plan, a log of each meeting where the programme wants one, and training or induction of everybody.",
            Numerator = "Relationships by how many of these are missing", Denominator = "Relationships that go on at the end of the period",
            Sources = ["agreements", "action plans", "meeting logs", "training records"], Axes = ByRelationship,
            Measures = [AtEnd("relationships", "relationship", "nothingMissing", "oneMissing", "moreMissing")],
        },
        new()
        {
            Id = "I41", Key = "storageReliable", Title = "Confidential storage reliable", Basis = Question,
            Sentence = "Whether every read of what others wrote had a right behind it that the programme knows.",
            Numerator = "Requests in each class; the aim is none outside", Denominator = "Requests that read content of others",
            Sources = ["records of reads"], Counts = Counted.Programme,
            Measures = [Of("reads", "request", "withinScope", "outside")],
        },
        new()
        {
            Id = "I42", Key = "readiness", Title = "Readiness of the programme", Basis = Rule,
            Sentence = "How the programme stands by its checklists when it is counted; for a period that ended more than a month before, at the last health check that was kept in it.",
            Numerator = "Items in place", Denominator = "Items that apply",
            Sources = ["readiness", "health checks"], Counts = Counted.Programme,
            Measures = [.. Checklists.Select(list => AtEnd(list, "item", "yes", "partly", "no", "notApplicable", "unknown"))],
        },
        new()
        {
            Id = "I43", Key = "budget", Title = "Budget position", Basis = Rule,
            Sentence = "What was planned and what was spent, and for how long there is money, as last stated before the end of the period.",
            Numerator = "Money spent", Denominator = "Money planned",
            Sources = ["resource statements"], Counts = Counted.Programme, Budget = true,
            Middles = [Total("planned", "money"), Total("spent", "money"), Total("funded", "days after the period")],
        },
        new()
        {
            Id = "I44", Key = "otherSetting", Title = "At least one other setting", Basis = Rule,
            Sentence = "Whether mentees have had the chance to see another service setting.",
            Numerator = "Relationships with an opportunity on record", Denominator = "Relationships of the period",
            Sources = ["opportunities"], Axes = ByRelationship,
            Measures = [AtEnd("relationships", "relationship", "atLeastOne", "none")],
        },
        new()
        {
            Id = "I45", Key = "portfolioItems", Title = "Portfolio items by kind and link", Basis = Source,
            Sentence = "What portfolios hold that their owners show the coordinator, and what it is good for.",
            Numerator = "Pieces of evidence of each kind; uses of each kind", Denominator = "Pieces of evidence that are shown; their uses",
            Sources = ["portfolios, as far as their owners consent"], Counts = Counted.People, Axes = [Axis.Organisation],
            Measures =
            [
                AtEnd("kinds", "piece of evidence", "achievement", "qualification", "certificate", "course", "postOfResponsibility", "reflection") with { Sensitive = true },
                AtEnd("links", "use of a piece of evidence", "careerProgression", "competency", "careerPlan", "trainingAndDevelopment", "developmentReview") with { Sensitive = true },
            ],
        },
    ];

    private static readonly Dictionary<string, IndicatorDefinition> ById = All.ToDictionary(x => x.Id, StringComparer.Ordinal);

    public static IndicatorDefinition? Find(string id) => ById.GetValueOrDefault(id);

    /// <summary>As a relationship's review or a questionnaire has it, 1 to 5.</summary>
    public static string Class(int points) => points <= 2 ? "low" : points == 3 ? "middle" : "high";

    private static IEnumerable<string> Checklists => ["gates", "design", "finance", "policies", "evaluationData", "monitoring", "governance"];

    private static MeasureDefinition Of(string key, string each, params string[] classes) => new() { Key = key, Each = each, Classes = classes };

    private static MeasureDefinition AtEnd(string key, string each, params string[] classes) => Of(key, each, classes) with { Dating = Dating.AtEnd };

    private static MeasureDefinition Over(string key, string each, params string[] classes) => Of(key, each, classes) with { Dating = Dating.OverPeriod };

    private static MeasureDefinition Sensitive(string key, string each, params string[] classes) => Of(key, each, classes) with { Sensitive = true };

    private static MeasureDefinition Actions(string key, string each) => Of(key, each, "doneInTime", "doneLate", "carriedForward", "atRisk", "overdue", "notYetDue", "dropped");

    private static MiddleDefinition Median(string key, string unit) => new() { Key = key, Unit = unit, Average = Average.Median };

    private static MiddleDefinition Mean(string key, string unit) => new() { Key = key, Unit = unit, Average = Average.Mean };

    private static MiddleDefinition Total(string key, string unit) => new() { Key = key, Unit = unit, Average = Average.Total };
}
