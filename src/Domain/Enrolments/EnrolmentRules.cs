using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Enrolments;

/// <summary>From the first wish to take part until a person is open for matching.</summary>
public static class EnrolmentRules
{
    private const string Questions = "Coventry, questionnaire";
    private const string Joining = "ASA, applying to be a mentor or mentee";
    private const string Selecting = "SSSC, selection criteria";
    private const string Policy = "SSSC, resource 4 (policy exemplar)";

    public static readonly StructuralRule VoluntaryMentee = new("voluntary-mentee", RuleKind.Hard,
        "A mentee takes part by choice: an application, an acceptance and a signature are always the signed-in person's own.",
        "SSSC, step 5 (etiquette); WLGA, what mentoring is");

    public static readonly StructuralRule VoluntaryMentor = new("voluntary-mentor", RuleKind.Hard,
        "A mentor takes part by choice: nobody can appoint one.", "Coventry, what's in it; WLGA, what a mentor does");

    public static readonly Rule<bool> NominationIsInvitation = new("nomination-is-invitation", RuleKind.Hard,
        "To name somebody is to invite them: nothing comes of it until that person accepts, and a no leaves no trace.", "SSSC, recruitment", own => own);

    public static readonly Rule<(string NamedBy, string? JointNeeds)> NeedsNamedBy = new("needs-identified-with-manager", RuleKind.Configured,
        "Needs are named by the mentee, or by mentee and line manager together where the programme asks for it; the mentee writes and releases what they agreed.",
        "ASA, introduction; eight principles", x => x.NamedBy == "menteeWithManager" == x.JointNeeds is not null);

    public static readonly StructuralRule ApplicantCompletesOwnForm = new("applicant-completes-own-form", RuleKind.Hard,
        "The applicant fills in the form; the line manager approves it and cannot edit it.", Joining);

    public static readonly StructuralRule WithdrawAnyTime = new("withdraw-any-time", RuleKind.Hard,
        "A participant may leave at any stage, with no blame and no reason asked.", "SSSC, step 5 (etiquette); WLGA, appendix A");

    public static readonly StructuralRule ApplicationPurposeLimit = new("application-purpose-limit", RuleKind.Hard,
        "Application data is used for matching alone.", $"{Questions} notice");

    public static readonly StructuralRule ApplicationConfidential = new("application-confidential", RuleKind.Hard,
        "Application answers are read by the applicant, the coordinator, and the signing manager while they sign; a partner sees the match profile.",
        $"{Questions} notice");

    public static readonly StructuralRule SignOffBeforeProgramme = new("signoff-before-programme", RuleKind.Hard,
        "The form reaches the programme after approval; until then the coordinator learns only that something is pending.", Joining);

    public static readonly Rule<bool> EligiblePopulation = new("eligible-population", RuleKind.Configured,
        "Staff, volunteers and members of the programme's organisations may take part.", "ASA, introduction; WLGA, preface", eligible => eligible);

    public static readonly Rule<bool> OneLiveApplication = new("mentor-and-mentee-both", RuleKind.Configured,
        "A person applies once for each role of a programme: two roles are two applications with two decisions, and never both sides of one relationship.",
        $"{Questions}; Coventry, what mentoring is", apart => apart);

    public static readonly Rule<IReadOnlyList<string>> RequiredAnswers = new("application-required-answers", RuleKind.Hard,
        "The starred questions are answered.", Questions, missing => missing.Count == 0);

    public static readonly StructuralRule Completeness = new("application-completeness", RuleKind.Soft,
        "Answers beyond the starred ones make a better match: how much is answered is shown as a figure, and nothing waits for it.", Questions);

    public static readonly Rule<(IReadOnlyList<string>? Words, IReadOnlyList<string> List)> FiveDescriptors = new("application-five-descriptors", RuleKind.Hard,
        "Who describes themselves picks exactly five different words from the list.", Questions,
        x => x.Words is null or { Count: 0 } || (x.Words.Count == 5 && x.Words.Distinct(StringComparer.Ordinal).Count() == 5 && x.Words.All(x.List.Contains)));

    public static readonly Rule<Questionnaire> ProfessionalBodyName = new("application-professional-body-name", RuleKind.Hard,
        "The professional body is named by members, and by nobody else.", Questions,
        form => form.ProfessionalBodyMember == true == form.ProfessionalBody is not null);

    public static readonly Rule<(Questionnaire Form, ParticipantRole Role)> RoleSections = new("application-role-sections", RuleKind.Hard,
        "Mentee questions go to mentees only, and mentor questions to mentors only.", Questions,
        x => x.Role == ParticipantRole.Mentor ? x.Form.Mentee is null : x.Form.Mentor is null);

    public static readonly Rule<IReadOnlyCollection<string>> CommitmentTime = Commitment("commitment-time",
        "Both applicants commit to the programme's minimum time.", Commitments.Time);

    public static readonly Rule<IReadOnlyCollection<string>> CommitmentRecords = Commitment("commitment-records-and-review",
        "Both applicants commit to completing logs and contributing to reviews.", Commitments.RecordsAndReview);

    public static readonly Rule<IReadOnlyCollection<string>> CommitmentTraining = Commitment("commitment-training-mentor",
        "A mentor applicant commits to the training day.", Commitments.Training);

    public static readonly Rule<IReadOnlyCollection<string>> CommitmentSelfDevelopment = Commitment("commitment-self-development-mentor",
        "A mentor applicant commits to further self-development.", Commitments.SelfDevelopment);

    public static readonly Advice<IReadOnlyCollection<string>> CommitmentFeedback = new("commitment-feedback-to-coordinator",
        "Participants give regular feedback to the coordinator.", $"{Selecting}; SSSC, resource 8", made => made.Contains(Commitments.Feedback));

    public static readonly Advice<IReadOnlyCollection<string>> CommitmentAppointments = new("commitment-keep-appointments",
        "Both parties are prepared to keep appointments and stay in contact.", Policy, made => made.Contains(Commitments.KeepAppointments));

    public static readonly Rule<bool> ConsentOnSubmit = new("application-consent-on-submit", RuleKind.Hard,
        "Submitting is consent to the use that the programme's current notice states.", $"{Questions} notice", current => current);

    public static readonly Rule<bool> ExpectationsExplained = new("expectations-explained-before-apply", RuleKind.Hard,
        "The role sheet and its commitments are acknowledged before a person applies.", "SSSC, recruitment; Coventry, what it involves", acknowledged => acknowledged);

    public static readonly Advice<Questionnaire> RelevantExperience = new("mentor-relevant-experience",
        "A mentor has technical, management or life experience to share.", "ASA, expected of mentors",
        form => form.Mentor is null || form.Mentor.Experience is not null || form.Mentor.Skills is { Count: > 0 });

    public static readonly Advice<(Questionnaire Form, decimal? Hours)> TimeAvailable = new("mentor-time-available",
        "A mentor has enough time for the relationship.", $"{Policy}; ASA, expected of mentors",
        x => x.Form.Mentor is null || x.Form.HoursPerMonth is null || x.Hours is null || x.Form.HoursPerMonth >= x.Hours);

    public static readonly Rule<bool> SignOffByOwnManager = new("signoff-by-own-manager", RuleKind.Hard,
        "Sign-off counts only from the applicant's own line manager at that time, and never from themselves.", Joining, own => own);

    public static readonly Rule<(string Mode, bool Signed)> SignOffMentor = new("line-manager-signoff-mentor", RuleKind.Configured,
        "The mentor's line manager approves the application before it is selected, not longer ago than the sign-off is good for.", Joining,
        x => x.Mode != "required" || x.Signed);

    public static readonly Rule<(string Mode, bool Signed)> SignOffMentee = new("line-manager-signoff-mentee", RuleKind.Configured,
        "The mentee's line manager approves the application before it is selected, not longer ago than the sign-off is good for.", $"{Joining}; {Policy}",
        x => x.Mode != "required" || x.Signed);

    public static readonly Advice<DateOnly?> ManagerTakesPart = new("manager-takes-part-in-decision",
        "The manager discusses mentoring with the member of staff; the date is recorded.", Policy, discussedOn => discussedOn is not null);

    public static readonly Advice<bool?> WorkloadAccounted = new("workload-accounted",
        "Managers take mentoring into account in the workload.", Policy, timeAvailable => timeAvailable == true);

    public static readonly Advice<(ParticipantRole Role, bool? Planned)> ManagerPlansTraining = new("manager-plans-mentor-training",
        "Managers plan for their mentors to be trained and supported: who signs for a mentor says so.", Policy, x => x.Role != ParticipantRole.Mentor || x.Planned == true);

    public static readonly Rule<bool> CriteriaFlexibility = new("selection-criteria-flexibility", RuleKind.Configured,
        "Who is accepted meets every essential criterion, or has a recorded waiver for it.", Selecting, held => held);

    public static readonly Rule<bool> UnsuccessfulInformed = new("selection-unsuccessful-informed", RuleKind.Hard,
        "Who is not selected is told, with a criterion that was not met.", Selecting, told => told);

    public static readonly Rule<bool> OtherHands = new("coordinator-not-own-case", RuleKind.Hard,
        "A coordinator who takes part leaves their own application and match to another one.", "Rulebook, open decision G11", other => other);

    public static readonly Rule<bool> MentorTrainingBeforeMatch = new("mentor-training-before-match", RuleKind.Hard,
        "Mentor training is mandatory and comes before mentoring starts.", $"ASA, expected of mentors; {Policy}", trained => trained);

    public static readonly Rule<(decimal Days, decimal Needed)> TrainingLength = new("mentor-training-length", RuleKind.Configured,
        "Mentor training has the length that the programme sets.", Joining, x => x.Days >= x.Needed);

    public static readonly Rule<bool> InductionBeforeMatch = new("mentee-induction-before-match", RuleKind.Hard,
        "Mentee induction is mandatory and comes before the match.", $"{Policy}; SSSC, checklist 1", inducted => inducted);

    public static readonly Rule<(TrainingForm Form, string Setting)> InductionFormat = new("mentee-induction-format", RuleKind.Configured,
        "Induction is a session or workshop; a guidance sheet counts where the programme has set so.", "SSSC, mentee induction; WLGA, guidance for mentees",
        x => x.Form != TrainingForm.GuidanceSheet || x.Setting == "guidanceSheet");

    public static readonly Advice<IReadOnlyCollection<string>> TrainingContent = new("mentor-training-content",
        "Mentor training covers nine themes.", "SSSC, mentor training", themes => TrainingRecord.MentorThemes.All(themes.Contains));

    public static readonly Advice<IReadOnlyCollection<string>> InductionContent = new("mentee-induction-content",
        "Mentee induction covers eight themes.", "SSSC, mentee induction", themes => TrainingRecord.MenteeThemes.All(themes.Contains));

    public static readonly Rule<Application> OptOutAfterTraining = new("opt-out-after-training", RuleKind.Hard,
        "After training the person decides afresh: without that confirmation they are not available.", "SSSC, selection criteria; training and orientation",
        application => application.Status == ApplicationStatus.Available);

    private static Rule<IReadOnlyCollection<string>> Commitment(string id, string sentence, string commitment) =>
        new(id, RuleKind.Hard, sentence, Joining, made => made.Contains(commitment));
}

/// <summary>What applicants commit to, as codes.</summary>
public static class Commitments
{
    public const string Time = "time";
    public const string RecordsAndReview = "recordsAndReview";
    public const string Training = "training";
    public const string SelfDevelopment = "selfDevelopment";
    public const string Feedback = "feedback";
    public const string KeepAppointments = "keepAppointments";

    public static readonly IReadOnlyList<string> All = [Time, RecordsAndReview, Training, SelfDevelopment, Feedback, KeepAppointments];
}
