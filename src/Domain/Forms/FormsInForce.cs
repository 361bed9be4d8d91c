using System.Text.Json;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Programmes;

namespace Mentoring.Domain.Forms;

/// <summary>The form that a record is written by.</summary>
public static class FormsInForce
{
    /// <summary>The version that was shown; the newest of the operation's form where the caller does not say.</summary>
    /// <param name="of">Which kind of record, where the operation has forms for several.</param>
    /// <param name="member">Where the caller names it.</param>
    public static async Task<Form> FormOf(this IStore store, Id<Programme> programme, string operation, FormShown? shown, CancellationToken ct, string? of = null, string member = "form")
    {
        var shipped = shown is null ? ShippedForms.MainOf(operation, of) : ShippedForms.Find(shown.Key);
        if (shipped is null || !shipped.Fills.Contains(operation) || shipped.Of != of) throw new Invalid($"/{member}/key", "Is no form for this.");
        return await store.Shown(programme, shipped, shown, ct, member);
    }

    internal static async Task<Form> Shown(this IStore store, Id<Programme> programme, ShippedForm shipped, FormShown? shown, CancellationToken ct, string member = "form")
    {
        var key = shipped.Key;
        var form = Form.Of(shipped, await store.List<FormVersion>(x => x.ProgrammeId == programme && x.FormKey == key, ct), shown?.Number)
            ?? throw new Invalid($"/{member}/number", "Is no version of this form.");
        if (shown is not null && !form.Content.AllLanguages().Contains(shown.Language)) throw new Invalid($"/{member}/language", "Is no language of this version.");
        return form;
    }

    /// <summary>What a record of a closed form names: the version that was shown, else the one in force; null where there is no form for its kind and none was named.</summary>
    public static async Task<FormShown?> NameForm(this IStore store, Id<Programme> programme, string operation, FormShown? shown, CancellationToken ct, string? of = null, string member = "form") =>
        shown is null && ShippedForms.MainOf(operation, of) is null ? null : (await store.FormOf(programme, operation, shown, ct, of, member)).As(shown?.Language);

    /// <summary>The form of a record that is written, once its answers fit the version that was shown: what the record then names.</summary>
    /// <param name="complete">Nothing may be missing any longer.</param>
    public static async Task<FormShown> Fill(this IStore store, Id<Programme> programme, string operation, IFilled filled, ParticipantRole? role, bool complete, CancellationToken ct, string? of = null)
    {
        var form = await store.FormOf(programme, operation, filled.Form, ct, of);
        form.CheckAdded(filled.Added, role, complete);
        return form.As(filled.Form?.Language);
    }

    /// <summary>Answers to what the programme asks beside what the operation knows.</summary>
    /// <param name="complete">Nothing may be missing any longer.</param>
    public static void CheckAdded(this Form form, IReadOnlyDictionary<string, JsonElement>? added, ParticipantRole? role, bool complete) =>
        new FormCheck("/added").Check([.. form.Additions], role, added ?? new Dictionary<string, JsonElement>(), complete);
}

/// <summary>What somebody fills in by a form that has a record of its own.</summary>
public interface IFilled
{
    FormShown? Form { get; }

    IReadOnlyDictionary<string, JsonElement>? Added { get; }
}
