using System.Text.RegularExpressions;

namespace Mentoring.Domain.Forms;

/// <summary>Whether what a programme would publish is a form, and within what the record behind it and the rules allow.</summary>
public sealed partial class FormChange
{
    private const int Sections = 30, Questions = 100, Entries = 60, Languages = 10, Words = 2000;

    private readonly Findings findings = new();
    private readonly FormContent form;
    private readonly ShippedForm shipped;

    private FormChange(FormContent form, ShippedForm shipped) => (this.form, this.shipped) = (form, shipped);

    /// <exception cref="Invalid">With a pointer for each.</exception>
    public static void Checked(FormContent form, ShippedForm shipped) => new FormChange(form, shipped).Check();

    private void Check()
    {
        findings.Key("language", form.Language);
        findings.Text("title", form.Title);
        findings.OptionalText("text", form.Text, Words);
        Few("sections", form.Sections, Sections);
        Few("sections", [.. form.AllQuestions()], Questions);
        Unique("sections", form.Sections.Select(section => section.Key));
        Unique("sections", form.AllQuestions().Select(question => question.Key));
        foreach (var (section, i) in form.Sections.Take(Sections).Select((section, i) => (section, i))) Section($"sections/{i}", section);
        if (shipped.Use == FormUse.Record) Bound();
        Translations();
        findings.Refuse();
    }

    private void Section(string at, FormSection section)
    {
        Shape($"{at}/key", section.Key);
        findings.Text($"{at}/title", section.Title);
        findings.OptionalText($"{at}/text", section.Text, Words);
        Few($"{at}/points", section.Points, Entries);
        Unique($"{at}/points", (section.Points ?? []).Select(point => point.Key));
        foreach (var (point, i) in (section.Points ?? []).Take(Entries).Select((point, i) => (point, i)))
        {
            Shape($"{at}/points/{i}/key", point.Key);
            findings.Text($"{at}/points/{i}/text", point.Text, Words);
        }
        foreach (var (question, i) in (section.Questions ?? []).Take(Questions).Select((question, i) => (question, i))) Question($"{at}/questions/{i}", question);
    }

    private void Question(string at, FormQuestion question)
    {
        Part(at, question);
        Few($"{at}/items", question.Items, Entries);
        Unique($"{at}/items", (question.Items ?? []).Select(item => item.Key));
        if (question.Kind == QuestionKind.Group && question.Items is not { Count: > 0 }) findings.Add($"{at}/items", "A group has items.");
        if (question.Kind is not (QuestionKind.Group or QuestionKind.List) && question.Items is not null) findings.Add($"{at}/items", "Only lists and groups have items.");
        foreach (var (item, i) in (question.Items ?? []).Take(Entries).Select((item, i) => (item, i)))
        {
            Part($"{at}/items/{i}", item);
            if (item.Kind == QuestionKind.Group) findings.Add($"{at}/items/{i}/kind", "A group has no groups.");
        }
        if (question.OnlyIf is { } condition && form.Find(condition.Question) is not { Kind: QuestionKind.YesNo or QuestionKind.Choice }) findings.Add($"{at}/onlyIf/question", "Is no question with a choice.");
        if (question.NotWith is { } other && (question.Kind != QuestionKind.YesNo || form.Find(other) is not { Kind: QuestionKind.YesNo })) findings.Add($"{at}/notWith", "Is no question of yes or no.");
    }

    private void Part(string at, FormPart part)
    {
        Shape($"{at}/key", part.Key);
        findings.Text($"{at}/text", part.Text, Words);
        findings.OptionalText($"{at}/help", part.Help, Words);
        Few($"{at}/options", part.Options, Entries);
        Unique($"{at}/options", (part.Options ?? []).Select(option => option.Code));
        foreach (var (option, i) in (part.Options ?? []).Take(Entries).Select((option, i) => (option, i)))
        {
            findings.Key($"{at}/options/{i}/code", option.Code);
            findings.Text($"{at}/options/{i}/text", option.Text, Words);
        }
        if (part.Kind is QuestionKind.Choice or QuestionKind.Choices != part.Options is { Count: > 0 }) findings.Add($"{at}/options", "A choice has options, and nothing else has.");
        if (part.Kind == QuestionKind.Scale && (part.Min is null || part.Max is null)) findings.Add($"{at}/min", "A scale has two ends.");
        if (part.Min > part.Max) findings.Add($"{at}/max", "Is less than min.");
        if (part.MinCount > part.Most) findings.Add($"{at}/maxCount", "Is less than minCount.");
        findings.Range($"{at}/max", part.Kind is QuestionKind.Text or QuestionKind.List ? part.Max : null, 1, 50_000);
        findings.Range($"{at}/minCount", part.MinCount, 0, 50);
        findings.Range($"{at}/maxCount", part.MaxCount, 1, 100);
    }

    /// <summary>The record knows its members: their words, order and open lists are the programme's, what they hold is not.</summary>
    private void Bound()
    {
        foreach (var (section, i) in form.Sections.Select((section, i) => (section, i)))
            foreach (var (question, j) in (section.Questions ?? []).Select((question, j) => (question, j)))
                if (shipped.Content.Find(question.Key) is { } bound) Same($"sections/{i}/questions/{j}", bound, question, section.Role);
                else if (shipped.Closed) findings.Add($"sections/{i}/questions/{j}/key", "Is no question of this form, and its record takes no more.");
                else if (question.Required && shipped.Fills.Contains("startToolSheet")) findings.Add($"sections/{i}/questions/{j}/required", "Everything on a tool's sheet is optional.");
        foreach (var missing in shipped.Content.AllQuestions().Where(question => question.Required && form.Find(question.Key) is null))
            findings.Add("sections", $"Leaves out {missing.Key}, which the record needs.");
    }

    private void Same(string at, FormQuestion bound, FormQuestion question, Enrolments.ParticipantRole? role)
    {
        Same(at, bound, (FormPart)question);
        if (role != shipped.Content.Asked().First(x => x.Question.Key == bound.Key).Role) findings.Add(at, "Is asked of another role.");
        if (bound.OnlyIf != question.OnlyIf) findings.Add($"{at}/onlyIf", OfRecord);
        if ((bound.Items ?? []).Count != (question.Items ?? []).Count) findings.Add($"{at}/items", OfRecord);
        foreach (var (item, i) in (question.Items ?? []).Select((item, i) => (item, i)))
            if (bound.Items?.FirstOrDefault(x => x.Key == item.Key) is { } same) Same($"{at}/items/{i}", same, item);
            else findings.Add($"{at}/items/{i}/key", OfRecord);
    }

    private const string OfRecord = "Is as the record has it.";

    private void Same(string at, FormPart bound, FormPart part)
    {
        foreach (var (member, same) in (IEnumerable<(string, bool)>)
            [("kind", bound.Kind == part.Kind), ("required", bound.Required == part.Required), ("min", bound.Min == part.Min), ("max", bound.Max == part.Max), ("decimals", bound.Decimals == part.Decimals),
             ("minCount", bound.MinCount == part.MinCount), ("maxCount", bound.MaxCount == part.MaxCount), ("open", bound.Open == part.Open),
             ("options", bound.Open || (bound.Options ?? []).Select(x => x.Code).Order(StringComparer.Ordinal).SequenceEqual((part.Options ?? []).Select(x => x.Code).Order(StringComparer.Ordinal)))])
            if (!same) findings.Add($"{at}/{member}", OfRecord);
        if (bound.Open && part.MinCount > (part.Options ?? []).Count) findings.Add($"{at}/options", "Has fewer than are to be chosen.");
    }

    /// <summary>A translation is whole: half of one would be shown as if it were the form.</summary>
    private void Translations()
    {
        Few("translations", form.Translations, Languages);
        Unique("translations", form.AllLanguages());
        var keys = FormTexts.Keys(form);
        foreach (var (translation, i) in (form.Translations ?? []).Take(Languages).Select((translation, i) => (translation, i)))
        {
            findings.Key($"translations/{i}/language", translation.Language);
            foreach (var key in keys.Where(key => !translation.Texts.ContainsKey(key))) findings.Add($"translations/{i}/texts", $"Lacks {key}.");
            foreach (var (key, text) in translation.Texts)
                if (keys.Contains(key)) findings.Text($"translations/{i}/texts/{key}", text, Words);
                else findings.Add($"translations/{i}/texts/{key}", "Is no text of the form.");
        }
    }

    private void Shape(string member, string key)
    {
        if (!KeyShape().IsMatch(key)) findings.Add(member, "Needs a letter and up to 39 letters and digits.");
    }

    private void Few<T>(string member, IReadOnlyCollection<T>? entries, int most)
    {
        if (entries?.Count > most) findings.Add(member, $"Has more than {most} entries.");
    }

    private void Unique(string member, IEnumerable<string> keys)
    {
        if (keys.GroupBy(key => key, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice) findings.Add(member, $"Has {twice.Key} twice.");
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9]{0,39}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex KeyShape();
}
