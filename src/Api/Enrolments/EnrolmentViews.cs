using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Forms;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;

namespace Mentoring.Api.Enrolments;

/// <summary>An invitation to apply.</summary>
public sealed record NominationView : View
{
    /// <summary>Id.</summary>
    public required Id<Nomination> Id { get; init; }

    /// <summary>The programme.</summary>
    public required Id<Programme> Programme { get; init; }

    /// <summary>Who is invited.</summary>
    public required Id<Person> Person { get; init; }

    /// <summary>In which role.</summary>
    public required ParticipantRole Role { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>That somebody applied, and how far it has come. The answers are a record of their own.</summary>
public sealed record ApplicationView : View
{
    /// <summary>Id.</summary>
    public required Id<Application> Id { get; init; }

    /// <summary>The programme.</summary>
    public required Id<Programme> Programme { get; init; }

    /// <summary>Who applied.</summary>
    public required Id<Person> Person { get; init; }

    /// <summary>Name of who applied.</summary>
    public string? Applicant { get; init; }

    /// <summary>The role applied for.</summary>
    public required ParticipantRole Role { get; init; }

    /// <summary>How far it has come.</summary>
    public required ApplicationStatus Status { get; init; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it was submitted.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>When the person decided afresh to take part.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }
}

/// <summary>The answers of an application: for the applicant, the signing manager while it waits for them, and the coordinator after that.</summary>
public sealed record AnswersView : View
{
    /// <summary>The application.</summary>
    public required Id<Application> Application { get; init; }

    /// <summary>What was answered.</summary>
    public required Questionnaire Answers { get; init; }

    /// <summary>How much of what a match can go by is answered, 0 to 100. More makes a better match, and nothing waits for it.</summary>
    public required int Completeness { get; init; }
}

/// <summary>What a partner may read of an applicant.</summary>
public sealed record MatchProfileView : View
{
    /// <summary>The application.</summary>
    public required Id<Application> Application { get; init; }

    /// <summary>The role.</summary>
    public required ParticipantRole Role { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>In the applicant's own words.</summary>
    public required string Profile { get; init; }
}

/// <summary>What an applicant had before them and committed to when they submitted. It is their own.</summary>
public sealed record SubmissionConsentView : View
{
    /// <summary>The application.</summary>
    public required Id<Application> Application { get; init; }

    /// <summary>The application notice that was shown.</summary>
    public required Id<ProgrammeDocument> Notice { get; init; }

    /// <summary>The role sheet that was read.</summary>
    public required Id<ProgrammeDocument> RoleSheet { get; init; }

    /// <summary>What they committed to.</summary>
    public required IReadOnlyList<string> Commitments { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The version of the form that was shown; null where none was kept yet.</summary>
    public FormShown? Form { get; init; }
}

/// <summary>A line manager's decision.</summary>
public sealed record SignOffView : View
{
    /// <summary>Id.</summary>
    public required Id<SignOff> Id { get; init; }

    /// <summary>The application.</summary>
    public required Id<Application> Application { get; init; }

    /// <summary>Yes or no.</summary>
    public required SignOffDecision Decision { get; init; }

    /// <summary>Who decided.</summary>
    public required Id<Person> DecidedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The day the two talked about it.</summary>
    public DateOnly? DiscussedOn { get; init; }

    /// <summary>Whether time is made available.</summary>
    public bool? TimeAvailable { get; init; }

    /// <summary>Of a mentor: whether training and support are planned for.</summary>
    public bool? TrainingPlanned { get; init; }

    /// <summary>For the applicant, when declined.</summary>
    public string? Reason { get; init; }

    /// <summary>The version of the form that was shown; null where none was kept yet.</summary>
    public FormShown? Form { get; init; }
}

/// <summary>The selection decision.</summary>
public sealed record SelectionView : View
{
    /// <summary>The application.</summary>
    public required Id<Application> Application { get; init; }

    /// <summary>Whether it was accepted.</summary>
    public required bool Accepted { get; init; }

    /// <summary>How the criteria came out.</summary>
    public required IReadOnlyList<CriterionResult> Criteria { get; init; }

    /// <summary>For the applicant.</summary>
    public string? Message { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Training or induction of one person.</summary>
public sealed record TrainingRecordView : View
{
    /// <summary>Id.</summary>
    public required Id<TrainingRecord> Id { get; init; }

    /// <summary>The application.</summary>
    public required Id<Application> Application { get; init; }

    /// <summary>What kind of preparation.</summary>
    public required TrainingKind Kind { get; init; }

    /// <summary>How it was given.</summary>
    public required TrainingForm Form { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly HeldOn { get; init; }

    /// <summary>Length in days; 0 for a guidance sheet.</summary>
    public required decimal Days { get; init; }

    /// <summary>Length in hours, where it was said.</summary>
    public decimal? Hours { get; init; }

    /// <summary>Whose calendar the day is of; UTC where nothing was said.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Who gave it.</summary>
    public string? Provider { get; init; }

    /// <summary>Themes met.</summary>
    public required IReadOnlyList<string> Themes { get; init; }

    /// <summary>The guidance issued.</summary>
    public Id<ProgrammeDocument>? Document { get; init; }

    /// <summary>When the person acknowledged the guidance.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>The version of the record's form that was shown; null for a session of support, which has no form, or where none was kept yet.</summary>
    public FormShown? FormShown { get; init; }
}

/// <summary>The words that the questionnaire and its neighbours take.</summary>
public sealed record QuestionnaireWords
{
    /// <summary>Words to describe oneself with: five, or none.</summary>
    public IReadOnlyList<string> Descriptors { get; } = Questionnaire.DescriptorWords;

    /// <summary>Reasons for seeking a mentor.</summary>
    public IReadOnlyList<string> MenteeReasons { get; } = Questionnaire.MenteeReasons;

    /// <summary>Reasons for seeking a mentee.</summary>
    public IReadOnlyList<string> MentorReasons { get; } = Questionnaire.MentorReasons;

    /// <summary>Where somebody may have heard of mentoring.</summary>
    public IReadOnlyList<string> Referrals { get; } = Questionnaire.Referrals;

    /// <summary>What applicants commit to.</summary>
    public IReadOnlyList<string> Commitments { get; } = Domain.Enrolments.Commitments.All;

    /// <summary>Themes of mentor training.</summary>
    public IReadOnlyList<string> MentorThemes { get; } = TrainingRecord.MentorThemes;

    /// <summary>Themes of mentee induction.</summary>
    public IReadOnlyList<string> MenteeThemes { get; } = TrainingRecord.MenteeThemes;
}
