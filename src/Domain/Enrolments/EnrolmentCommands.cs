using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Forms;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Enrolments;

/// <summary>The wish to take part. It is always the signed-in person's own.</summary>
public sealed record StartApplication
{
    /// <summary>The role wanted; both roles are two applications.</summary>
    public required ParticipantRole Role { get; init; }
}

/// <summary>What goes with the answers when they are submitted.</summary>
public sealed record SubmitApplication
{
    /// <summary>time and recordsAndReview for everybody, training and selfDevelopment for mentors; feedback and keepAppointments are asked.</summary>
    public required IReadOnlyList<string> Commitments { get; init; }

    /// <summary>Id of the application notice that was shown; the newest of its language.</summary>
    public required Id<ProgrammeDocument> Notice { get; init; }

    /// <summary>Id of the role sheet that was read: mentorRole or menteeResponsibilities.</summary>
    public required Id<ProgrammeDocument> RoleSheet { get; init; }

    /// <summary>Where the person heard of mentoring. Counted, and not kept with the person.</summary>
    public string? HeardFrom { get; init; }

    /// <summary>The version of the form that was shown; the one in force where it is left out.</summary>
    public FormShown? Form { get; init; }
}

/// <summary>The line manager's decision.</summary>
public sealed record SignOffInput
{
    /// <summary>Approve or decline.</summary>
    public required SignOffDecision Decision { get; init; }

    /// <summary>The day the two talked about it.</summary>
    public DateOnly? DiscussedOn { get; init; }

    /// <summary>Whether time is made available.</summary>
    public bool? TimeAvailable { get; init; }

    /// <summary>Of a mentor: whether their training and support are planned for.</summary>
    public bool? TrainingPlanned { get; init; }

    /// <summary>For the applicant, when declined.</summary>
    public string? Reason { get; init; }

    /// <summary>The version of the form that was shown; the one in force where it is left out.</summary>
    public FormShown? Form { get; init; }
}

/// <summary>What the programme decides on an application.</summary>
public enum SelectionDecision
{
    /// <summary>Accepted.</summary>
    Accept,

    /// <summary>Not selected.</summary>
    NotSelect,
}

/// <summary>The selection decision.</summary>
public sealed record SelectInput
{
    /// <summary>Accept or notSelect.</summary>
    public required SelectionDecision Decision { get; init; }

    /// <summary>How each of the programme's criteria for the role came out.</summary>
    public required IReadOnlyList<CriterionResult> Criteria { get; init; }

    /// <summary>For the applicant; needed when not selected.</summary>
    public string? Message { get; init; }
}

/// <summary>Facts of enrolments that a rule may need and the actor may not see.</summary>
public interface IEnrolmentFacts
{
    /// <summary>Whether one is the other's line manager on record, or the approver where HR says there is none.</summary>
    Task<bool> SignsFor(Id<Person> manager, Id<Person> person, CancellationToken ct);

    Task<int> AwaitingSignOff(Id<Programme> programme, ParticipantRole role, CancellationToken ct);

    /// <summary>Counts where somebody heard of mentoring, apart from who it was.</summary>
    Task CountReferral(Id<Programme> programme, string choice, CancellationToken ct);

    /// <summary>The organisation whose HR has this person on record.</summary>
    Task<Id<Organisation>> OrganisationOf(Id<Person> person, CancellationToken ct);

    /// <summary>Completed training that no completion tells of.</summary>
    Task<List<Id<TrainingRecord>>> Untold(int limit, CancellationToken ct);
}

/// <summary>Application, sign-off and selection.</summary>
public sealed class EnrolmentCommands(
    IStore store, IEnrolmentFacts facts, Viewer viewer, Warnings warnings, Notifier notifier, Withdrawal withdrawal, TimeProvider clock)
{
    public Task<Id<Application>> StartApplication(Id<Programme> id, StartApplication input, CancellationToken ct) =>
        store.Write(async () => (await Begin(id, input.Role, ct)).Id, ct);

    /// <summary>The signed-in person's own application, within a use case.</summary>
    internal async Task<Application> Begin(Id<Programme> id, ParticipantRole role, CancellationToken ct)
    {
        var programme = await store.Get(id, ct);
        var person = await store.Get(viewer.RequirePerson(), ct);
        // HR's feed for the organisation holds the same lock: an applicant's line is followed from here on.
        await store.Lock(person.OrganisationId, ct);
        LifeCycleRules.StepPossible.Check(programme.Status is ProgrammeStatus.Recruiting or ProgrammeStatus.Running, "The programme does not take applications.");
        EnrolmentRules.EligiblePopulation.Check(person.IsActive && programme.Includes(person.OrganisationId));
        var live = await store.Find<Application>(x => x.ProgrammeId == id && x.PersonId == person.Id && x.Role == role && x.IsLive == true, ct);
        EnrolmentRules.OneLiveApplication.Check(live is null, "You have an application for this role.");
        var application = new Application(programme, person, role, clock.GetUtcNow());
        store.Add(application);
        store.Add(new Answers(application));
        return application;
    }

    public Task<Id<Application>> FillAnswers(Id<Application> id, Questionnaire input, CancellationToken ct) => store.Write(async () =>
    {
        var application = (await store.Lock(id, ct)).OwnedBy(viewer.Person);
        var answers = await AnswersOf(id, ct);
        if (answers.IsFilled) await store.GetToReplace(answers.Id, ct);
        var shown = await store.FormOf(application.ProgrammeId, "fillAnswers", input.Form, ct);
        var form = input.Checked(shown.Content) with { Form = await store.Fill(application.ProgrammeId, "fillAnswers", input, application.Role, complete: false, ct) };
        CheckDuration(form, (await store.Get(application.ProgrammeId, ct)).Settings);
        LifeCycleRules.StepPossible.Check(application.IsEditable, "The answers were submitted.");
        EnrolmentRules.RoleSections.Check((form, application.Role));
        EnrolmentRules.FiveDescriptors.Check((form.Descriptors, Questionnaire.Words(shown.Content)));
        EnrolmentRules.ProfessionalBodyName.Check(form);
        answers.Fill(form);
        return id;
    }, ct);

    public Task<Id<Application>> SubmitApplication(Id<Application> id, SubmitApplication input, CancellationToken ct) => store.Write(async () =>
    {
        var application = await OwnApplication(id, ct);
        var programme = await store.Get(application.ProgrammeId, ct);
        var answers = await AnswersOf(id, ct);
        var form = answers.Content.Value;
        var findings = new Findings();
        for (var i = 0; i < input.Commitments.Count; i++) findings.Choice($"commitments/{i}", input.Commitments[i], Commitments.All);
        findings.Choice("heardFrom", input.HeardFrom, Questionnaire.Referrals);
        findings.Refuse();
        var shown = await store.NameForm(programme.Id, "submitApplication", input.Form, ct);

        LifeCycleRules.StepPossible.Check(application.IsEditable, "It was submitted already.");
        var (notice, roleSheet) = await DocumentsShown(application, input, ct);
        await store.Fill(programme.Id, "fillAnswers", form, application.Role, complete: true, ct);
        var missing = form.Missing(application.Role);
        var needs = new Requirements()
            .Need(EnrolmentRules.RequiredAnswers, missing, $"Missing: {string.Join(", ", missing)}")
            .Need(EnrolmentRules.CommitmentTime, [.. input.Commitments])
            .Need(EnrolmentRules.CommitmentRecords, [.. input.Commitments])
            .Need(EnrolmentRules.ConsentOnSubmit, notice is not null, "Name the newest application notice of the programme.")
            .Need(EnrolmentRules.ExpectationsExplained, roleSheet is not null, "Name the newest role sheet of your role.");
        if (application.Role == ParticipantRole.Mentee)
            needs.Need(EnrolmentRules.NeedsNamedBy, (programme.Settings[SettingCatalogue.NeedsNamedBy], form.Mentee?.JointNeeds));
        else
            needs.Need(EnrolmentRules.CommitmentTraining, [.. input.Commitments]).Need(EnrolmentRules.CommitmentSelfDevelopment, [.. input.Commitments]);
        needs.Refuse();

        warnings.Weigh(EnrolmentRules.CommitmentFeedback, [.. input.Commitments]);
        warnings.Weigh(EnrolmentRules.CommitmentAppointments, [.. input.Commitments]);
        warnings.Weigh(EnrolmentRules.RelevantExperience, form);
        warnings.Weigh(EnrolmentRules.TimeAvailable, (form, programme.Settings[SettingCatalogue.CommitmentHours]));

        var signOff = SignOffMode(programme, application.Role);
        application.Submit(needsSignOff: signOff == "required", clock.GetUtcNow());
        answers.Follow(application);
        store.Add(new SubmissionConsent(application, notice!, roleSheet!, [.. input.Commitments], clock.GetUtcNow()) { Form = shown });
        await ApproveProfile(application, form, ct);
        if (input.HeardFrom is { } heard) await facts.CountReferral(programme.Id, heard, ct);
        if (signOff != "none") await notifier.TellManager(application.PersonId, NoticeKind.SignOffRequested, id, ct);
        if (application.ReachedProgramme) await notifier.TellCoordinators(programme.Id, NoticeKind.ApplicationReceived, id, ct);
        return id;
    }, ct);

    public Task<Id<Application>> SignOff(Id<Application> id, SignOffInput input, CancellationToken ct) => store.Write(async () =>
    {
        var application = await store.GetToAct(id, ct);
        var me = viewer.RequirePerson();
        var findings = new Findings();
        findings.Date("discussedOn", input.DiscussedOn);
        var reason = findings.OptionalText("reason", input.Reason, 2000);
        if (input.Decision == SignOffDecision.Approve && reason is not null) findings.Add("reason", "Goes with a refusal only.");
        findings.Refuse();
        var shown = await store.NameForm(application.ProgrammeId, "signOff", input.Form, ct);
        EnrolmentRules.SignOffByOwnManager.Permit(me != application.PersonId && await facts.SignsFor(me, application.PersonId, ct));
        var approved = input.Decision == SignOffDecision.Approve;
        application.SignOff(approved);
        (await AnswersOf(id, ct)).Follow(application);
        store.Add(new SignOff(application, me, input.Decision, input.DiscussedOn, input.TimeAvailable, input.TrainingPlanned, reason, clock.GetUtcNow()) { Form = shown });
        if (approved)
        {
            warnings.Weigh(EnrolmentRules.ManagerTakesPart, input.DiscussedOn);
            warnings.Weigh(EnrolmentRules.WorkloadAccounted, input.TimeAvailable);
            warnings.Weigh(EnrolmentRules.ManagerPlansTraining, (application.Role, input.TrainingPlanned));
            await notifier.TellCoordinators(application.ProgrammeId, NoticeKind.ApplicationReceived, id, ct);
        }
        notifier.Tell(application.PersonId, approved ? NoticeKind.SignOffGiven : NoticeKind.SignOffDeclined, id);
        return id;
    }, ct);

    public Task<Id<Application>> Select(Id<Application> id, SelectInput input, CancellationToken ct) => store.Write(async () =>
    {
        var application = await store.GetToAct(id, ct);
        var programme = await store.Get(application.ProgrammeId, ct);
        ProgrammeRules.SelectionDeciderNamed.Permit(programme.SelectionDecider == AppointmentRole.SelectionPanel
            ? viewer.ProgrammesSelecting.Contains(programme.Id) : viewer.Coordinates(programme.Id));
        EnrolmentRules.OtherHands.Permit(application.PersonId != viewer.Person);
        var accepted = input.Decision == SelectionDecision.Accept;
        var criteria = programme.SelectionCriteria.Where(criterion => criterion.Role == application.Role).ToList();
        var (results, message) = Checked(input, criteria);

        LifeCycleRules.StepPossible.Check(application.Status == ApplicationStatus.UnderSelection, "It is not under selection.");
        await RequireSignOff(programme, application, ct);
        var met = results.ToDictionary(result => result.Code, result => result.Met || result.Waiver is not null, StringComparer.Ordinal);
        if (accepted)
            EnrolmentRules.CriteriaFlexibility.Check(criteria.TrueForAll(criterion => criterion.Weight == CriterionWeight.Desirable || met.GetValueOrDefault(criterion.Code)));
        else
            EnrolmentRules.UnsuccessfulInformed.Check(message is not null && results.Exists(result => !result.Met), "Send a message and the criterion that was not met.");
        application.Select(accepted);
        store.Add(new Selection(application, accepted, results, message, clock.GetUtcNow()));
        notifier.Tell(application.PersonId, accepted ? NoticeKind.Selected : NoticeKind.NotSelected, id);
        if (accepted && await store.Find<TrainingRecord>(x => x.ApplicationId == id && (x.Form != TrainingForm.GuidanceSheet || x.AcknowledgedAt != null), ct) is not null) notifier.Tell(application.PersonId, NoticeKind.ConfirmationAsked, id);
        return id;
    }, ct);

    /// <summary>Never refused while there is something to withdraw from: open proposals fall, live relationships end without blame.</summary>
    public Task<Id<Application>> Withdraw(Id<Application> id, CancellationToken ct) => store.Write(async () =>
    {
        var application = await OwnApplication(id, ct);
        application.Withdraw();
        await withdrawal.Leave(application, ct);
        return id;
    }, ct);

    private static void CheckDuration(Questionnaire form, Settings settings)
    {
        var findings = new Findings();
        if (form.Duration is { } wished) findings.Choice("duration", MeetingRules.Word(wished), settings[SettingCatalogue.RelationshipDurationChoices]);
        findings.Refuse();
    }

    private async Task<Application> OwnApplication(Id<Application> id, CancellationToken ct) => (await store.GetToAct(id, ct)).OwnedBy(viewer.Person);

    private async Task<Answers> AnswersOf(Id<Application> id, CancellationToken ct) =>
        await store.Find<Answers>(x => x.ApplicationId == id, ct) ?? throw new Unseen();

    private async Task<(ProgrammeDocument? Notice, ProgrammeDocument? RoleSheet)> DocumentsShown(Application application, SubmitApplication input, CancellationToken ct)
    {
        var documents = await store.List<ProgrammeDocument>(x => x.ProgrammeId == application.ProgrammeId, ct);
        var sheet = application.Role == ParticipantRole.Mentor ? DocumentKind.MentorRole : DocumentKind.MenteeResponsibilities;
        return (Newest(input.Notice, DocumentKind.ApplicationNotice), Newest(input.RoleSheet, sheet));

        ProgrammeDocument? Newest(Id<ProgrammeDocument> id, DocumentKind kind) =>
            documents.Find(x => x.Id == id && x.Kind == kind && !documents.Exists(y => y.Kind == kind && y.Language == x.Language && y.Number > x.Number));
    }

    private async Task ApproveProfile(Application application, Questionnaire form, CancellationToken ct)
    {
        var profile = await store.Find<MatchProfile>(x => x.ApplicationId == application.Id, ct);
        if (profile is null) store.Add(profile = new(application));
        profile.Approve($"{form.GivenName} {form.FamilyName}", form.Profile!);
    }

    private static string SignOffMode(Programme programme, ParticipantRole role) =>
        programme.Settings[role == ParticipantRole.Mentor ? SettingCatalogue.SignOffMentor : SettingCatalogue.SignOffMentee];

    private async Task RequireSignOff(Programme programme, Application application, CancellationToken ct)
    {
        var good = clock.GetUtcNow().AddMonths(-programme.Settings[SettingCatalogue.SignOffValidMonths]);
        var signed = await store.Find<SignOff>(x => x.ApplicationId == application.Id && x.Decision == SignOffDecision.Approve && x.At > good, ct);
        var rule = application.Role == ParticipantRole.Mentor ? EnrolmentRules.SignOffMentor : EnrolmentRules.SignOffMentee;
        rule.Check((SignOffMode(programme, application.Role), signed is not null));
    }

    private static (List<CriterionResult> Results, string? Message) Checked(SelectInput input, List<SelectionCriterion> criteria)
    {
        var findings = new Findings();
        var message = findings.OptionalText("message", input.Message, 2000);
        var results = input.Criteria.Select((result, i) =>
        {
            if (!criteria.Exists(criterion => criterion.Code == result.Code)) findings.Add($"criteria/{i}/code", "Is no criterion of this role.");
            return result with { Waiver = findings.OptionalText($"criteria/{i}/waiver", result.Waiver, 1000) };
        }).ToList();
        if (results.DistinctBy(result => result.Code, StringComparer.Ordinal).Count() < results.Count) findings.Add("criteria", "Has a criterion twice.");
        findings.Refuse();
        return (results, message);
    }
}
