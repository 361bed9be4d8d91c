using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Forms;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;

namespace Mentoring.Domain.Enrolments;

/// <summary>The line manager's yes or no.</summary>
public enum SignOffDecision
{
    /// <summary>Approved and signed.</summary>
    Approve,

    /// <summary>Declined; the reason goes to the applicant.</summary>
    Decline,
}

/// <summary>A line manager's decision on an application, signed by being made under their own name.</summary>
public sealed class SignOff : Entity<SignOff>, IVisible<SignOff>, IOfProgramme
{
    private SignOff() { }

    public SignOff(Application application, Id<Person> by, SignOffDecision decision, DateOnly? discussedOn, bool? timeAvailable, bool? trainingPlanned, string? reason, DateTimeOffset at) =>
        (ApplicationId, ProgrammeId, PersonId, DecidedBy, Decision, DiscussedOn, TimeAvailable, TrainingPlanned, Reason, At) =
        (application.Id, application.ProgrammeId, application.PersonId, by, decision, discussedOn, timeAvailable, trainingPlanned, Confidential.Of(application.PersonId, reason), at);

    public Id<Application> ApplicationId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> PersonId { get; private set; }
    public Id<Person> DecidedBy { get; private set; }
    public SignOffDecision Decision { get; private set; }
    public DateOnly? DiscussedOn { get; private set; }
    public bool? TimeAvailable { get; private set; }

    /// <summary>Of a mentor: their training and support are planned for.</summary>
    public bool? TrainingPlanned { get; private set; }

    /// <summary>For the applicant. Stored encrypted.</summary>
    public Confidential<string>? Reason { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>The version of the form that was shown; null where none was kept yet.</summary>
    public FormShown? Form { get; init; }

    /// <summary>A refusal stays between manager and applicant; the programme receives the signed form.</summary>
    public void ForgetWords() => Reason = null;

    public static Expression<Func<SignOff, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || x.PersonId == v.Self || x.DecidedBy == v.Self
        || (x.Decision == SignOffDecision.Approve && v.ProgrammesCoordinated.Contains(x.ProgrammeId));
}

/// <summary>How one criterion came out.</summary>
public sealed record CriterionResult
{
    /// <summary>Code of the criterion.</summary>
    public required string Code { get; init; }

    /// <summary>Whether it is met.</summary>
    public required bool Met { get; init; }

    /// <summary>Why an essential criterion is waived.</summary>
    public string? Waiver { get; init; }
}

/// <summary>The selection decision with its reason: for the applicant and the programme. A manager sees the outcome on the application only.</summary>
public sealed class Selection : Entity<Selection>, IVisible<Selection>, IOfProgramme
{
    private Selection() { }

    public Selection(Application application, bool accepted, List<CriterionResult> results, string? message, DateTimeOffset at) =>
        (ApplicationId, ProgrammeId, PersonId, Accepted, Results, Message, At) =
        (application.Id, application.ProgrammeId, application.PersonId, accepted, results, Confidential.Of(application.PersonId, message), at);

    public Id<Application> ApplicationId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> PersonId { get; private set; }
    public bool Accepted { get; private set; }
    public List<CriterionResult> Results { get; private set; } = [];

    /// <summary>For the applicant. Stored encrypted.</summary>
    public Confidential<string>? Message { get; private set; }

    public DateTimeOffset At { get; private set; }

    public void ForgetWords() => (Message, Results) = (null, Results.ConvertAll(result => result with { Waiver = null }));

    public static Expression<Func<Selection, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || x.PersonId == v.Self
        || (!v.PeopleBelow.Contains(x.PersonId) && (v.ProgrammesCoordinated.Contains(x.ProgrammeId) || v.ProgrammesSelecting.Contains(x.ProgrammeId)));
}

/// <summary>What kind of preparation it was.</summary>
public enum TrainingKind
{
    /// <summary>The mentor's course before joining.</summary>
    MentorTraining,

    /// <summary>The mentee's induction.</summary>
    MenteeInduction,

    /// <summary>Later training.</summary>
    Refresher,

    /// <summary>A session of support: with other participants, with whoever trains, or with the programme's team.</summary>
    Support,
}

/// <summary>How training or induction was given.</summary>
public enum TrainingForm
{
    /// <summary>Face-to-face.</summary>
    Session,

    /// <summary>In a workshop.</summary>
    Workshop,

    /// <summary>On line.</summary>
    Online,

    /// <summary>A guidance document, read and acknowledged by the person.</summary>
    GuidanceSheet,
}

/// <summary>Training or induction of one person.</summary>
public sealed class TrainingRecord : Entity<TrainingRecord>, IVisible<TrainingRecord>, IOfProgramme
{
    private TrainingRecord() { }

    public TrainingRecord(Application application, TrainingKind kind, TrainingForm form, DateOnly heldOn, decimal days, string? provider, List<string> themes, Id<ProgrammeDocument>? document) =>
        (ApplicationId, ProgrammeId, PersonId, Kind, Form, HeldOn, Days, Provider, Themes, DocumentId) =
        (application.Id, application.ProgrammeId, application.PersonId, kind, form, heldOn, days, provider, themes, document);

    public Id<Application> ApplicationId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> PersonId { get; private set; }
    public TrainingKind Kind { get; private set; }
    public TrainingForm Form { get; private set; }
    public DateOnly HeldOn { get; private set; }
    public decimal Days { get; private set; }

    /// <summary>For learning systems that count hours; null where nobody said.</summary>
    public decimal? Hours { get; init; }

    /// <summary>Whose calendar the day is of; UTC where nothing is said.</summary>
    public string? TimeZone { get; init; }

    public string? Provider { get; private set; }
    public List<string> Themes { get; private set; } = [];

    /// <summary>The guidance that was issued, with its version.</summary>
    public Id<ProgrammeDocument>? DocumentId { get; private set; }

    public DateTimeOffset? AcknowledgedAt { get; private set; }

    /// <summary>The version of the form that was shown; null for what has none, as a session of support, or where none was kept yet.</summary>
    public FormShown? FormShown { get; init; }

    public bool IsComplete => Form != TrainingForm.GuidanceSheet || AcknowledgedAt is not null;

    /// <summary>The day it was held; of guidance, the day on which it was acknowledged.</summary>
    public DateOnly? CompletedOn => Form != TrainingForm.GuidanceSheet ? HeldOn
        : AcknowledgedAt is { } at ? DateOnly.FromDateTime(TimeZones.ToLocal(at, TimeZone).DateTime) : null;

    public void Acknowledge(DateTimeOffset at) => AcknowledgedAt ??= at;

    public static Expression<Func<TrainingRecord, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || x.PersonId == v.Self || v.ProgrammesCoordinated.Contains(x.ProgrammeId);

    public static readonly IReadOnlyList<string> MentorThemes =
        ["purpose", "role", "hopesAndFears", "boundaries", "etiquette", "coordinator", "meetings", "skills", "monitoring"];

    public static readonly IReadOnlyList<string> MenteeThemes =
        ["purpose", "modelsAndRoles", "expectations", "professionalism", "etiquette", "plansAndGoals", "records", "meetings"];
}
