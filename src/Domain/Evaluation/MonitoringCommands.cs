using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Evaluation;

/// <summary>Keeps what monitoring needs and no other record tells: needs for training, turnover as HR states it, and coordinators' own answers.</summary>
public sealed class MonitoringCommands(IStore store, Viewer viewer, Warnings warnings, TimeProvider clock)
{
    private const int MostPeople = 10_000_000;

    public Task<Id<TrainingNeed>> RecordTrainingNeed(Id<Programme> id, RecordTrainingNeed input, CancellationToken ct) => store.Write(async () =>
    {
        await store.Lock(id, ct);
        viewer.RequireCoordinator(id);
        var findings = new Findings();
        var (text, step) = (findings.Text("text", input.Text, 2000), findings.OptionalText("step", input.Step, 2000));
        Past(findings, "foundOn", input.FoundOn);
        findings.Refuse();
        var need = new TrainingNeed(id, input.Role, text, input.FoundOn ?? Today);
        if (step is not null) need.Take(step, Today);
        store.Add(need);
        warnings.Weigh(MonitoringRules.NeedsFollowedUp, step is not null);
        return need.Id;
    }, ct);

    public Task<Id<TrainingNeed>> TakeTrainingStep(Id<TrainingNeed> id, TakeTrainingStep input, CancellationToken ct) => store.Write(async () =>
    {
        var need = await store.GetToAct(id, ct);
        viewer.RequireCoordinator(need.ProgrammeId);
        var findings = new Findings();
        var step = findings.Text("step", input.Step, 2000);
        Past(findings, "on", input.On);
        if (input.On < need.FoundOn) findings.Add("on", "Is before the need came to light.");
        findings.Refuse();
        need.Take(step, input.On ?? Today);
        return id;
    }, ct);

    public Task<Id<TurnoverStatement>> StateTurnover(Id<Programme> id, StateTurnover input, CancellationToken ct) => store.Write(async () =>
    {
        await store.Lock(id, ct);
        viewer.RequireCoordinator(id);
        var findings = new Findings();
        Months(findings, input.From, input.To);
        if (input.To > Today) findings.Add("to", "Is not over.");
        findings.Range("participants", input.Participants, 0, MostPeople);
        findings.Range("participantsLeft", input.ParticipantsLeft, 0, input.Participants);
        findings.Range("staff", input.Staff, 0, MostPeople);
        findings.Range("staffLeft", input.StaffLeft, 0, input.Staff);
        findings.Refuse();
        var statement = new TurnoverStatement(id, (await store.List<TurnoverStatement>(x => x.ProgrammeId == id, ct)).Count + 1, input, clock.GetUtcNow());
        store.Add(statement);
        return statement.Id;
    }, ct);

    public Task<Id<MonitoringNote>> NoteMonitoring(Id<Programme> id, NoteMonitoring input, CancellationToken ct) => store.Write(async () =>
    {
        await store.Get(id, ct);
        viewer.RequireCoordinator(id);
        var findings = new Findings();
        findings.Range("question", input.Question, 1, MonitoringQuestions.All.Count);
        Months(findings, input.From, input.To);
        var text = findings.Text("text", input.Text, 5000);
        findings.Refuse();
        var note = new MonitoringNote(id, input.Question, input.From, input.To, text, clock.GetUtcNow());
        store.Add(note);
        return note.Id;
    }, ct);

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private void Past(Findings findings, string member, DateOnly? date)
    {
        findings.Date(member, date);
        if (date > Today) findings.Add(member, "Is still to come.");
    }

    private static void Months(Findings findings, DateOnly from, DateOnly to)
    {
        findings.Date("from", from);
        findings.Date("to", to);
        if (!from.BeginsMonth()) findings.Add("from", WholeMonths.NoFirstDay);
        if (!to.EndsMonth()) findings.Add("to", WholeMonths.NoLastDay);
        if (to < from) findings.Add("to", "Is before the time begins.");
    }
}
