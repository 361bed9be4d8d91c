using System.Linq.Expressions;
using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Forms;
using Mentoring.Domain.Privacy;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Rules;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Api.Forms;

/// <summary>Reads forms, and what was answered to them.</summary>
public sealed class FormQueries(IReader reader, Viewer viewer)
{
    public async Task<FormsView?> List(Id<Programme> id, string? language, CancellationToken ct)
    {
        var programme = await Require(id, ct);
        var own = (await reader.All<FormVersion>().Where(x => x.ProgrammeId == id).ToListAsync(ct)).ToLookup(x => x.FormKey, StringComparer.Ordinal);
        return new() { Version = programme.Version, Forms = [.. ShippedForms.All.Select(shipped => Entry(Form.Of(shipped, [.. own[shipped.Key]], null)!, language))] };
    }

    /// <param name="number">A version; null for the one in force.</param>
    /// <param name="host">Where the schema's own address begins.</param>
    public async Task<FormView?> Find(Id<Programme> id, string key, int? number, string? language, Uri host, CancellationToken ct)
    {
        await Require(id, ct);
        if (ShippedForms.Find(key) is not { } shipped) return null;
        var own = await reader.All<FormVersion>().Where(x => x.ProgrammeId == id && x.FormKey == key).ToListAsync(ct);
        return Form.Of(shipped, own, number) is { } form ? Of(id, form, language, host) : null;
    }

    public async Task<FormView?> Find(Id<FormVersion> id, Uri host, CancellationToken ct) =>
        await reader.All<FormVersion>().SingleOrDefaultAsync(x => x.Id == id, ct) is { } own
            ? Of(own.ProgrammeId, new(ShippedForms.Find(own.FormKey)!, own.Number, own.Content, own), null, host) : null;

    public Task<EvaluationAskView?> FindAsk(Id<EvaluationAsk> id, CancellationToken ct) => reader.One(id, Of, ct);

    public Task<Page<EvaluationAskView>> ListAsks(PageQuery page, CancellationToken ct) => reader.All<EvaluationAsk>().Paged(page, Of, ct);

    public Task<EvaluationAnswerView?> FindAnswer(Id<EvaluationAnswer> id, CancellationToken ct) => reader.One(id, Of, ct);

    public async Task<Page<EvaluationAnswerView>> ListAnswers(Id<Programme> id, string? form, PageQuery page, CancellationToken ct)
    {
        await Require(id, ct);
        return await reader.All<EvaluationAnswer>().Where(x => x.ProgrammeId == id && (form == null || x.FormKey == form)).Paged(page, Of, ct);
    }

    public Task<UnsignedAnswerView?> FindUnsigned(Id<UnsignedAnswer> id, CancellationToken ct) => reader.One(id, Of, ct);

    public async Task<Page<UnsignedAnswerView>> ListUnsigned(Id<Programme> id, string? form, PageQuery page, CancellationToken ct)
    {
        await Require(id, ct);
        return await reader.All<UnsignedAnswer>().Where(x => x.ProgrammeId == id && (form == null || x.FormKey == form)).Paged(page, Of, ct);
    }

    public async Task<ResponseRatesView?> Rates(Id<Programme> id, CancellationToken ct)
    {
        var programme = await Require(id, ct);
        if (!viewer.Coordinates(id)) throw new Forbidden("Only the programme's coordinator reads this.");
        var rates = await reader.All<EvaluationAsk>().Where(x => x.ProgrammeId == id).GroupBy(x => new { x.FormKey, x.Wave })
            .Select(group => new ResponseRate { Form = group.Key.FormKey, Wave = group.Key.Wave, Asked = group.Count(), Answered = group.Count(x => x.Answered) }).ToListAsync(ct);
        var advice = new Warnings();
        foreach (var rate in rates) advice.Weigh(FormRules.Contribution, (rate.Asked, rate.Answered));
        return new() { Version = programme.Version, Rates = [.. rates.OrderBy(x => x.Form, StringComparer.Ordinal).ThenBy(x => x.Wave)], Advice = advice.List };
    }

    private async Task<Programme> Require(Id<Programme> id, CancellationToken ct) =>
        await reader.All<Programme>().SingleOrDefaultAsync(x => x.Id == id, ct) ?? throw new Unseen();

    private static FormEntry Entry(Form form, string? language)
    {
        var kept = FormHomes.Of(form.Shipped) is { } record ? RecordRegister.Of(record) : null;
        return new()
        {
            Key = form.Key,
            Number = form.Number,
            Title = form.Content.In(language).Title,
            Languages = form.Content.AllLanguages(),
            IsOwn = form.Own is not null,
            Use = form.Shipped.Use,
            Fills = form.Shipped.Fills,
            Of = form.Shipped.Of,
            Record = kept?.Name,
            Purpose = kept?.Purpose,
            Receivers = kept?.Receivers,
            Retention = kept?.Retention,
        };
    }

    private static FormView Of(Id<Programme> programme, Form form, string? language, Uri host)
    {
        var content = form.Content.In(language);
        return new()
        {
            Version = form.Own?.Version ?? 1,
            Key = form.Key,
            Number = form.Number,
            Language = content.Language,
            Languages = form.Content.AllLanguages(),
            Use = form.Shipped.Use,
            Fills = form.Shipped.Fills,
            Content = content with { Translations = null },
            Schema = FormSchema.Of(content, new(host, $"/v1/programmes/{programme}/forms/{form.Key}/versions/{form.Number}?language={content.Language}")),
            Reason = form.Own?.Reason,
            PublishedAt = form.Own?.PublishedAt,
        };
    }

    internal static EvaluationAskView Of(EvaluationAsk x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Programme = x.ProgrammeId,
        Person = x.PersonId,
        About = x.AboutId == x.PersonId ? null : x.AboutId,
        Relationship = x.AboutId == x.PersonId ? x.RelationshipId : null,
        Wave = x.Wave,
        Form = x.FormKey,
        Number = x.Number,
        Named = x.Named,
        AskedAt = x.AskedAt,
        Answered = x.Answered,
    };

    internal static EvaluationAnswerView Of(EvaluationAnswer x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Programme = x.ProgrammeId,
        Author = x.AuthorId,
        Wave = x.Wave,
        Form = new() { Key = x.FormKey, Number = x.Number, Language = x.Language },
        On = x.On,
        Answers = x.Content.Value.Answers,
    };

    internal static UnsignedAnswerView Of(UnsignedAnswer x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Programme = x.ProgrammeId,
        Wave = x.Wave,
        Form = new() { Key = x.FormKey, Number = x.Number, Language = x.Language },
        Month = x.Month,
        Answers = x.Content.Value.Answers,
    };
}
