using System.Text.Json;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;

namespace Mentoring.Domain.Forms;

/// <summary>Which relationships a wave has come to.</summary>
public interface IEvaluationFacts
{
    /// <summary>Ids of relationships in which nobody was asked yet, though their day has come: ids alone.</summary>
    Task<List<Id<Relationship>>> Due(Id<Programme> programme, EvaluationWave wave, DateOnly today, int limit, CancellationToken ct);
}

/// <summary>Asks how it went, reminds once, and takes the answers.</summary>
public sealed class EvaluationCommands(IStore store, IEvaluationFacts facts, IAddressees addressees, Viewer viewer, Notifier notifier, WriteTerms terms, TimeProvider clock)
{
    /// <summary>How long after it was asked somebody is reminded.</summary>
    public static readonly TimeSpan ReminderAfter = TimeSpan.FromDays(14);

    private const int Portion = 200;

    /// <summary>Once for each wave of a relationship. No key of the request is kept: with its hash answers could be told whose they are.</summary>
    public Task<Id<EvaluationAsk>> AnswerEvaluation(Id<EvaluationAsk> id, FilledForm input, CancellationToken ct)
    {
        terms.IdempotencyKey = null;
        return store.Write(async () =>
        {
            var ask = await store.GetToAct(id, ct);
            if (ask.PersonId != viewer.RequirePerson()) throw new Forbidden("Only who is asked answers.");
            if (input.Form.Key != ask.FormKey) throw new Invalid("/form/key", $"You were asked with {ask.FormKey}.");
            if (input.Form.Number != ask.Number) throw new Invalid("/form/number", $"You were asked with version {ask.Number}.");
            var (form, shown) = await store.Filled(ask.ProgrammeId, ShippedForms.Find(ask.FormKey)!, input, ct);
            form.CheckAnswers(input.Answers, null);
            ask.Answer();
            var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
            if (ask.Named) store.Add(new EvaluationAnswer(ask, shown, input.Answers, today));
            else await AddUnsigned(new(ask.ProgrammeId, shown, ask.Wave, input.Answers, today), ct);
            return id;
        }, ct);
    }

    /// <summary>Who looks on while answers come in one by one would know whose each is: they are shown by the handful.</summary>
    private async Task AddUnsigned(UnsignedAnswer answer, CancellationToken ct)
    {
        terms.Unsign();
        var (programme, key) = (await store.Lock(answer.ProgrammeId, ct), answer.FormKey);
        var waiting = await store.LockAffected<UnsignedAnswer>(x => x.ProgrammeId == programme.Id && x.FormKey == key && !x.IsOpen, ct);
        store.Add(answer.WaitFor(programme.Settings[SettingCatalogue.EvaluationMinGroupSize]));
        waiting.Add(answer);
        // Who has answered counted on as many as were asked for then.
        if (waiting.Count < waiting.Max(each => each.Among)) return;
        foreach (var each in waiting) each.OpenUp();
    }

    /// <summary>What has come due since the last look. It can run at any time and twice.</summary>
    public async Task AskForEvaluations(CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        foreach (var programme in await store.List<Programme>(x => x.Status == ProgrammeStatus.Running || x.Status == ProgrammeStatus.Closing, ct))
            foreach (var wave in Enum.GetValues<EvaluationWave>())
                if (FormRules.Interval.Holds((programme.Settings[SettingCatalogue.EvaluationWaves], wave)))
                    while (await facts.Due(programme.Id, wave, today, Portion, ct) is { Count: > 0 } due)
                        foreach (var relationship in due) await Ask(relationship, wave, ct);
        await Remind(ct);
    }

    private Task<Id<Relationship>> Ask(Id<Relationship> id, EvaluationWave wave, CancellationToken ct) => store.Write(async () =>
    {
        var relationship = await store.Lock(id, ct);
        if (await store.Find<EvaluationAsk>(x => x.RelationshipId == id && x.Wave == wave, ct) is not null) return id;
        var programme = await store.Get(relationship.ProgrammeId, ct);
        var of = programme.Settings[SettingCatalogue.EvaluationAskedOf];
        foreach (var party in relationship.Parties)
            if (of.Contains(party.Role == ParticipantRole.Mentor ? "mentor" : "mentee"))
                await Ask(relationship, programme, wave, party.PersonId, null, party.Role == ParticipantRole.Mentor ? EvaluationForms.Mentor : EvaluationForms.Mentee, ct);
        if (!of.Contains("manager")) return id;
        foreach (var mentee in relationship.People(ParticipantRole.Mentee).ToList())
            foreach (var manager in (await addressees.ManagersOnRecord(mentee, ct)).Except(relationship.People()))
                await Ask(relationship, programme, wave, manager, mentee, EvaluationForms.Manager, ct);
        return id;
    }, ct);

    private async Task Ask(Relationship relationship, Programme programme, EvaluationWave wave, Id<Person> person, Id<Person>? about, string key, CancellationToken ct)
    {
        var form = await store.Shown(programme.Id, ShippedForms.Find(key)!, null, ct);
        var setting = programme.Settings[SettingCatalogue.EvaluationResponses];
        var ask = new EvaluationAsk(relationship, wave, person, about, form, setting == "named", clock.GetUtcNow());
        FormRules.ReturnedToCoordinator.Check((setting, ask.Named));
        store.Add(ask);
        notifier.Tell(person, NoticeKind.EvaluationAsked, ask.Id);
    }

    private Task<Id<EvaluationAsk>> Remind(CancellationToken ct) => store.Write(async () =>
    {
        var now = clock.GetUtcNow();
        var before = now - ReminderAfter;
        var asks = await store.LockAffected<EvaluationAsk>(x => !x.Answered && x.RemindedAt == null && x.AskedAt <= before, ct);
        foreach (var ask in asks)
        {
            ask.Remind(now);
            notifier.Tell(ask.PersonId, NoticeKind.EvaluationReminder, ask.Id);
        }
        return default(Id<EvaluationAsk>);
    }, ct);
}

/// <summary>Answers that are kept as they are given.</summary>
internal static class Filling
{
    /// <summary>The version that the answers name, and as what it was shown.</summary>
    public static async Task<(Form Form, FormShown Shown)> Filled(this IStore store, Id<Programme> programme, ShippedForm shipped, FilledForm input, CancellationToken ct)
    {
        if (input.Form.Key != shipped.Key) throw new Invalid("/form/key", $"Is not {shipped.Key}.");
        var form = await store.Shown(programme, shipped, input.Form, ct);
        return (form, input.Form);
    }

    public static void CheckAnswers(this Form form, IReadOnlyDictionary<string, JsonElement> answers, ParticipantRole? role) =>
        new FormCheck("/answers").Check([.. form.Content.Asked()], role, answers, complete: true);
}
