using System.Globalization;
using System.Text.Json;
using Mentoring.Domain.Enrolments;

namespace Mentoring.Domain.Forms;

/// <summary>Answers against the version that was shown: everything that is wrong with them at once.</summary>
/// <param name="at">Where the answers stand in the body.</param>
public sealed class FormCheck(string at)
{
    private readonly Findings findings = new(at);

    /// <exception cref="Invalid">With a pointer for each.</exception>
    public void Check(IReadOnlyList<(FormQuestion Question, ParticipantRole? Role)> asked, ParticipantRole? role, IReadOnlyDictionary<string, JsonElement> answers, bool complete)
    {
        foreach (var key in answers.Keys.Where(key => !asked.Any(x => x.Question.Key == key))) findings.Add(key, "Is no question of this version.");
        foreach (var (question, of) in asked)
        {
            if (answers.TryGetValue(question.Key, out var answer)) Answer(question, of, role, answer, answers);
            else if (complete && question.Required && (of is null || of == role) && Applies(question, answers)) findings.Add(question.Key, "Needs an answer.");
        }
        findings.Refuse();
    }

    private void Answer(FormQuestion question, ParticipantRole? of, ParticipantRole? role, JsonElement answer, IReadOnlyDictionary<string, JsonElement> answers)
    {
        if (of is not null && of != role) findings.Add(question.Key, of == ParticipantRole.Mentor ? "Is for mentors." : "Is for mentees.");
        else if (!Applies(question, answers)) findings.Add(question.Key, $"Goes with another answer to {question.OnlyIf!.Question}.");
        else if (IsYes(answer) && question.NotWith is { } other && answers.TryGetValue(other, out var yes) && IsYes(yes)) findings.Add(question.Key, $"Does not go with {other}.");
        else Value(question.Key, question, question.Items, answer);
    }

    private static bool Applies(FormQuestion question, IReadOnlyDictionary<string, JsonElement> answers) =>
        question.OnlyIf is not { } condition || (answers.TryGetValue(condition.Question, out var given) && Word(given) == condition.Is);

    private static string Word(JsonElement value) => value.ValueKind switch { JsonValueKind.True => "true", JsonValueKind.False => "false", _ => value.ToString() };

    private static bool IsYes(JsonElement value) => value.ValueKind == JsonValueKind.True;

    private void Value(string member, FormPart part, IReadOnlyList<FormPart>? items, JsonElement value)
    {
        switch (part.Kind)
        {
            case QuestionKind.Text: Text(member, value, part.Characters); break;
            case QuestionKind.Choice: Choice(member, part, value); break;
            case QuestionKind.Choices: Choices(member, part, value); break;
            case QuestionKind.Date: Date(member, value); break;
            case QuestionKind.Number or QuestionKind.Scale: Number(member, part, value); break;
            case QuestionKind.YesNo: Need(member, value.ValueKind is JsonValueKind.True or JsonValueKind.False, "Is neither true nor false."); break;
            case QuestionKind.Signature: Need(member, IsYes(value), "Is not signed."); break;
            case QuestionKind.Record: Id(member, value); break;
            case QuestionKind.Dates: Each(member, part, value, Date); break;
            case QuestionKind.Records: Each(member, part, value, Id); break;
            case QuestionKind.Group: Items(member, items!, value); break;
            case QuestionKind.List: List(member, part, items, value); break;
        }
    }

    private void Text(string member, JsonElement value, int max)
    {
        if (Need(member, value.ValueKind == JsonValueKind.String, "Is no text.")) findings.Text(member, value.GetString(), max);
    }

    private void Choice(string member, FormPart part, JsonElement value) =>
        Need(member, value.ValueKind == JsonValueKind.String && part.Offers(value.GetString()), $"Is none of {string.Join(", ", part.Options!.Select(option => option.Code))}.");

    private void Choices(string member, FormPart part, JsonElement value)
    {
        Each(member, part, value, (at, one) => Choice(at, part, one));
        if (value.ValueKind == JsonValueKind.Array) Need(member, value.EnumerateArray().Select(one => one.ToString()).Distinct(StringComparer.Ordinal).Count() == value.GetArrayLength(), "Has one twice.");
    }

    private void Date(string member, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) findings.Date(member, day);
        else findings.Add(member, "Is no day.");
    }

    private void Id(string member, JsonElement value) => Need(member, value.ValueKind == JsonValueKind.String && value.TryGetGuid(out _), "Is no id.");

    private void Each(string member, FormPart part, JsonElement value, Action<string, JsonElement> check)
    {
        if (!Entries(member, part, value)) return;
        foreach (var (one, i) in value.EnumerateArray().Select((one, i) => (one, i))) check($"{member}/{i}", one);
    }

    private void Number(string member, FormPart part, JsonElement value)
    {
        if (!Need(member, value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out _), "Is no number.")) return;
        var number = value.GetDecimal();
        if (Need(member, part.Decimals || decimal.IsInteger(number), "Is no whole number.")) findings.Range(member, number, part.Min ?? 0, part.Max ?? int.MaxValue);
    }

    private void List(string member, FormPart part, IReadOnlyList<FormPart>? items, JsonElement value) => Each(member, part, value, (at, one) =>
    {
        if (items is null) Text(at, one, part.Characters);
        else Items(at, items, one);
    });

    private void Items(string member, IReadOnlyList<FormPart> items, JsonElement value)
    {
        if (!Need(member, value.ValueKind == JsonValueKind.Object, "Is no object.")) return;
        foreach (var given in value.EnumerateObject())
            if (items.FirstOrDefault(item => item.Key == given.Name) is { } item) Value($"{member}/{given.Name}", item, null, given.Value);
            else findings.Add($"{member}/{given.Name}", "Is no question of this version.");
        foreach (var missing in items.Where(item => item.Required && !value.TryGetProperty(item.Key, out _))) findings.Add($"{member}/{missing.Key}", "Needs an answer.");
    }

    private bool Entries(string member, FormPart part, JsonElement value)
    {
        if (!Need(member, value.ValueKind == JsonValueKind.Array, "Is no list.")) return false;
        var count = value.GetArrayLength();
        if (part.MinCount == part.MaxCount && part.MinCount is { } exactly) return Need(member, count == exactly, $"Has not exactly {exactly} entries.");
        return Need(member, count >= (part.MinCount ?? 0), $"Needs at least {part.MinCount} entries.") && Need(member, count <= part.Most, $"Has more than {part.Most} entries.");
    }

    private bool Need(string member, bool holds, string detail)
    {
        if (!holds) findings.Add(member, detail);
        return holds;
    }
}
