using System.Globalization;
using System.Runtime.CompilerServices;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Notices;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Reminders;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Evaluation;

/// <summary>What reviews rest on beside what their coordinator may see.</summary>
public interface IPilotReviewFacts
{
    /// <summary>When somebody first applied; null while nobody has.</summary>
    Task<DateTimeOffset?> FirstApplication(Id<Programme> programme, CancellationToken ct);

    /// <summary>Whether a text holds the whole name of somebody who takes part.</summary>
    Task<bool> NamesSomebody(Id<Programme> programme, string text, CancellationToken ct);
}

/// <summary>Opens a review, freezes its data, keeps what was found and decided, and completes it.</summary>
public sealed class PilotReviewCommands(IStore store, IPilotReviewFacts facts, ReviewSource source, ProgrammeEnd end, Notifier notifier, Viewer viewer, Warnings warnings, TimeProvider clock)
{
    private static readonly AppointmentRole[] Deciding = [AppointmentRole.SteeringGroup, AppointmentRole.Sponsor, AppointmentRole.Coordinator];

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public Task<Id<PilotReview>> OpenPilotReview(Id<Programme> id, OpenPilotReview input, CancellationToken ct) => store.Write(async () =>
    {
        var programme = await store.Lock(id, ct);
        viewer.RequireCoordinator(id);
        var findings = new Findings();
        findings.Date("dueOn", input.DueOn);
        if (input.DueOn is not null && input.Kind != PilotReviewKind.Extra) findings.Add("dueOn", "Is fixed by the programme's settings.");
        if (input.DueOn < programme.StartsOn) findings.Add("dueOn", "Lies before the programme's start.");
        var criteria = input.Criteria is { } given ? Checked(given, findings) : CriteriaOf(programme);
        findings.Refuse();
        Step(programme.Status == ProgrammeStatus.Running, "The programme is not running.");
        var reviews = await store.List<PilotReview>(x => x.ProgrammeId == id, ct);
        var fixedOn = PilotReviewRules.NotOpened(programme, reviews).Where(point => point.Kind == input.Kind).Select(point => (DateOnly?)point.DueOn).FirstOrDefault();
        Step(input.Kind == PilotReviewKind.Extra || fixedOn is not null, "Every review of this kind that the programme's settings fix is opened already.");
        var review = new PilotReview(id, input.Kind, reviews.Count + 1, fixedOn ?? input.DueOn ?? Today, clock.GetUtcNow());
        review.JudgeBy(criteria);
        store.Add(review);
        warnings.Weigh(ReadinessRules.EvaluationBasis, programme);
        return review.Id;
    }, ct);

    public Task<Id<PilotReview>> ReplaceReviewCriteria(Id<PilotReview> id, CriteriaInput input, CancellationToken ct) => store.Write(async () =>
    {
        var review = await store.GetToReplace(id, ct);
        viewer.RequireCoordinator(review.ProgrammeId);
        var findings = new Findings();
        var criteria = Checked(input.Criteria, findings);
        findings.Refuse();
        Step(review.Status == PilotReviewStatus.Gathering, "Its data are frozen: what they are judged by was set before.");
        review.JudgeBy(criteria);
        return id;
    }, ct);

    /// <summary>From here on its data are what they are, whatever becomes of the records.</summary>
    public async Task<Id<PilotReview>> FreezePilotReview(Id<PilotReview> id, FreezePilotReview input, CancellationToken ct)
    {
        // Figures are published before the write begins: what has been told is on record by itself.
        var figures = await Figures(id, input, ct);
        return await store.Write(async () =>
        {
            var review = await store.GetToAct(id, ct);
            viewer.RequireCoordinator(review.ProgrammeId);
            Step(review.Status == PilotReviewStatus.Gathering, "Its data are frozen already.");
            Step(review.DueOn <= Today, string.Create(CultureInfo.InvariantCulture, $"It is due on {review.DueOn:yyyy-MM-dd}, and not before."));
            Step(review.Criteria.Count > 0 && figures is not null, "What the programme is judged by is set before the data are frozen.");
            store.Add(new FrozenSet(review, figures!, clock.GetUtcNow()));
            review.Freeze();
            return id;
        }, ct);
    }

    /// <summary>Null where the review is not at that step: the write says so.</summary>
    private async Task<ReviewFigures?> Figures(Id<PilotReview> id, FreezePilotReview input, CancellationToken ct)
    {
        var review = await store.Get(id, ct);
        viewer.RequireCoordinator(review.ProgrammeId);
        var programme = await store.Get(review.ProgrammeId, ct);
        var (from, to) = await Period(review, programme, input, ct);
        return review.Status == PilotReviewStatus.Gathering && review.DueOn <= Today && review.Criteria.Count > 0 ? await source.Figures(programme, from, to, ct) : null;
    }

    public Task<Id<PilotReview>> RecordFindings(Id<PilotReview> id, FindingsInput input, CancellationToken ct) => store.Write(async () =>
    {
        var review = await store.GetToReplace(id, ct);
        viewer.RequireCoordinator(review.ProgrammeId);
        var words = Checked(input, review);
        Step(review.Status != PilotReviewStatus.Gathering, "Its data are not frozen yet.");
        Step(review.Status == PilotReviewStatus.Frozen, "Its findings stand: it was decided on them.");
        review.Find(words);
        warnings.Weigh(PilotReviewRules.EachCriterionAnswered, (review.Criteria.Count, words.Items));
        await Weigh(review, [words.Summary, .. words.Items.Select(item => item.Text), .. words.Lessons], ct);
        return id;
    }, ct);

    public Task<Id<PilotReview>> DecideOnReview(Id<PilotReview> id, DecideOnReview input, CancellationToken ct) => store.Write(async () =>
    {
        var review = await store.GetToAct(id, ct);
        viewer.RequireCoordinator(review.ProgrammeId);
        var findings = new Findings();
        if (!Deciding.Contains(input.By)) findings.Add("by", "Is none of steeringGroup, sponsor and coordinator.");
        findings.Date("on", input.On);
        if (input.On > Today) findings.Add("on", "Is still to come.");
        var reason = findings.OptionalText("reason", input.Reason, 4000);
        if (reason is null && input.Outcome != ReviewOutcome.Continue) findings.Add("reason", "Needs what is to change, or why it stops.");
        findings.Refuse();
        Step(review.Status == PilotReviewStatus.Frozen && review.Findings is not null, "It is decided once, and on findings.");
        review.Decide(new() { Outcome = input.Outcome, By = input.By, On = input.On ?? Today, Reason = reason });
        await Weigh(review, [reason], ct);
        // The report is there: those who are to read it are told.
        await notifier.TellReaders(review.ProgrammeId, NoticeKind.PilotReviewReported, id, ct);
        return id;
    }, ct);

    /// <summary>The final one releases the records that were held for it.</summary>
    public Task<Id<PilotReview>> CompletePilotReview(Id<PilotReview> id, CancellationToken ct) => store.Write(async () =>
    {
        var review = await store.GetToAct(id, ct);
        viewer.RequireCoordinator(review.ProgrammeId);
        Step(review.Status != PilotReviewStatus.Completed, "It is complete already.");
        Step(review.Status == PilotReviewStatus.Reported, "It is complete once it is decided on.");
        review.Complete(Today);
        warnings.Weigh(PilotReviewRules.ResultsShared, review.SharedInId is not null);
        if (review.Kind == PilotReviewKind.Final) await Close(review, ct);
        return id;
    }, ct);

    private async Task Close(PilotReview final, CancellationToken ct)
    {
        var programme = await store.Lock(final.ProgrammeId, ct);
        var reviews = await store.List<PilotReview>(x => x.ProgrammeId == final.ProgrammeId, ct);
        Step(reviews.All(review => review.Id == final.Id || review.IsComplete), "Another review of the programme is not complete.");
        await end.Close(programme, ct);
        warnings.Weigh(PilotReviewRules.EachReviewHeld, PilotReviewRules.NotOpened(programme, reviews).Count());
    }

    /// <summary>The summary is a document of the programme: whoever may read those reads it, and it stays as it was published.</summary>
    public Task<Id<PilotReview>> SharePilotReview(Id<PilotReview> id, SharePilotReview input, CancellationToken ct) => store.Write(async () =>
    {
        var review = await store.GetToAct(id, ct);
        viewer.RequireCoordinator(review.ProgrammeId);
        var findings = new Findings();
        var (language, title, text) = (findings.Key("language", input.Language), findings.Text("title", input.Title), findings.Text("text", input.Text, Findings.LongText));
        findings.Refuse();
        Step(review.Status is PilotReviewStatus.Reported or PilotReviewStatus.Completed, "It is told once it is decided on.");
        await store.Lock(review.ProgrammeId, ct);
        var earlier = await store.List<ProgrammeDocument>(x => x.ProgrammeId == review.ProgrammeId && x.Kind == DocumentKind.EvaluationFindings && x.Language == language, ct);
        var document = new ProgrammeDocument(review.ProgrammeId, DocumentKind.EvaluationFindings, earlier.Count + 1, language, title, text, clock.GetUtcNow());
        document.Ask(input.Asks ?? DocumentReaders.Nobody, null);
        store.Add(document);
        review.Share(document.Id);
        await Weigh(review, [title, text], ct);
        return id;
    }, ct);

    public Task<Id<ImprovementAction>> PlanImprovement(Id<PilotReview> id, PlanImprovement input, CancellationToken ct) => store.Write(async () =>
    {
        var review = await store.Get(id, ct);
        viewer.RequireCoordinator(review.ProgrammeId);
        var findings = new Findings();
        var text = findings.Text("text", input.Text, 1000);
        findings.Date("dueOn", input.DueOn);
        if (input.DueOn < Today) findings.Add("dueOn", "Is past.");
        if (input.Finding is { } number && (number < 1 || number > (review.Findings?.Items.Count ?? 0))) findings.Add("finding", "Is the number of no finding.");
        findings.Refuse();
        Step(review.Status != PilotReviewStatus.Gathering, "Its data are not frozen yet.");
        var action = new ImprovementAction(review, input.Finding, text, input.Owner, input.DueOn, clock.GetUtcNow());
        store.Add(action);
        await Weigh(review, [text], ct);
        return action.Id;
    }, ct);

    public Task<Id<ImprovementAction>> FollowUpImprovement(Id<ImprovementAction> id, FollowUpImprovement input, CancellationToken ct) => store.Write(async () =>
    {
        var action = await store.GetToAct(id, ct);
        viewer.RequireCoordinator(action.ProgrammeId);
        var findings = new Findings();
        var note = findings.OptionalText("note", input.Note, 1000);
        findings.Date("dueOn", input.DueOn);
        if (note is null && input.State == ImprovementState.Dropped) findings.Add("note", "Needs the reason.");
        if (input.State == ImprovementState.Open && !(input.DueOn >= Today)) findings.Add("dueOn", "Needs a day that is not past.");
        if (input.State != ImprovementState.Open && input.DueOn is not null) findings.Add("dueOn", "Is for what stays open.");
        findings.Refuse();
        Step(action.State == ImprovementState.Open, "It is done or dropped.");
        action.FollowUp(input.State, note, input.DueOn, Today);
        await Weigh(await store.Get(action.ReviewId, ct), [note], ct);
        return id;
    }, ct);

    private async Task<(DateOnly From, DateOnly To)> Period(PilotReview review, Programme programme, FreezePilotReview input, CancellationToken ct)
    {
        var (findings, over) = (new Findings(), Today.FirstOfMonth().AddDays(-1));
        var to = input.To ?? over;
        var first = DateOnly.FromDateTime((await facts.FirstApplication(programme.Id, ct) ?? clock.GetUtcNow()).UtcDateTime).FirstOfMonth();
        if (programme.StartsOn is { } start && start < first) first = start.FirstOfMonth();
        var from = input.From ?? (first < to ? first : to.FirstOfMonth());
        findings.Date("from", from);
        findings.Date("to", to);
        if (!from.BeginsMonth()) findings.Add("from", WholeMonths.NoFirstDay);
        if (!to.EndsMonth()) findings.Add("to", WholeMonths.NoLastDay);
        if (to > over) findings.Add("to", "Is not over: figures are of whole months that are.");
        else if (from > to) findings.Add("from", "Lies after the last day.");
        if (review.Kind == PilotReviewKind.Final && review.DueOn <= Today) CheckWhole(review, programme, from, to, findings);
        findings.Refuse();
        return (from, to);
    }

    /// <summary>The final review is of all of the pilot: its last month is frozen once it is over.</summary>
    private static void CheckWhole(PilotReview final, Programme programme, DateOnly from, DateOnly to, Findings findings)
    {
        if (programme is not { StartsOn: { } first, LastDay: { } end }) return;
        var last = end < final.DueOn ? end : final.DueOn.AddDays(-1);
        if (from > first) findings.Add("from", string.Create(CultureInfo.InvariantCulture, $"Lies after {first:yyyy-MM-dd}, the pilot's first day: its final review is of all of it."));
        if (to < last) findings.Add("to", string.Create(CultureInfo.InvariantCulture, $"Lies before {last:yyyy-MM-dd}, the pilot's last day: its final review is of all of it, once that month is over."));
    }

    private static List<ReviewCriterion> CriteriaOf(Programme programme) =>
        [.. programme.Objectives.SelectMany(objective => objective.Measures.Select(measure => new ReviewCriterion { Objective = objective.Text, Measure = measure })).Take(50)];

    private static List<ReviewCriterion> Checked(IReadOnlyList<ReviewCriterion> criteria, Findings findings)
    {
        if (criteria.Count is 0 or > 50) findings.Add("criteria", "Needs 1 to 50 entries.");
        return [.. criteria.Take(50).Select((criterion, i) => new ReviewCriterion
        {
            Objective = findings.Text($"criteria/{i}/objective", criterion.Objective, 1000),
            Measure = findings.Text($"criteria/{i}/measure", criterion.Measure, 1000),
        })];
    }

    private static ReviewFindings Checked(FindingsInput input, PilotReview review)
    {
        var findings = new Findings();
        if (input.Findings.Count is 0 or > 100) findings.Add("findings", "Needs 1 to 100 entries.");
        var words = new ReviewFindings
        {
            Language = input.Language is { } language ? findings.Key("language", language) : "en",
            Summary = findings.Text("summary", input.Summary, 4000),
            Items = [.. input.Findings.Take(100).Select((item, i) => Checked(item, i, review, findings))],
            Lessons = findings.Texts("lessons", input.Lessons, max: 1000),
        };
        findings.Refuse();
        return words;
    }

    private static ReviewFinding Checked(ReviewFinding item, int i, PilotReview review, Findings findings)
    {
        if (item.Criterion is { } number && (number < 1 || number > review.Criteria.Count)) findings.Add($"findings/{i}/criterion", "Is the number of no criterion.");
        if (item.State is not null && item.Criterion is null) findings.Add($"findings/{i}/criterion", "Needs the criterion that is met or not.");
        return item with { Text = findings.Text($"findings/{i}/text", item.Text, 4000) };
    }

    private async Task Weigh(PilotReview review, IEnumerable<string?> words, CancellationToken ct) =>
        warnings.Weigh(PilotReviewRules.WithoutNames, !await facts.NamesSomebody(review.ProgrammeId, string.Join('\n', words.OfType<string>()), ct));

    private static void Step(bool possible, string detail) => LifeCycleRules.StepPossible.Check(possible, detail);
}

/// <summary>Reviews that are due, and improvements that are overdue, for the coordinators.</summary>
public sealed class PilotReviewSource(IStore store) : IAttentionSource
{
    public async IAsyncEnumerable<IReadOnlyList<Sight>> Look(Programme programme, DateTimeOffset now, [EnumeratorCancellation] CancellationToken ct)
    {
        var reviews = await store.List<PilotReview>(x => x.ProgrammeId == programme.Id, ct);
        var actions = await store.List<ImprovementAction>(x => x.ProgrammeId == programme.Id && x.State == ImprovementState.Open, ct);
        yield return PilotReviewRules.Of(programme, reviews, actions, DateOnly.FromDateTime(now.UtcDateTime));
    }
}
