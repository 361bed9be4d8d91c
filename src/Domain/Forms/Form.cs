namespace Mentoring.Domain.Forms;

/// <summary>What kind of answer a question takes.</summary>
public enum QuestionKind
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>One of the options.</summary>
    Choice,

    /// <summary>Several different ones of the options.</summary>
    Choices,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A number within a range.</summary>
    Number,

    /// <summary>A whole number on a scale.</summary>
    Scale,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>A list of texts, or of records of the items.</summary>
    List,

    /// <summary>Several items together.</summary>
    Group,

    /// <summary>A confirmation under one's own name.</summary>
    Signature,

    /// <summary>Id of a record.</summary>
    Record,

    /// <summary>Several days.</summary>
    Dates,

    /// <summary>Ids of records.</summary>
    Records,
}

/// <summary>An answer to choose.</summary>
public sealed record FormOption
{
    /// <summary>Code, which is what an answer holds.</summary>
    public required string Code { get; init; }

    /// <summary>What is shown.</summary>
    public required string Text { get; init; }
}

/// <summary>Something that is asked, on its own or as an item of a list or group.</summary>
public record FormPart
{
    /// <summary>Key: the member of the answers that it fills.</summary>
    public required string Key { get; init; }

    /// <summary>What kind of answer it takes.</summary>
    public required QuestionKind Kind { get; init; }

    /// <summary>The question.</summary>
    public required string Text { get; init; }

    /// <summary>What helps to answer it.</summary>
    public string? Help { get; init; }

    /// <summary>Needs an answer, at the latest when the record is completed.</summary>
    public bool Required { get; init; }

    /// <summary>Least number, of a number or scale.</summary>
    public decimal? Min { get; init; }

    /// <summary>Greatest number; of words the most characters, 200 unless told.</summary>
    public decimal? Max { get; init; }

    /// <summary>A number may have decimal places.</summary>
    public bool Decimals { get; init; }

    /// <summary>Fewest entries.</summary>
    public int? MinCount { get; init; }

    /// <summary>Most entries, 50 unless told.</summary>
    public int? MaxCount { get; init; }

    /// <summary>What may be chosen.</summary>
    public IReadOnlyList<FormOption>? Options { get; init; }

    /// <summary>The list to choose from is the programme's to replace.</summary>
    public bool Open { get; init; }

    internal int Characters => Max is { } max ? (int)max : Findings.ShortText;

    internal int Most => MaxCount ?? 50;

    internal bool Offers(string? code) => Options?.Any(option => option.Code == code) == true;
}

/// <summary>When a question is asked.</summary>
public sealed record FormCondition
{
    /// <summary>Key of another question.</summary>
    public required string Question { get; init; }

    /// <summary>The answer to it: a code, true or false.</summary>
    public required string Is { get; init; }
}

/// <summary>A question of a form.</summary>
public sealed record FormQuestion : FormPart
{
    /// <summary>What a list or group is made of; a list without items is one of texts.</summary>
    public IReadOnlyList<FormPart>? Items { get; init; }

    /// <summary>Asked only then.</summary>
    public FormCondition? OnlyIf { get; init; }

    /// <summary>Key of a yes-or-no question that is not answered with yes when this one is.</summary>
    public string? NotWith { get; init; }
}

/// <summary>Something that the form says and nobody answers.</summary>
public sealed record FormPoint
{
    /// <summary>Key, unique within its section.</summary>
    public required string Key { get; init; }

    /// <summary>What it says.</summary>
    public required string Text { get; init; }
}

/// <summary>A part of a form under one heading.</summary>
public sealed record FormSection
{
    /// <summary>Key, unique within the form.</summary>
    public required string Key { get; init; }

    /// <summary>Heading.</summary>
    public required string Title { get; init; }

    /// <summary>What stands under it.</summary>
    public string? Text { get; init; }

    /// <summary>For mentors or mentees alone; for both where nothing is said.</summary>
    public Enrolments.ParticipantRole? Role { get; init; }

    /// <summary>What it says, in order.</summary>
    public IReadOnlyList<FormPoint>? Points { get; init; }

    /// <summary>What it asks, in order.</summary>
    public IReadOnlyList<FormQuestion>? Questions { get; init; }
}

/// <summary>A form in another language: every text of it, by its key.</summary>
public sealed record FormTranslation
{
    /// <summary>Language tag, for example cy.</summary>
    public required string Language { get; init; }

    /// <summary>Texts by key: title, sections.time.title, questions.venue, options.duration.boost …</summary>
    public required IReadOnlyDictionary<string, string> Texts { get; init; }
}

/// <summary>What one version of a form says and asks.</summary>
public sealed record FormContent
{
    /// <summary>Language tag of its texts.</summary>
    public required string Language { get; init; }

    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>What it is for.</summary>
    public string? Text { get; init; }

    /// <summary>Sections in order.</summary>
    public required IReadOnlyList<FormSection> Sections { get; init; }

    /// <summary>The same in other languages.</summary>
    public IReadOnlyList<FormTranslation>? Translations { get; init; }

    public IEnumerable<FormQuestion> AllQuestions() => Sections.SelectMany(section => section.Questions ?? []);

    public IEnumerable<(FormQuestion Question, Enrolments.ParticipantRole? Role)> Asked() =>
        Sections.SelectMany(section => (section.Questions ?? []).Select(question => (question, section.Role)));

    public FormQuestion? Find(string key) => AllQuestions().FirstOrDefault(question => question.Key == key);

    /// <summary>Codes of a question's options, or of an item's.</summary>
    public IReadOnlyList<string> Codes(string question, string? item = null) =>
        [.. ((item is null ? Find(question) : Find(question)?.Items?.FirstOrDefault(part => part.Key == item))?.Options ?? []).Select(option => option.Code)];

    /// <summary>Texts of a section's points.</summary>
    public IReadOnlyList<string> Points(string section) => [.. Sections.Single(x => x.Key == section).Points!.Select(point => point.Text)];

    public IReadOnlyList<string> AllLanguages() => [Language, .. (Translations ?? []).Select(translation => translation.Language)];

    /// <summary>In a language: the one asked for, the wider one that it is a kind of, or the form's own.</summary>
    public FormContent In(string? language)
    {
        for (var tag = language; tag is { Length: > 0 }; tag = tag.LastIndexOf('-') is > 0 and var cut ? tag[..cut] : null)
        {
            if (tag.Equals(Language, StringComparison.OrdinalIgnoreCase)) return this;
            if (Translations?.FirstOrDefault(x => tag.Equals(x.Language, StringComparison.OrdinalIgnoreCase)) is { } translation) return FormTexts.Translated(this, translation);
        }
        return this;
    }
}

/// <summary>Every text of a form has a key, by which it is translated.</summary>
internal static class FormTexts
{
    /// <summary>Keys of all texts, in order.</summary>
    public static List<string> Keys(FormContent form)
    {
        var keys = new List<string>();
        Each(form, (key, text) =>
        {
            keys.Add(key);
            return text;
        });
        return keys;
    }

    public static FormContent Translated(FormContent form, FormTranslation to) =>
        Each(form, (key, text) => to.Texts.GetValueOrDefault(key, text)) with { Language = to.Language };

    private static FormContent Each(FormContent form, Func<string, string, string> put) => form with
    {
        Title = put("title", form.Title),
        Text = form.Text is null ? null : put("text", form.Text),
        Sections = [.. form.Sections.Select(section => section with
        {
            Title = put($"sections.{section.Key}.title", section.Title),
            Text = section.Text is null ? null : put($"sections.{section.Key}.text", section.Text),
            Points = section.Points is null ? null : [.. section.Points.Select(point => point with { Text = put($"points.{section.Key}.{point.Key}", point.Text) })],
            Questions = section.Questions is null ? null : [.. section.Questions.Select(question => (FormQuestion)Part(question, question.Key, put) with { Items = Items(question, put) })],
        })],
    };

    private static List<FormPart>? Items(FormQuestion question, Func<string, string, string> put) =>
        question.Items?.Select(item => Part(item, $"{question.Key}.{item.Key}", put)).ToList();

    private static FormPart Part(FormPart part, string key, Func<string, string, string> put) => part with
    {
        Text = put($"questions.{key}", part.Text),
        Help = part.Help is null ? null : put($"questions.{key}.help", part.Help),
        Options = part.Options is null ? null : [.. part.Options.Select(option => option with { Text = put($"options.{key}.{option.Code}", option.Text) })],
    };
}
