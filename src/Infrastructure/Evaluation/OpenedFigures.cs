using System.Text.Json;
using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Forms;
using Mentoring.Domain.Portfolios;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Progress;
using Mentoring.Infrastructure.Persistence;

namespace Mentoring.Infrastructure.Evaluation;

/// <summary>
/// I1 to I3, I16, I17, I19, I29 to I33, I36, I37, I45: what stands in records that are stored encrypted. They are opened all at once, figures are
/// taken, and nothing else of them is looked at: no word that anybody wrote is read.
/// </summary>
internal sealed class OpenedFigures(Figures figures, ColumnCipher cipher, Tallying tally)
{
    private sealed record Sealed(Belonging Group, Guid Id, string Stored)
    {
        public string Status { get; init; } = "";
        public string About { get; init; } = "";
        public DateTimeOffset? At { get; init; }
        public DateTimeOffset? Begun { get; init; }
        public Guid Owner { get; init; }

        /// <summary>What figures are made of; null where it is erased, and before it is opened.</summary>
        public object? Content { get; set; }
    }

    /// <summary>Of what is opened, the members that figures are made of; the others are passed over.</summary>
    private sealed record GoalFigures(GoalHorizon Horizon, DateOnly? TargetOn);
    private sealed record MilestoneFigures(DateOnly? On, MilestoneOutcome? Outcome);
    private sealed record PlanFigures(DateOnly? CompletesOn, List<MilestoneFigures>? Milestones);
    private sealed record SheetFigures(int? Commitment, int? Now);
    private sealed record StatementFigures(int? Effectiveness);
    private sealed record EvidenceFigures(EvidenceKind Kind, List<EvidenceLink>? Links, List<string>? Competencies);

    private readonly List<(string Column, Sealed Value, Func<byte[], object> Read)> shut = [];
    private List<Sealed> goals = [], plans = [], sheets = [], statements = [], named = [], unsigned = [], evidence = [];
    private Task opening = Task.CompletedTask;

    /// <summary>Reads what is to be opened; it is opened beside what is asked next.</summary>
    public async Task Gather(CancellationToken ct)
    {
        goals = await Goals(ct);
        plans = await Plans(ct);
        sheets = await Sheets(ct);
        statements = await Statements(ct);
        named = await Named(ct);
        unsigned = await Unsigned(ct);
        evidence = await Evidence(ct);
        Opens<GoalFigures>("Goal.Content", goals.FindAll(IsDatedWithin));
        Opens<PlanFigures>("ActionPlan.Content", plans);
        Opens<SheetFigures>("ToolSheet.Content", sheets);
        Opens<StatementFigures>("ReviewStatement.Content", statements);
        Opens("EvaluationAnswer.Content", named, AnswerFigures.Read);
        Opens("UnsignedAnswer.Content", unsigned, AnswerFigures.Read);
        Opens<EvidenceFigures>("Evidence.Content", evidence);
        opening = Task.Run(() => Open(ct), ct);
    }

    public async Task Tally(CancellationToken ct)
    {
        await Asked(ct);
        await opening;
        foreach (var goal in goals) Of(goal);
        foreach (var plan in plans) Milestones(plan);
        CompareSheets();
        foreach (var statement in statements)
            if (statement.Content is StatementFigures { Effectiveness: { } points }) tally.Count(statement.Group, "I19", "effectiveness", Indicators.Class(points), 1);
        foreach (var answer in named.Concat(unsigned))
            if (answer.Content is AnswerFigures points) Of(answer, points, answer.About == nameof(EvaluationWave.End));
        Portfolios();
    }

    private void Opens<T>(string column, List<Sealed> values) where T : class => Opens(column, values, bytes => Conventions.Read<T>(bytes));

    private void Opens(string column, List<Sealed> values, Func<byte[], object> read) => shut.AddRange(values.Select(value => (column, value, read)));

    private Task Open(CancellationToken ct) => cipher.OpenAll(shut.ConvertAll(x => (x.Column, x.Value.Id, x.Value.Stored)), (i, bytes) => shut[i].Value.Content = shut[i].Read(bytes), ct);

    private Task<List<Sealed>> Goals(CancellationToken ct) => Gather(figures.With() + """
        SELECT r."Group", g."Id", g."Content", g."Status", g."ClosedAt", g."AgreedAt" FROM rel r JOIN "Goal" g ON g."RelationshipId" = r."Id" WHERE g."Status" <> 'Draft'
        """, row => new(figures.GroupIn(row), row.Id(1), row.Text(2)!) { Status = row.Word(3), At = row.AtOrNull(4), Begun = row.AtOrNull(5) }, ct);

    private static bool IsClosed(Sealed goal) => goal.Status is "met" or "notMet" or "dropped";

    /// <summary>What was closed at another time, or dropped, tells nothing more than its status.</summary>
    private bool IsDatedWithin(Sealed goal) => !IsClosed(goal) || (goal.Status != "dropped" && figures.Within(goal.At));

    private void Of(Sealed goal)
    {
        if ((goal.Begun ?? TimeOf(goal.Id)) >= figures.End) return;
        var closed = IsClosed(goal);
        tally.Count(goal.Group, "I3", "aims", closed && goal.At >= figures.End ? "asAgreed" : goal.Status == "agreed" ? "asAgreed" : goal.Status, 1);
        if (closed && figures.Within(goal.At)) tally.Count(goal.Group, "I2", "goals", goal.Status switch { "met" => "achieved", "notMet" => "missed", _ => "dropped" }, 1);
        if (goal.Content is not GoalFigures content) return;
        var horizon = Figures.Word(content.Horizon.ToString());
        if (closed) tally.Count(goal.Group, "I1", horizon, goal.Status, 1);
        else if (figures.Within(content.TargetOn) && content.TargetOn <= Today) tally.Count(goal.Group, "I1", horizon, "due", 1);
    }

    private Task<List<Sealed>> Plans(CancellationToken ct) => Gather(figures.With() + """
        SELECT r."Group", p."Id", p."Content" FROM rel r JOIN "ActionPlan" p ON p."RelationshipId" = r."Id" WHERE p."Status" IN ('Agreed', 'Completed', 'ClosedUnmet')
        """, row => new(figures.GroupIn(row), row.Id(1), row.Text(2)!), ct);

    private void Milestones(Sealed plan)
    {
        if (plan.Content is not PlanFigures content) return;
        foreach (var milestone in content.Milestones ?? [])
            if ((milestone.On ?? content.CompletesOn) is { } on && figures.Within(on) && (milestone.Outcome is not null || on <= Today))
                tally.Count(plan.Group, "I2", "milestones", milestone.Outcome is { } outcome ? Figures.Word(outcome.ToString()) : "unmarked", 1);
    }

    private Task<List<Sealed>> Sheets(CancellationToken ct) => Gather(figures.With() + """
        SELECT r."Group", s."Id", s."Content", s."Tool", r."Id", s."AuthorId", s."BegunAt" FROM rel r JOIN "ToolSheet" s ON s."RelationshipId" = r."Id" WHERE s."Tool" IN ('Grow', 'Oskar')
        """, row => new(figures.GroupIn(row), row.Id(1), row.Text(2)!) { Status = row.Text(3)!, About = row.Id(4).ToString(), Owner = row.Id(5), Begun = row.AtOrNull(6) }, ct);

    /// <summary>A sheet is compared with the one that the same person began before it in the same relationship.</summary>
    private void CompareSheets()
    {
        var opened = sheets.Select(sheet => (Sheet: sheet, At: sheet.Begun ?? TimeOf(sheet.Id), Points: sheet.Content is SheetFigures content ? sheet.Status == "Grow" ? content.Commitment : content.Now : null));
        var threshold = figures.Settings[SettingCatalogue.RatingCommitmentThreshold];
        foreach (var ofOne in opened.Where(x => x.Points is not null).GroupBy(x => (x.Sheet.Status, x.Sheet.About, x.Sheet.Owner)))
        {
            int? before = null;
            foreach (var (sheet, at, points) in ofOne.OrderBy(x => x.At).ThenBy(x => x.Sheet.Id))
            {
                if (figures.Within(at)) Of(sheet, points!.Value, before, threshold);
                before = points;
            }
        }
    }

    private void Of(Sealed sheet, int points, int? before, int threshold)
    {
        var grow = sheet.Status == "Grow";
        if (grow) tally.Count(sheet.Group, "I16", "ratings", points < threshold ? "under" : "atLeast", 1);
        if (grow) tally.Value(sheet.Group, "I16", "rating", points, 1);
        if (before is not { } earlier) return;
        tally.Count(sheet.Group, grow ? "I16" : "I17", grow ? "change" : "movement", points < earlier ? "lower" : points == earlier ? "same" : "higher", 1);
        if (!grow) tally.Value(sheet.Group, "I17", "movement", points - earlier, 1);
    }

    private Task<List<Sealed>> Statements(CancellationToken ct) => Gather(figures.With() + """
        SELECT r."Group", s."Id", s."Content" FROM rel r JOIN "RelationshipReview" v ON v."RelationshipId" = r."Id" JOIN "ReviewStatement" s ON s."ReviewId" = v."Id" WHERE s."WrittenAt" >= {1} AND s."WrittenAt" < {2}
        """, row => new(figures.GroupIn(row), row.Id(1), row.Text(2)!), ct);

    private Task Asked(CancellationToken ct) => figures.Each(figures.With() + """
        SELECT r."Group", CASE WHEN a."Answered" THEN 1 ELSE 0 END, COUNT(*) FROM rel r JOIN "EvaluationAsk" a ON a."RelationshipId" = r."Id" WHERE a."AskedAt" >= {1} AND a."AskedAt" < {2} GROUP BY 1, 2
        """, row => tally.Count(figures.GroupIn(row), "I29", "responses", row.Is(1) ? "answered" : "notAnswered", row.Int(2)), ct);

    private Task<List<Sealed>> Named(CancellationToken ct) => Gather(figures.With() + """
        SELECT r."Group", a."Id", a."Content", a."FormKey", a."Wave" FROM rel r JOIN "EvaluationAnswer" a ON a."RelationshipId" = r."Id" WHERE a."On" >= {3} AND a."On" <= {4}
        """, row => new(figures.GroupIn(row), row.Id(1), row.Text(2)!) { Status = row.Text(3)!, About = row.Text(4)! }, ct);

    /// <summary>Those without a name belong to no group, and count once enough have answered for none to be found out.</summary>
    private Task<List<Sealed>> Unsigned(CancellationToken ct) => Gather("""
        SELECT '', a."Id", a."Content", a."FormKey", a."Wave" FROM "UnsignedAnswer" a WHERE a."ProgrammeId" = {0} AND a."Month" >= {3} AND a."Month" <= {4} AND a."Wave" IS NOT NULL AND a."IsOpen"
        """, row => new(Belonging.Nowhere, row.Id(1), row.Text(2)!) { Status = row.Text(3)!, About = row.Text(4)! }, ct);

    private void Of(Sealed answer, AnswerFigures x, bool end)
    {
        var (group, wave) = (answer.Group, end ? "End" : "MidPoint");
        if (answer.Status == EvaluationForms.Manager)
        {
            Points(group, "I32", "performance", x["performance"]);
            Points(group, "I32", "cooperation", x["cooperation"]);
            Points(group, "I33", $"confidence{wave}", x["confidence"]);
            Points(group, "I33", $"skills{wave}", x["skills"]);
            return;
        }
        if (answer.Status is not (EvaluationForms.Mentor or EvaluationForms.Mentee)) return;
        if (x["q3"] is { } again) tally.Count(group, "I29", answer.Status == EvaluationForms.Mentor ? "mentors" : "mentees", again switch { 1 => "yes", 0 => "no", _ => "unsure" }, 1);
        foreach (var (question, indicator, measure) in Scales) Points(group, indicator, measure, x[question]);
        foreach (var (question, indicator, measure) in YesOrNo) YesNo(group, indicator, measure, x[question]);
        YesNo(group, "I32", Figures.Word(wave), x["q11"]);
        if (x["q1"] is { } rating) tally.Value(group, "I29", "rating", rating, 1);
        if (x["q2"] is { } quality) tally.Value(group, "I29", "quality", quality, 1);
        if (x["q12"] is not null || x["q13"] is not null) tally.Count(group, "I31", "frequency", x["q12"] == 1 ? "lessOften" : x["q13"] == 1 ? "moreOften" : "asItWas", 1);
    }

    private static readonly (string Question, string Indicator, string Measure)[] Scales =
    [
        ("q1", "I29", "rating"), ("q2", "I29", "quality"), ("q4", "I30", "prepared"), ("q6", "I30", "clear"), ("q7", "I30", "coordinators"), ("q8", "I19", "relationship"), ("q10", "I19", "usefulness"),
        ("processes.useful", "I37", "useful"), ("processes.relevant", "I37", "relevant"), ("processes.easy", "I37", "easy"),
    ];

    private static readonly (string Question, string Indicator, string Measure)[] YesOrNo = [("q5", "I30", "moreWanted"), ("q9", "I31", "enoughTime"), ("q11", "I19", "gained")];

    private void Points(Belonging group, string indicator, string measure, int? points)
    {
        if (points is { } value) tally.Count(group, indicator, measure, Indicators.Class(value), 1);
    }

    private void YesNo(Belonging group, string indicator, string measure, int? answer)
    {
        if (answer is { } value) tally.Count(group, indicator, measure, value == 1 ? "yes" : "no", 1);
    }

    /// <summary>What an owner shows a coordinator of the programme today: their consent to be counted.</summary>
    private Task<List<Sealed>> Evidence(CancellationToken ct) => Gather($$"""
        SELECT {{figures.GroupOf("e.\"OwnerId\"")}}, e."Id", e."Content", e."OwnerId" FROM "Evidence" e WHERE e."ProgrammeId" = {0} AND EXISTS (SELECT 1 FROM "PortfolioShare" s
            JOIN "Appointment" c ON c."ProgrammeId" = {0} AND c."Role" = 'Coordinator' AND c."PersonId" = s."ReceiverId"
            WHERE s."PortfolioId" = e."PortfolioId" AND s."WithdrawnAt" IS NULL AND s."EndsOn" >= {{figures.Day("{5}")}} AND s."GivenAt" < {2}
            AND (s."Whole" OR EXISTS (SELECT 1 FROM "SharedEvidence" x WHERE x."ShareId" = s."Id" AND x."EvidenceId" = e."Id")))
        """, row => new(figures.GroupIn(row), row.Id(1), row.Text(2)!) { Owner = row.Id(3) }, ct);

    private void Portfolios()
    {
        var capabilities = new HashSet<(Belonging Group, Guid Owner, string Code)>();
        foreach (var piece in evidence)
        {
            if (piece.Content is not EvidenceFigures content) continue;
            var kind = Figures.Word(content.Kind.ToString());
            tally.Count(piece.Group, "I45", "kinds", kind, 1);
            if (content.Kind is EvidenceKind.Qualification or EvidenceKind.Certificate or EvidenceKind.Course) tally.Count(Belonging.Nowhere, "I33", "qualifications", kind, 1);
            foreach (var link in content.Links ?? []) tally.Count(piece.Group, "I45", "links", Figures.Word(link.ToString()), 1);
            capabilities.UnionWith((content.Competencies ?? []).Where(CompetencyList.Knows).Select(code => (piece.Group, piece.Owner, code)));
        }
        foreach (var (group, _, code) in capabilities) tally.Count(group, "I36", "capabilities", code, 1);
    }

    private DateOnly Today => DateOnly.FromDateTime(figures.Now.UtcDateTime);

    /// <summary>When a record from before its days were kept was made: its id tells.</summary>
    private static DateTimeOffset TimeOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return DateTimeOffset.FromUnixTimeMilliseconds((long)(System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16));
    }

    private async Task<List<Sealed>> Gather(string sql, Func<Row, Sealed> read, CancellationToken ct)
    {
        var rows = new List<Sealed>();
        await figures.Each(sql, row => rows.Add(read(row)), ct);
        return rows;
    }
}

/// <summary>The points, choices and yes or no of a questionnaire; what was written in words is passed over.</summary>
internal sealed class AnswerFigures
{
    private readonly Dictionary<string, int> values = new(StringComparer.Ordinal);

    public int? this[string question] => values.TryGetValue(question, out var value) ? value : null;

    public static AnswerFigures Read(byte[] json)
    {
        var figures = new AnswerFigures();
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isAnswers = reader.ValueTextEquals("answers");
            reader.Read();
            if (isAnswers) figures.Take(ref reader, "");
            else reader.Skip();
        }
        return figures;
    }

    private void Take(ref Utf8JsonReader reader, string prefix)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = prefix + reader.GetString();
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject && prefix.Length == 0) Take(ref reader, $"{name}.");
            else if (Value(ref reader) is { } value) values[name] = value;
        }
    }

    private static int? Value(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number: return reader.TryGetInt32(out var points) ? points : null;
            case JsonTokenType.True: return 1;
            case JsonTokenType.False: return 0;
            case JsonTokenType.String: return reader.ValueTextEquals("yes") ? 1 : reader.ValueTextEquals("no") ? 0 : reader.ValueTextEquals("unsure") ? 2 : null;
            default:
                reader.Skip();
                return null;
        }
    }
}
