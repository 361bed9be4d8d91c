using System.Text.Json;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Forms;

/// <summary>A new version of a form: additions, wording, lists to choose from, translations.</summary>
public sealed record PublishForm
{
    /// <summary>What it says and asks, whole. What the record behind the form holds stays as it is.</summary>
    public required FormContent Content { get; init; }

    /// <summary>Why it was changed, up to 2,000 characters.</summary>
    public string? Reason { get; init; }
}

/// <summary>A form that was filled in.</summary>
public sealed record FilledForm
{
    /// <summary>The version that was shown.</summary>
    public required FormShown Form { get; init; }

    /// <summary>Answers by the key of their question. What has no answer is left out.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Answers { get; init; }
}

/// <summary>Publishes versions of forms, and takes what is sent without a name.</summary>
public sealed class FormCommands(IStore store, Viewer viewer, Warnings warnings, WriteTerms terms, TimeProvider clock)
{
    public Task<Id<FormVersion>> PublishForm(Id<Programme> id, string key, PublishForm input, CancellationToken ct) => store.Write(async () =>
    {
        await store.Lock(id, ct);
        if (!viewer.Coordinates(id) && !viewer.IsAdministrator && !viewer.IsSystem) throw new Forbidden("Only the programme's coordinator does this.");
        var shipped = ShippedForms.Find(key) ?? throw new Unseen();
        FormChange.Checked(input.Content, shipped);
        var findings = new Findings();
        var reason = findings.OptionalText("reason", input.Reason, 2000);
        findings.Refuse();
        var own = await store.List<FormVersion>(x => x.ProgrammeId == id && x.FormKey == key, ct);
        var version = new FormVersion(id, key, Math.Max(shipped.Edition, own.Select(x => x.Number).DefaultIfEmpty().Max()) + 1, input.Content, reason, clock.GetUtcNow());
        store.Add(version);
        Advise(key, input.Content);
        return version.Id;
    }, ct);

    /// <summary>What is kept of it is what it says, and the month: neither who sent it nor which request.</summary>
    public Task<Id<Programme>> SendForm(Id<Programme> id, string key, FilledForm input, CancellationToken ct)
    {
        terms.Unsign();
        return store.Write(async () =>
        {
            var programme = await store.Get(id, ct);
            var me = viewer.RequirePerson();
            if (ShippedForms.Find(key) is not { Use: FormUse.Unsigned } shipped) throw new Unseen();
            if (Enum.TryParse<TrainingKind>(shipped.Of, ignoreCase: true, out var kind) && await store.Find<TrainingRecord>(x => x.ProgrammeId == id && x.PersonId == me && x.Kind == kind, ct) is null)
                throw new Forbidden("Only who was there says how it was.");
            var (form, shown) = await store.Filled(programme.Id, shipped, input, ct);
            form.CheckAnswers(input.Answers, null);
            store.Add(new UnsignedAnswer(id, shown, wave: null, input.Answers, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)).OpenUp());
            return id;
        }, ct);
    }

    private void Advise(string key, FormContent form)
    {
        if (key == EvaluationForms.Manager) warnings.Weigh(FormRules.LineManagerInput, form);
        if (key is EvaluationForms.Mentor or EvaluationForms.Mentee) warnings.Weigh(FormRules.ProcessCheck, form);
        if (key == EvaluationForms.Mentee) warnings.Weigh(FormRules.NonJudgemental, form);
    }
}
