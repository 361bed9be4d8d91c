using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Forms;
using Mentoring.Domain.Journals;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.Portfolios;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Progress;
using Mentoring.Domain.Relationships;
using Xunit;

namespace Mentoring.Domain.Tests.Forms;

/// <summary>A form whose answers are an operation's body describes that body, neither more nor less.</summary>
public sealed class BoundFormTests
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private static readonly Dictionary<string, Type> Inputs = new(StringComparer.Ordinal)
    {
        ["acceptCode"] = typeof(AcceptCode),
        ["addEvidence"] = typeof(EvidenceContent),
        ["draftActionPlan"] = typeof(ActionPlanContent),
        ["draftAgreement"] = typeof(AgreementTerms),
        ["fillAnswers"] = typeof(Questionnaire),
        ["recordTraining"] = typeof(RecordTraining),
        ["signOff"] = typeof(SignOffInput),
        ["startReflectiveLog"] = typeof(Reflection),
        ["startToolSheet"] = typeof(ToolContent),
        ["submitApplication"] = typeof(SubmitApplication),
        ["writeMeetingLog"] = typeof(LogContent),
        ["writeProfile"] = typeof(ProfileContent),
        ["writeProgressStatement"] = typeof(StatementContent),
        ["writeReviewStatement"] = typeof(ReviewContent),
    };

    /// <summary>Which form was shown, what a programme asks beside, and what only learning systems want to know of training: no form asks for them.</summary>
    private static readonly string[] Unasked = ["form", "formShown", "added", "hours", "timeZone"];

    /// <summary>Their document is chosen by kind, and has members for other kinds: a form asks for a part.</summary>
    private static readonly string[] Parts = ["publishDocument"];

    [Fact]
    public void Every_form_of_a_record_has_its_input() =>
        Assert.Equal(ShippedForms.All.Where(form => form.Use == FormUse.Record).Select(form => form.Fills[0]).Except(Parts).Distinct().Order(StringComparer.Ordinal), Inputs.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void A_form_asks_for_what_the_input_has_in_the_words_that_it_takes()
    {
        var wrong = new List<string>();
        foreach (var form in ShippedForms.All.Where(form => form.Use == FormUse.Record && Inputs.ContainsKey(form.Fills[0])))
            foreach (var question in form.Content.AllQuestions()) Compare($"{form.Key}.{question.Key}", question, question.Items, Inputs[form.Fills[0]], question.Key, wrong);
        foreach (var (operation, input) in Inputs)
        {
            var asked = ShippedForms.All.Where(form => form.Fills.Contains(operation)).SelectMany(form => form.Content.AllQuestions()).Select(question => question.Key).ToHashSet(StringComparer.Ordinal);
            wrong.AddRange(Members(input).Select(member => member.Name).Except(asked).Except(Unasked).Select(name => $"No form asks for {name} of {operation}: add the question to its form, or the member to Unasked with the reason."));
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>What a programme asks beside has a place in the record, or cannot be asked.</summary>
    [Fact]
    public void A_form_is_closed_where_its_input_takes_no_more_and_open_where_it_does()
    {
        foreach (var form in ShippedForms.All.Where(form => form.Use == FormUse.Record))
        {
            Assert.True(form.Closed != (Inputs.TryGetValue(form.Fills[0], out var input) && input.IsAssignableTo(typeof(IFilled))), form.Key);
            var more = form.Content with { Sections = [.. form.Content.Sections, new() { Key = "own", Title = "Ours", Questions = [new() { Key = "more", Kind = QuestionKind.YesNo, Text = "And what else?" }] }] };
            var refused = Record.Exception(() => FormChange.Checked(more with { Translations = null }, form)) as Invalid;
            Assert.Equal(form.Closed ? [$"/sections/{form.Content.Sections.Count}/questions/0/key"] : [], refused?.Findings.Select(finding => finding.Pointer) ?? []);
        }
    }

    /// <summary>Answers to every question at its limits are read as the input, and nothing of them is lost or refused.</summary>
    [Fact]
    public void Whole_answers_are_taken_at_their_limits_and_not_beyond()
    {
        var wrong = new List<string>();
        foreach (var key in (string[])["application", "meeting-log", "action-plan", "reflective-log", "grow", "agreement", "progress-statement", "relationship-review", "portfolio-evidence", "portfolio-profile"])
        {
            var form = ShippedForms.Find(key)!;
            foreach (var role in Enum.GetValues<ParticipantRole>())
            {
                var whole = Whole(form.Content, role);
                if (Refused(form, role, whole) is { } refused) wrong.Add($"{key} for a {role} is refused at its limits: {refused}");
                foreach (var (question, _) in form.Content.Asked().Where(x => whole.ContainsKey(x.Question.Key) && x.Question.Kind is QuestionKind.Text or QuestionKind.Number or QuestionKind.Scale))
                {
                    var beyond = (JsonObject)whole.DeepClone();
                    beyond[question.Key] = question.Kind == QuestionKind.Text ? new string('w', (int)(question.Max ?? 200) + 1) : JsonSerializer.SerializeToNode(question.Max + 1);
                    if (Refused(form, role, beyond) is null) wrong.Add($"{key}.{question.Key} is taken beyond its limit.");
                }
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static void Compare(string at, FormPart part, IReadOnlyList<FormPart>? items, Type input, string name, List<string> wrong)
    {
        var property = Members(input).FirstOrDefault(member => member.Name == name).Property;
        if (property is null)
        {
            wrong.Add($"{at}: the input has no such member.");
            return;
        }
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var entry = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;
        var expected = part.Kind switch
        {
            QuestionKind.Text => type == typeof(string),
            QuestionKind.Choice => type == typeof(string) || type.IsEnum,
            QuestionKind.Choices => entry == typeof(string) || entry?.IsEnum == true,
            QuestionKind.Date => type == typeof(DateOnly),
            QuestionKind.Dates => entry == typeof(DateOnly),
            QuestionKind.Number => type == (part.Decimals ? typeof(decimal) : typeof(int)),
            QuestionKind.Scale => type == typeof(int),
            QuestionKind.YesNo or QuestionKind.Signature => type == typeof(bool),
            QuestionKind.Record => type.IsAssignableTo(typeof(IId)),
            QuestionKind.Records => entry?.IsAssignableTo(typeof(IId)) == true,
            QuestionKind.List => entry is not null && entry == typeof(string) == items is null,
            _ => type.Namespace!.StartsWith("Mentoring.", StringComparison.Ordinal),
        };
        if (!expected) wrong.Add($"{at}: {part.Kind} is no {property.PropertyType.Name}.");
        var words = type.IsEnum ? type : entry is { IsEnum: true } ? entry : null;
        if (words is not null && part.Options!.Select(option => option.Code).Except(Enum.GetNames(words).Select(JsonNamingPolicy.CamelCase.ConvertName)).ToList() is { Count: > 0 } unknown) wrong.Add($"{at}: the input does not know {string.Join(", ", unknown)}.");
        if (property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute)) && !part.Required) wrong.Add($"{at}: the input needs it.");
        foreach (var item in items ?? []) Compare($"{at}.{item.Key}", item, null, entry ?? type, item.Key, wrong);
    }

    private static IEnumerable<(string Name, PropertyInfo Property)> Members(Type type) =>
        type.GetProperties().Where(property => property.SetMethod is not null && property.Name != "EqualityContract").Select(property => (JsonNamingPolicy.CamelCase.ConvertName(property.Name), property));

    private static string? Refused(ShippedForm form, ParticipantRole role, JsonObject answers)
    {
        try
        {
            var input = answers.Deserialize(Inputs[form.Fills[0]], Strict)!;
            var check = input.GetType().GetMethod("Checked", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!;
            object?[] given = [.. check.GetParameters().Select(parameter => parameter.ParameterType == typeof(FormContent) ? form.Content : parameter.ParameterType == typeof(Tool) ? Enum.Parse<Tool>(form.Of!, ignoreCase: true) : (object)role)];
            check.Invoke(input, given);
            return null;
        }
        catch (TargetInvocationException e) when (e.InnerException is Fault fault)
        {
            return fault is Invalid invalid ? string.Join(", ", invalid.Findings.Select(finding => $"{finding.Pointer} {finding.Detail}")) : fault.Message;
        }
        catch (JsonException e)
        {
            return e.Message;
        }
    }

    private static JsonObject Whole(FormContent form, ParticipantRole role) =>
        new(form.Asked().Where(x => x.Role is null || x.Role == role).Select(x => KeyValuePair.Create(x.Question.Key, (JsonNode?)Right(x.Question, x.Question.Items))));

    private static JsonNode Right(FormPart part, IReadOnlyList<FormPart>? items) => part.Key switch
    {
        "email" => "somebody@organisation.example",
        "organisation" or "externalId" => "a-key",
        "startsOn" => "2026-02-01",
        "medium" => "paper",
        _ => part.Kind switch
        {
            QuestionKind.Text => new string('w', (int)(part.Max ?? 200)),
            QuestionKind.Choice => part.Options![0].Code,
            QuestionKind.Choices => new JsonArray([.. part.Options!.Take(part.MaxCount ?? 50).Select(option => (JsonNode)option.Code)]),
            QuestionKind.Date => "2026-08-03",
            QuestionKind.Dates => new JsonArray("2026-02-03"),
            QuestionKind.Number or QuestionKind.Scale => JsonSerializer.SerializeToNode(part.Max)!,
            QuestionKind.YesNo or QuestionKind.Signature => true,
            QuestionKind.Record => "01980000-0000-7000-8000-000000000001",
            QuestionKind.Records => new JsonArray("01980000-0000-7000-8000-000000000001"),
            QuestionKind.List when items is null => new JsonArray([.. Enumerable.Range(0, part.MaxCount ?? 50).Select(_ => (JsonNode)new string('w', (int)(part.Max ?? 200)))]),
            QuestionKind.List => new JsonArray(Together(items)),
            _ => Together(items!),
        },
    };

    private static JsonObject Together(IReadOnlyList<FormPart> items) => new(items.Select(item => KeyValuePair.Create(item.Key, (JsonNode?)Right(item, null))));
}
