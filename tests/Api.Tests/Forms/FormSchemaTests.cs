using System.Text.Json;
using System.Text.Json.Nodes;
using Mentoring.Api.Forms;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Domain;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Forms;
using Xunit;
using Caller = Mentoring.Api.Tests.Hosting.Caller;

namespace Mentoring.Api.Tests.Forms;

/// <summary>What a form is published as and what its answers are measured by are the same, by somebody else's measure.</summary>
public sealed class FormSchemaTests
{
    /// <summary>Every shipped form in every language is a schema; answers that lack nothing fit, and with one thing wrong in them neither schema nor check takes them.</summary>
    [Fact]
    public async Task Every_form_is_a_schema_that_takes_what_its_check_takes()
    {
        var file = Path.GetTempFileName();
        try
        {
            var forms = ShippedForms.All.SelectMany(form => form.Content.AllLanguages().Select(language => form.Content.In(language))
                .Select(content => new { key = $"{form.Key} ({content.Language})", schema = FormSchema.Of(content, new($"https://mentoring.example/{form.Key}")), samples = Samples(content) })).ToList();
            Assert.All(forms, form => Assert.Contains(form.samples, sample => sample.Valid));
            Assert.True(forms.Sum(form => form.samples.Count(sample => !sample.Valid)) > 300);
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(forms, JsonSerializerOptions.Web), Caller.Stop);
            await Node.Run("schemas", ("FORMS", file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private sealed record Sample(JsonObject Answers, bool Valid);

    /// <summary>Whole answers for each role, and the same with every single value wrong in turn. What the check says of each is what the schema must say.</summary>
    private static List<Sample> Samples(FormContent form) => [.. Enum.GetValues<ParticipantRole>().SelectMany(role => Of(form, role))];

    private static IEnumerable<Sample> Of(FormContent form, ParticipantRole role)
    {
        var whole = FormSamples.Whole(form, role);
        yield return new(whole, Fits(form, role, whole));
        foreach (var (question, of) in form.Asked().Where(x => whole.ContainsKey(x.Question.Key)))
        {
            foreach (var wrong in FormSamples.Wrong(question))
            {
                var broken = (JsonObject)whole.DeepClone();
                broken[question.Key] = wrong;
                yield return new(broken, Fits(form, role, broken));
            }
            if (!question.Required || of is not null) continue;
            var less = (JsonObject)whole.DeepClone();
            less.Remove(question.Key);
            yield return new(less, Fits(form, role, less));
        }
        var more = (JsonObject)whole.DeepClone();
        more["nothing"] = 1;
        yield return new(more, Fits(form, role, more));
    }

    private static bool Fits(FormContent form, ParticipantRole role, JsonObject answers)
    {
        try
        {
            new FormCheck("").Check([.. form.Asked()], role, answers.Deserialize<Dictionary<string, JsonElement>>()!, complete: true);
            return true;
        }
        catch (Invalid)
        {
            return false;
        }
    }
}

/// <summary>Answers by a form's own words.</summary>
internal static class FormSamples
{
    /// <summary>Everything that the role may answer, at the limits.</summary>
    public static JsonObject Whole(FormContent form, ParticipantRole role)
    {
        var answers = new JsonObject();
        foreach (var (question, of) in form.Asked().Where(x => x.Role is null || x.Role == role))
            if (question.OnlyIf is not { } condition || (answers[condition.Question] is { } given && given.ToString().Equals(condition.Is, StringComparison.OrdinalIgnoreCase)))
                answers[question.Key] = question.NotWith is null ? Right(question, question.Items) : false;
        return answers;
    }

    private static JsonNode Right(FormPart part, IReadOnlyList<FormPart>? items) => part.Kind switch
    {
        QuestionKind.Text => new string('w', (int)(part.Max ?? 200)),
        QuestionKind.Choice => part.Options![^1].Code,
        QuestionKind.Choices => new JsonArray([.. part.Options!.Take(part.MaxCount ?? 50).Select(option => (JsonNode)option.Code)]),
        QuestionKind.Date => "2026-02-03",
        QuestionKind.Dates => new JsonArray("2026-02-03", "2026-03-03"),
        QuestionKind.Number or QuestionKind.Scale => JsonSerializer.SerializeToNode(part.Max)!,
        QuestionKind.YesNo or QuestionKind.Signature => true,
        QuestionKind.Record => "01980000-0000-7000-8000-000000000001",
        QuestionKind.Records => new JsonArray("01980000-0000-7000-8000-000000000001"),
        QuestionKind.List when items is null => new JsonArray(new string('w', (int)(part.Max ?? 200))),
        QuestionKind.List => new JsonArray(Together(items)),
        _ => Together(items!),
    };

    private static JsonObject Together(IReadOnlyList<FormPart> items) => new(items.Select(item => KeyValuePair.Create(item.Key, (JsonNode?)Right(item, null))));

    /// <summary>What a question does not take: another type, and whatever lies just beyond its limits.</summary>
    public static IEnumerable<JsonNode> Wrong(FormQuestion question)
    {
        foreach (var wrong in Beyond(question)) yield return wrong;
        foreach (var item in question.Items ?? [])
            foreach (var wrong in Beyond(item))
            {
                var record = Together(question.Items!);
                record[item.Key] = wrong;
                yield return question.Kind == QuestionKind.List ? new JsonArray(record) : record;
            }
    }

    private static IEnumerable<JsonNode> Beyond(FormPart part)
    {
        yield return part.Kind is QuestionKind.Number or QuestionKind.Scale ? "5" : 5;
        switch (part.Kind)
        {
            case QuestionKind.Text:
                yield return new string('w', (int)(part.Max ?? 200) + 1);
                yield return "";
                break;
            case QuestionKind.Choice:
                yield return "none of these";
                break;
            case QuestionKind.Choices:
                yield return new JsonArray("none of these");
                yield return new JsonArray(part.Options![0].Code, part.Options[0].Code);
                break;
            case QuestionKind.Number or QuestionKind.Scale:
                yield return JsonSerializer.SerializeToNode(part.Max + 1)!;
                yield return JsonSerializer.SerializeToNode(part.Min - 1)!;
                if (!part.Decimals) yield return 1.5;
                break;
            case QuestionKind.Date:
                yield return "2026-02-30";
                break;
            case QuestionKind.Signature:
                yield return false;
                break;
            case QuestionKind.List:
                yield return new JsonArray([.. Enumerable.Range(0, (part.MaxCount ?? 50) + 1).Select(_ => (JsonNode)"w")]);
                break;
        }
    }
}
