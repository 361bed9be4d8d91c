using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Api.Evaluation;

/// <summary>Reads figures, as far as they may be told, and what monitoring keeps beside them. The figures are the same whoever asks.</summary>
public sealed class MonitoringQueries(IReader reader, Viewer viewer, Publishing publishing, TimeProvider clock)
{
    private const int MostYears = 10;

    public async Task<ProgrammeIndicatorsView?> Indicators(Id<Programme> id, DateOnly? from, DateOnly? to, Cut cut, CancellationToken ct)
    {
        var (programme, sheet) = await Published(id, from, to, cut, ct);
        return new()
        {
            Version = programme.Version,
            From = sheet.Scope.From,
            To = sheet.Scope.To,
            By = sheet.Scope.Axis,
            AsOf = sheet.AsOf,
            Policy = Of(sheet.Policy),
            Whole = sheet.Whole is { } whole ? Of(whole) : null,
            Groups = [.. (cut.Group is { } group ? [DisclosureControl.Choose(sheet, group)] : sheet.Groups).Select(Of)],
            NoGroups = sheet.NoGroups,
        };
    }

    public async Task<MonitoringView?> Monitoring(Id<Programme> id, DateOnly? from, DateOnly? to, CancellationToken ct)
    {
        var (programme, sheet) = await Published(id, from, to, new(), ct);
        var figures = sheet.Whole is { } whole ? Of(whole).Indicators.ToDictionary(x => x.Indicator, StringComparer.Ordinal) : [];
        var (first, last) = (sheet.Scope.From, sheet.Scope.To);
        var notes = (await reader.All<MonitoringNote>().Where(x => x.ProgrammeId == id && x.From <= last && x.To >= first).OrderBy(x => x.At).ToListAsync(ct)).GroupBy(x => x.Question).ToDictionary(x => x.Key, x => x.Last().Text);
        return new()
        {
            Version = programme.Version,
            From = first,
            To = last,
            AsOf = sheet.AsOf,
            Policy = Of(sheet.Policy),
            Questions = [.. MonitoringQuestions.All.Select(question => Of(question, figures, notes.GetValueOrDefault(question.Number)))],
        };
    }

    public Task<TrainingNeedView?> FindTrainingNeed(Id<TrainingNeed> id, CancellationToken ct) => reader.One(id, Of, ct);

    public Task<TurnoverStatementView?> FindTurnover(Id<TurnoverStatement> id, CancellationToken ct) => reader.One(id, Of, ct);

    public Task<MonitoringNoteView?> FindNote(Id<MonitoringNote> id, CancellationToken ct) => reader.One(id, Of, ct);

    public async Task<Page<TrainingNeedView>> ListTrainingNeeds(Id<Programme> programme, PageQuery page, CancellationToken ct)
    {
        await Coordinated(programme, ct);
        return await reader.All<TrainingNeed>().Where(x => x.ProgrammeId == programme).Paged(page, Of, ct);
    }

    public async Task<Page<TurnoverStatementView>> ListTurnover(Id<Programme> programme, PageQuery page, CancellationToken ct)
    {
        await Coordinated(programme, ct);
        return await reader.All<TurnoverStatement>().Where(x => x.ProgrammeId == programme).Paged(page, Of, ct);
    }

    public async Task<Page<MonitoringNoteView>> ListNotes(Id<Programme> programme, int? question, PageQuery page, CancellationToken ct)
    {
        await Coordinated(programme, ct);
        return await reader.All<MonitoringNote>().Where(x => x.ProgrammeId == programme && (question == null || x.Question == question)).Paged(page, Of, ct);
    }

    /// <summary>For those who coordinate, steer or evaluate the programme, administrators, and clients that fetch pilot data of its organisations.</summary>
    private async Task<(Programme Programme, PublishedSheet Sheet)> Published(Id<Programme> id, DateOnly? from, DateOnly? to, Cut cut, CancellationToken ct)
    {
        var programme = await Known(id, ct);
        if (!viewer.Coordinates(id) && !viewer.ProgrammesSteered.Contains(id) && !viewer.ProgrammesEvaluated.Contains(id) && !viewer.IsAdministrator && !IsServedClient(programme))
            throw new Forbidden("Only those who coordinate, steer or evaluate the programme, administrators, and clients with the scope read its figures.");
        cut.Check();
        var (first, last) = from is null && to is null ? LastQuarter() : (from ?? throw new Malformed("Needs the first day of a month.", "?from"), to ?? throw new Malformed("Needs the last day of a month.", "?to"));
        var scope = new Scope(id, first, last, cut.Axis);
        if (scope.To == DateOnly.MaxValue || scope.To > scope.From.AddYears(Math.Min(MostYears, DateOnly.MaxValue.Year - scope.From.Year))) throw new Invalid("?to", $"Is more than {MostYears} years after the period begins.");
        return (programme, await publishing.Of(programme, scope, ct));
    }

    /// <summary>Quarters follow each other: whoever asks without a period asks for none that overlaps with another.</summary>
    private (DateOnly From, DateOnly To) LastQuarter()
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var begun = new DateOnly(today.Year, (today.Month - 1) / 3 * 3 + 1, 1);
        return (begun.AddMonths(-3), begun.AddDays(-1));
    }

    private bool IsServedClient(Programme programme) => viewer.Person is null && viewer.Has(Scopes.PilotDataExport) && programme.IsActedForBy(viewer);

    private async Task Coordinated(Id<Programme> id, CancellationToken ct)
    {
        await Known(id, ct);
        viewer.RequireCoordinator(id);
    }

    private async Task<Programme> Known(Id<Programme> id, CancellationToken ct) => await reader.All<Programme>().SingleOrDefaultAsync(x => x.Id == id, ct) ?? throw new Unseen();

    private static MonitoringAnswerView Of(MonitoringQuestion x, Dictionary<string, IndicatorFiguresView> figures, string? note)
    {
        var indicators = x.Indicators.Select(figures.GetValueOrDefault).OfType<IndicatorFiguresView>().ToList();
        return new()
        {
            Number = x.Number,
            Question = x.Text,
            AnsweredBy = indicators.Exists(one => one.HasData) ? AnsweredBy.Figures : note is not null ? AnsweredBy.Note : AnsweredBy.Nothing,
            Indicators = indicators,
            Elsewhere = x.Elsewhere,
            Note = note,
        };
    }

    /// <summary>Budget is not for clients, as the matrix has it.</summary>
    private FigureGroupView Of(PublishedGroup x) => new()
    {
        Group = x.Group,
        Cohort = x.Cohort,
        Indicators = [.. x.Indicators.Where(one => viewer.Person is not null || viewer.IsAdministrator || Domain.Evaluation.Indicators.Find(one.Indicator) is not { Budget: true }).Select(Of)],
    };

    private static IndicatorFiguresView Of(PublishedIndicator x) => new()
    {
        Indicator = x.Indicator,
        Title = Domain.Evaluation.Indicators.Find(x.Indicator)?.Title ?? x.Indicator,
        HasData = x.Measures.Any(measure => !measure.IsWithheld) || x.Middles.Any(middle => middle.Value is not null),
        Measures = [.. x.Measures.Select(measure => new MeasureView
        {
            Key = measure.Key,
            Withheld = measure.IsWithheld,
            Whole = measure.Whole,
            Classes = [.. measure.Classes.Select(one => new FigureView { Class = one.Class, Count = one.Count, Share = one.Share })],
        })],
        Middles = [.. x.Middles.Select(middle => new MiddleView { Key = middle.Key, Value = middle.Value, Of = middle.Of })],
    };

    private static PolicyView Of(AppliedPolicy x) => new() { Name = x.Name, Version = x.Version, Minimum = x.Minimum };

    internal static TrainingNeedView Of(TrainingNeed x) => new() { Version = x.Version, Id = x.Id, Programme = x.ProgrammeId, Role = x.Role, Text = x.Text, FoundOn = x.FoundOn, Step = x.Step, StepTakenOn = x.StepTakenOn };

    internal static TurnoverStatementView Of(TurnoverStatement x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Programme = x.ProgrammeId,
        Number = x.Number,
        From = x.From,
        To = x.To,
        Participants = x.Participants,
        ParticipantsLeft = x.ParticipantsLeft,
        Staff = x.Staff,
        StaffLeft = x.StaffLeft,
        At = x.At,
    };

    internal static MonitoringNoteView Of(MonitoringNote x) => new() { Version = x.Version, Id = x.Id, Programme = x.ProgrammeId, Question = x.Question, From = x.From, To = x.To, Text = x.Text, At = x.At };
}
