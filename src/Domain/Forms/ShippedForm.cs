using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mentoring.Domain.Forms;

/// <summary>What becomes of a form's answers.</summary>
public enum FormUse
{
    /// <summary>They are the body of an operation, and kept as its record.</summary>
    Record,

    /// <summary>They answer a question that the programme asks of a person.</summary>
    Evaluation,

    /// <summary>They are sent without a name by whoever wishes to.</summary>
    Unsigned,

    /// <summary>It is there to be read; whoever answers it for themselves keeps the answers.</summary>
    Sheet,
}

/// <summary>A form that comes with the product, in one edition. Once it was released it stays as it is: a change is another edition.</summary>
public sealed record ShippedForm
{
    /// <summary>Key of the form.</summary>
    public required string Key { get; init; }

    /// <summary>1, 2, …</summary>
    public required int Edition { get; init; }

    public required FormUse Use { get; init; }

    /// <summary>Operations whose body it describes.</summary>
    public IReadOnlyList<string> Fills { get; init; } = [];

    /// <summary>Which kind of their records it is for, where there are several: a tool, a kind of training.</summary>
    public string? Of { get; init; }

    /// <summary>Its record has no room for answers to more than it asks: a programme words and translates it, and adds no questions.</summary>
    public bool Closed { get; init; }

    public required FormContent Content { get; init; }
}

/// <summary>The forms that every programme starts with: data files, one an edition, with a file for each translation beside it.</summary>
public static class ShippedForms
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private static readonly List<ShippedForm> Editions = [.. Read().OrderBy(form => form.Key, StringComparer.Ordinal).ThenBy(form => form.Edition)];

    /// <summary>The newest edition of each.</summary>
    public static IReadOnlyList<ShippedForm> All { get; } = [.. Editions.GroupBy(form => form.Key, StringComparer.Ordinal).Select(editions => editions.Last())];

    /// <summary>The newest edition of a form, or the one of a number.</summary>
    public static ShippedForm? Find(string key, int? edition = null) => Editions.FindLast(form => form.Key == key && (edition is null || form.Edition == edition));

    /// <summary>The form that describes the whole body of an operation, if there is one; the others of the operation ask for a part of it.</summary>
    public static ShippedForm? MainOf(string operation, string? of = null) =>
        All.Where(form => form.Fills.Contains(operation) && (of is null || form.Of == of)).MaxBy(form => form.Content.AllQuestions().Count());

    private static IEnumerable<ShippedForm> Read()
    {
        var assembly = typeof(ShippedForms).Assembly;
        var names = assembly.GetManifestResourceNames().Where(name => name.StartsWith("Forms/", StringComparison.Ordinal)).ToList();
        foreach (var name in names.Where(name => name.Count(c => c == '.') == 2))
        {
            var form = Open<ShippedForm>(assembly, name);
            var translations = names.Where(other => other.StartsWith(name[..^"json".Length], StringComparison.Ordinal) && other != name)
                .Select(other => new FormTranslation { Language = other.Split('.')[2], Texts = Open<Dictionary<string, string>>(assembly, other) }).ToList();
            yield return translations.Count == 0 ? form : form with { Content = form.Content with { Translations = translations } };
        }
    }

    private static T Open<T>(Assembly assembly, string name)
    {
        using var file = assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<T>(file, Json)!;
    }
}
