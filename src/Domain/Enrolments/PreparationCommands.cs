using System.Text.Json;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Forms;
using Mentoring.Domain.Integration;
using Mentoring.Domain.Notices;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Enrolments;

/// <summary>Training or induction that took place, or guidance that was issued.</summary>
public sealed record RecordTraining
{
    /// <summary>What kind of preparation.</summary>
    public required TrainingKind Kind { get; init; }

    /// <summary>How it was given.</summary>
    public required TrainingForm Form { get; init; }

    /// <summary>The day it was held or issued.</summary>
    public required DateOnly HeldOn { get; init; }

    /// <summary>Length in days, 0.5 to 30; needed for mentor training.</summary>
    public decimal? Days { get; init; }

    /// <summary>Length in hours, 0.25 to 300, for learning systems that count them.</summary>
    public decimal? Hours { get; init; }

    /// <summary>Whose calendar the day is of, by its IANA name, as Europe/London; UTC where nothing is said.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Who gave it.</summary>
    public string? Provider { get; init; }

    /// <summary>Themes met, as codes.</summary>
    public IReadOnlyList<string>? Themes { get; init; }

    /// <summary>The guidance issued; needed for a guidance sheet.</summary>
    public Id<ProgrammeDocument>? Document { get; init; }

    /// <summary>The version of the record's form that was shown, as `form` elsewhere; the one in force where it is left out. A session of support has no form.</summary>
    public FormShown? FormShown { get; init; }
}

/// <summary>Training, induction, and the fresh decision to go on.</summary>
public sealed class PreparationCommands(IStore store, Viewer viewer, Warnings warnings, Notifier notifier, Completing completing, TimeProvider clock)
{
    public Task<Id<TrainingRecord>> RecordTraining(Id<Application> id, RecordTraining input, CancellationToken ct) => store.Write(async () =>
    {
        var application = await store.GetToAct(id, ct);
        viewer.RequireCoordinator(application.ProgrammeId);
        var programme = await store.Get(application.ProgrammeId, ct);
        var themes = Checked(input, application);
        var shown = await store.NameForm(programme.Id, "recordTraining", input.FormShown, ct, JsonNamingPolicy.CamelCase.ConvertName(input.Kind.ToString()), "formShown");
        LifeCycleRules.StepPossible.Check(application.Status is ApplicationStatus.Accepted or ApplicationStatus.Available
            || (application.Status == ApplicationStatus.UnderSelection && programme.Settings[SettingCatalogue.TrainingMayPrecedeAcceptance] == "on"), "Training follows selection.");
        if (input.Kind == TrainingKind.MenteeInduction)
            EnrolmentRules.InductionFormat.Check((input.Form, programme.Settings[SettingCatalogue.InductionForm]));
        if (input.Document is { } guidance)
        {
            var document = await store.Find<ProgrammeDocument>(x => x.Id == guidance && x.ProgrammeId == programme.Id && x.Kind == DocumentKind.MenteeGuidance, ct);
            if (document is null) throw new Invalid("/document", "Is no mentee guidance of this programme.");
        }
        if (input.Form != TrainingForm.GuidanceSheet && input.Kind == TrainingKind.MentorTraining) warnings.Weigh(EnrolmentRules.TrainingContent, themes);
        if (input.Form != TrainingForm.GuidanceSheet && input.Kind == TrainingKind.MenteeInduction) warnings.Weigh(EnrolmentRules.InductionContent, themes);
        var record = new TrainingRecord(application, input.Kind, input.Form, input.HeldOn, input.Days ?? 0, input.Provider, themes, input.Document)
        {
            Hours = input.Hours,
            TimeZone = string.IsNullOrWhiteSpace(input.TimeZone) ? null : input.TimeZone.Trim(),
            FormShown = shown,
        };
        store.Add(record);
        await completing.Trained(record, ct);
        if (!record.IsComplete) notifier.Tell(application.PersonId, NoticeKind.GuidanceIssued, id);
        else if (application.Status != ApplicationStatus.UnderSelection) notifier.Tell(application.PersonId, NoticeKind.ConfirmationAsked, id);
        return record.Id;
    }, ct);

    public Task<Id<TrainingRecord>> AcknowledgeGuidance(Id<TrainingRecord> id, CancellationToken ct) => store.Write(async () =>
    {
        var record = await store.GetToAct(id, ct);
        if (record.PersonId != viewer.RequirePerson()) throw new Forbidden(EnrolmentRules.VoluntaryMentee);
        LifeCycleRules.StepPossible.Check(record.Form == TrainingForm.GuidanceSheet, "Only a guidance sheet is acknowledged.");
        if (record.IsComplete) return id;
        record.Acknowledge(clock.GetUtcNow());
        await completing.Trained(record, ct);
        return id;
    }, ct);

    /// <summary>What was recorded by mistake goes; learning systems that heard of it hear that it is void. Whoever is open for matching stays prepared without it.</summary>
    public Task<Id<TrainingRecord>> TakeBackTraining(Id<TrainingRecord> id, CancellationToken ct) => store.Write(async () =>
    {
        var record = await store.GetToAct(id, ct);
        viewer.RequireCoordinator(record.ProgrammeId);
        var (application, of) = (await store.Lock(record.ApplicationId, ct), record.ApplicationId);
        if (application.Status == ApplicationStatus.Available)
            CheckPrepared(application, await store.Get(record.ProgrammeId, ct), await store.List<TrainingRecord>(x => x.ApplicationId == of && x.Id != id, ct));
        store.Remove(record);
        await completing.TakenBack(id, ct);
        return id;
    }, ct);

    public Task<Id<Application>> ConfirmParticipation(Id<Application> id, CancellationToken ct) => store.Write(async () =>
    {
        var application = (await store.GetToAct(id, ct)).OwnedBy(viewer.Person);
        var programme = await store.Get(application.ProgrammeId, ct);
        CheckPrepared(application, programme, await store.List<TrainingRecord>(x => x.ApplicationId == id, ct));
        application.Confirm(clock.GetUtcNow());
        return id;
    }, ct);

    private static void CheckPrepared(Application application, Programme programme, List<TrainingRecord> records)
    {
        if (application.Role == ParticipantRole.Mentor)
        {
            var days = records.Where(record => record is { Kind: TrainingKind.MentorTraining, IsComplete: true }).Sum(record => record.Days);
            EnrolmentRules.MentorTrainingBeforeMatch.Check(days > 0);
            EnrolmentRules.TrainingLength.Check((days, programme.Settings[SettingCatalogue.TrainingMentorDays]));
        }
        else
        {
            EnrolmentRules.InductionBeforeMatch.Check(records.Exists(record => record is { Kind: TrainingKind.MenteeInduction, IsComplete: true }));
        }
    }

    private List<string> Checked(RecordTraining input, Application application)
    {
        var findings = new Findings();
        findings.Date("heldOn", input.HeldOn);
        findings.Range("days", input.Days, 0.5m, 30);
        findings.Range("hours", input.Hours, 0.25m, 300);
        findings.TimeZone("timeZone", input.TimeZone);
        findings.OptionalText("provider", input.Provider);
        if (input.HeldOn > DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)) findings.Add("heldOn", "Lies in the future.");
        if (input.Kind == TrainingKind.MentorTraining && input.Days is null) findings.Add("days", "Mentor training needs its length.");
        if (input.Kind == TrainingKind.MentorTraining != (application.Role == ParticipantRole.Mentor) && input.Kind is not (TrainingKind.Refresher or TrainingKind.Support))
            findings.Add("kind", "Does not go with the role of this application.");
        if (input.Form == TrainingForm.GuidanceSheet != input.Document is not null) findings.Add("document", "Names the guidance that was issued, and nothing else.");
        if (input.Form == TrainingForm.GuidanceSheet && input.Kind != TrainingKind.MenteeInduction) findings.Add("form", "A guidance sheet is for mentee induction.");
        var known = input.Kind == TrainingKind.MenteeInduction ? TrainingRecord.MenteeThemes : TrainingRecord.MentorThemes;
        var themes = findings.Texts("themes", input.Themes);
        for (var i = 0; i < themes.Count; i++) findings.Choice($"themes/{i}", themes[i], known);
        findings.Refuse();
        return themes;
    }
}
