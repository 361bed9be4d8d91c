using System.Collections;
using System.Reflection;
using System.Text.Json;
using Mentoring.Api.Identity;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Api.Tests.Confidentiality;

/// <summary>A confidential text as it is stored: of which record, in which field, and what it says.</summary>
public sealed record Confidence(Type Record, Guid Row, string Field, string Text);

/// <summary>Every field of the model that is stored encrypted, and what stands in it. Read as the system, through the door.</summary>
internal static class Confidences
{
    /// <summary>Fields in which a text may stand, as <c>Goal.Content.Result</c>.</summary>
    public static IReadOnlyList<string> Fields() => [.. Columns().SelectMany(column => Leaves(column.PropertyType.GetGenericArguments()[0], $"{column.DeclaringType!.Name}.{column.Name}"))];

    public static async Task<List<Confidence>> Stored(Hosted host)
    {
        var texts = new List<Confidence>();
        foreach (var columns in Columns().GroupBy(column => column.DeclaringType!))
            foreach (var (row, record) in await Rows(host, columns.Key))
                foreach (var column in columns) texts.AddRange(Texts(((IConfidential?)column.GetValue(record))?.Content, $"{columns.Key.Name}.{column.Name}").Select(x => new Confidence(columns.Key, row, x.Field, x.Text)));
        return texts;
    }

    /// <summary>Runs something as the system, in a scope of the host's own.</summary>
    public static async Task<T> AsSystem<T>(Hosted host, Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = host.Factory.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentViewer>().Viewer = Viewer.System();
        scope.ServiceProvider.GetRequiredService<WriteTerms>().Operation = "test";
        return await act(scope.ServiceProvider);
    }

    private static List<PropertyInfo> Columns() =>
        [.. typeof(Entity).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(Entity))).SelectMany(type => type.GetProperties()).Where(property => property.PropertyType.IsAssignableTo(typeof(IConfidential)))];

    public static Task<List<(Guid Id, object Row)>> Rows(Hosted host, Type record) =>
        (Task<List<(Guid Id, object Row)>>)typeof(Confidences).GetMethod(nameof(RowsOf), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(record).Invoke(null, [host])!;

    private static Task<List<(Guid Id, object Row)>> RowsOf<T>(Hosted host) where T : Entity<T>, IVisible<T> =>
        AsSystem(host, async services => (await services.GetRequiredService<IStore>().List<T>(_ => true, default)).ConvertAll(x => (x.Id.Value, (object)x)));

    private static IEnumerable<(string Field, string Text)> Texts(object? value, string field) => value switch
    {
        null => [],
        string text => [(field, text)],
        IEnumerable<KeyValuePair<string, JsonElement>> answers => answers.SelectMany(answer => Texts(answer.Value, field)),
        FormShown => [],
        JsonElement { ValueKind: JsonValueKind.String } answer => [(field, answer.GetString()!)],
        JsonElement { ValueKind: JsonValueKind.Array } answers => answers.EnumerateArray().SelectMany(answer => Texts(answer, field)),
        JsonElement { ValueKind: JsonValueKind.Object } answers => answers.EnumerateObject().SelectMany(answer => Texts(answer.Value, field)),
        IEnumerable several => several.Cast<object?>().SelectMany(one => Texts(one, field)),
        _ when IsOurs(value.GetType()) => Parts(value.GetType()).SelectMany(part => Texts(part.GetValue(value), $"{field}.{part.Name}")),
        _ => [],
    };

    private static IEnumerable<string> Leaves(Type type, string field)
    {
        // What was shown is told in codes; what a programme asks beside stands in the column with the rest.
        if (type == typeof(FormShown) || type == typeof(IReadOnlyDictionary<string, JsonElement>) && field.EndsWith(".Added", StringComparison.Ordinal)) return [];
        if (type == typeof(string)) return [field];
        if (type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable))) return Leaves(type.GetGenericArguments()[0], field);
        return IsOurs(type) ? Parts(type).SelectMany(part => Leaves(part.PropertyType, $"{field}.{part.Name}")) : [];
    }

    private static IEnumerable<PropertyInfo> Parts(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(part => part.GetIndexParameters().Length == 0 && part.SetMethod is not null);

    private static bool IsOurs(Type type) => type is { IsClass: true, Namespace: { } space } && space.StartsWith("Mentoring.", StringComparison.Ordinal);
}
