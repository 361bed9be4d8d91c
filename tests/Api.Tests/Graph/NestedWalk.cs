using System.Text.Json.Nodes;
using Mentoring.Api.Graph;
using Mentoring.Api.Tests.Hosting;

namespace Mentoring.Api.Tests.Graph;

/// <summary>
/// Goes from every record that somebody can read to every record and list that hangs on it, by the schema alone, and says where what is reached so is not
/// what they read directly: a record told that is not theirs, one left out that is, other words, another count.
/// </summary>
internal sealed class NestedWalk
{
    private const int Page = 10;

    private readonly Sdl sdl;
    private readonly Caller caller;
    private readonly HashSet<string> nodes;
    private readonly Dictionary<string, string> kinds;
    private readonly HashSet<string> closed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, JsonObject>> direct = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlySet<string>> belongs = new(StringComparer.Ordinal);
    private readonly List<string> wrong = [];

    public NestedWalk(Sdl sdl, GraphShape shape, Caller caller)
    {
        (this.sdl, this.caller, nodes) = (sdl, caller, sdl.Nodes.ToHashSet(StringComparer.Ordinal));
        kinds = shape.Nodes.ToDictionary(x => GraphTypes.NameOf(x.View), x => x.Record.Name, StringComparer.Ordinal);
    }

    /// <summary>Every answer, for who looks for what should not be in any.</summary>
    public Action<string> Heard { get; init; } = _ => { };

    /// <summary>Links that were met, as <c>Relationship.goals</c>.</summary>
    public HashSet<string> Followed { get; } = new(StringComparer.Ordinal);

    /// <summary>Every link that the schema has.</summary>
    public IEnumerable<string> All => from type in nodes.Concat(sdl.FieldsOf("Query").Where(x => sdl.IsObject(x.Type) && !kinds.ContainsKey(sdl.RowOf(x.Type))).Select(x => x.Type))
                                      from link in Links(type)
                                      select Name(type, link);

    /// <summary>All that is wrong, of these rows and what hangs on them.</summary>
    public async Task<IReadOnlyList<string>> Over(IReadOnlyDictionary<string, IReadOnlyList<Row>> rows)
    {
        foreach (var (type, some) in rows) foreach (var row in some) belongs[$"{kinds[type]}:{row.Id}"] = row.Of;
        foreach (var type in kinds.Keys) await Ask(type);
        foreach (var (type, ids) in rows.Where(x => nodes.Contains(x.Key) && !closed.Contains(x.Key))) await Read(type, [.. ids.Select(x => x.Id)]);
        foreach (var (type, found) in direct)
        {
            await Follow(type, found);
            foreach (var (id, record) in found.Where(x => x.Value.ContainsKey("recordType") && x.Value.ContainsKey("about"))) About(id, record);
        }
        foreach (var field in sdl.FieldsOf("Query").Where(x => sdl.IsObject(x.Type) && !kinds.ContainsKey(sdl.RowOf(x.Type)))) await Follow(field);
        return wrong;
    }

    /// <summary>Whether the token's scopes let the type be read at all.</summary>
    private async Task Ask(string type)
    {
        var never = Guid.CreateVersion7();
        if (nodes.Contains(type))
        {
            if (await IsForbidden($"{{ node(id: \"{kinds[type]}:{never}\") {{ id }} }}")) closed.Add(type);
        }
        else if (Root(type) is { } root && await IsForbidden($"{{ {root.Name}({root.Arguments[0]}: \"{Kind(root.Arguments[0])}:{never}\") {{ __typename }} }}")) closed.Add(type);
    }

    private async Task<bool> IsForbidden(string document) => (await Query(document))["errors"]?[0]?["extensions"]?["code"]?.ToString() == "FORBIDDEN";

    /// <summary>The record by itself.</summary>
    private async Task Read(string type, IReadOnlyList<Guid> ids)
    {
        var found = direct[type] = new(StringComparer.Ordinal);
        foreach (var some in ids.Select(id => $"{kinds[type]}:{id}").Chunk(20))
        {
            var told = await Query($"{{ {string.Join(' ', some.Select((id, i) => $"n{i}: node(id: \"{id}\") {{ ...L{type} }}"))} }} {Leaves(type)}");
            foreach (var (i, id) in some.Index())
                if ((told["data"] ?? throw new InvalidOperationException(told.ToJsonString()))[$"n{i}"] is JsonObject record) found[id] = record;
        }
    }

    /// <summary>A record of any kind is there exactly where it is read directly.</summary>
    private void About(string id, JsonObject record)
    {
        var to = $"{record["recordType"]}:{record["record"]}";
        var isRead = direct.Values.Any(found => found.ContainsKey(to));
        if (isRead != (record["about"]?["id"]?.ToString() == to)) wrong.Add($"{id} is about {to}, which is {(isRead ? "" : "not ")}read directly, and shows {record["about"]?.ToJsonString() ?? "nothing"}");
    }

    private async Task Follow(string type, Dictionary<string, JsonObject> found)
    {
        var links = Links(type).ToList();
        foreach (var link in links.Where(x => closed.Contains(sdl.RowOf(x.Field.Type))).Take(found.Count))
            if (!await IsForbidden($"{{ node(id: \"{found.Keys.First()}\") {{ ... on {type} {{ {Within(link, Selection(link))} }} }} }} {Leaves(sdl.RowOf(link.Field.Type))}") && !IsEmptyReference(link, found.Values.First())) wrong.Add($"{type}.{link.Field.Name} is told without the scope that {link.Field.Type} needs");
        links.RemoveAll(x => closed.Contains(sdl.RowOf(x.Field.Type)));
        // A document has its limits: some links at a time, of some records.
        foreach (var part in links.Chunk(6))
        {
            var fragments = $"fragment W on {type} {{ {string.Join(' ', part.Select((link, j) => Within(link, $"l{j}: {Selection(link)}")))} }} {string.Join(' ', part.Select(x => sdl.RowOf(x.Field.Type)).Distinct(StringComparer.Ordinal).Select(Leaves))}";
            foreach (var some in found.Chunk(8))
            {
                var told = await Query($"{{ {string.Join(' ', some.Select((x, i) => $"n{i}: node(id: \"{x.Key}\") {{ ...W }}"))} }} {fragments}");
                if (told["errors"] is { } errors) wrong.Add($"{type}: {errors.ToJsonString()}");
                foreach (var (i, (id, record)) in some.Index())
                    foreach (var (j, link) in part.Index())
                        await Compare(type, id, record, told["data"]?[$"n{i}"], link, $"l{j}");
            }
        }
    }

    /// <summary>What is no record and has no id, but leads to some: from the field that reads it, once or for each record that it takes.</summary>
    private async Task Follow(SdlField field)
    {
        var links = Links(field.Type).Where(x => !closed.Contains(sdl.RowOf(x.Field.Type))).ToList();
        if (links.Count == 0) return;
        var needed = string.Join(' ', links.Select(x => sdl.RowOf(x.Field.Type)).Distinct(StringComparer.Ordinal).Select(Leaves));
        IEnumerable<string> given = field.Needed is [] ? [""] : field.Needed is [var only] && kinds.FirstOrDefault(x => x.Value == Kind(only)).Key is { } kind ? (direct.GetValueOrDefault(kind) ?? []).Keys.Select(id => $"({only}: \"{id}\")") : [];
        foreach (var arguments in given)
        {
            var told = await Query($"{{ own: {field.Name}{arguments} {{ {LeavesOf(field.Type)} }} told: {field.Name}{arguments} {{ {string.Join(' ', links.Select((link, j) => Within(link, $"l{j}: {Selection(link)}")))} }} }} {needed}");
            if (told["data"]?["own"] is JsonObject own)
                foreach (var (j, link) in links.Index()) await Compare(field.Type, arguments, own, told["data"]!["told"], link, $"l{j}");
        }
    }

    /// <summary>One link of a record, from wherever in it it leads.</summary>
    private async Task Compare(string type, string id, JsonNode record, JsonNode? told, Link link, string alias)
    {
        foreach (var (own, holder) in Holders(record, link.Path).Zip(Holders(told, link.Path))) await Compare(type, id, own, link, holder[alias]);
    }

    private static string Name(string type, Link link) => $"{type}.{string.Join('.', [.. link.Path, link.Field.Name])}";

    private static bool IsEmptyReference(Link link, JsonObject record) => link.Path.Count == 0 && record[$"{link.Field.Name}Id"] is null;

    private async Task Compare(string type, string id, JsonObject record, Link link, JsonNode? told)
    {
        var (field, row) = (link.Field, sdl.RowOf(link.Field.Type));
        var where = $"{Name(type, link)} of {id}";
        if (told is JsonArray { Count: > 0 } || (told is JsonObject shown && shown["totalCount"]?.ToString() != "0")) Followed.Add(Name(type, link));
        if (row != field.Type)
        {
            await CompareList(type, id, field, (JsonObject)told!, where);
            return;
        }
        var known = direct.GetValueOrDefault(row) ?? [];
        if (field.IsList && !kinds.ContainsKey(type))
        {
            // What is no record keeps no ids of what it shows: all of it is at least what they read directly.
            if (told!.AsArray().Select(x => Text(x!)).Except(known.Values.Select(Text), StringComparer.Ordinal).FirstOrDefault() is { } other) wrong.Add($"{where} shows what is not read directly: {other}");
        }
        else if (field.IsList)
        {
            var wanted = Ids(record, field.Name).Where(known.ContainsKey).Select(x => Text(known[x]));
            Same(where, wanted, told!.AsArray().Select(x => Text(x!)));
        }
        else if (record.ContainsKey($"{field.Name}Id")) Same(where, record[$"{field.Name}Id"]?.ToString() is { } to && known.TryGetValue(to, out var one) ? [Text(one)] : [], told is null ? [] : [Text(told)]);
        else if (Root(row, type) is { } root) Same(where, await Query($"{{ {root.Name}({root.Arguments[0]}: \"{id}\") {{ ...L{row} }} }} {Leaves(row)}") is var read && read["data"]?[root.Name] is { } by ? [Text(by)] : [], told is null ? [] : [Text(told)]);
        else if (told is not null && !known.Values.Any(x => Text(x) == Text(told))) wrong.Add($"{where} shows what is not read directly: {told.ToJsonString()}");
    }

    /// <summary>All pages of the list are the rows that are read directly and are stored as belonging here, and as many are counted.</summary>
    private async Task CompareList(string type, string id, SdlField field, JsonObject told, string where)
    {
        var (row, isRecord, rows) = (sdl.RowOf(field.Type), kinds.ContainsKey(type), new List<JsonNode>(told["nodes"]!.AsArray().Select(x => x!)));
        for (var page = told; (bool)page["pageInfo"]!["hasNextPage"]!;)
        {
            var next = await Query($"{{ {(isRecord ? $"of: node(id: \"{id}\")" : $"of: {GraphWords.Camel(type)}")} {{ ... on {type} {{ l: {field.Name}(first: {Page}, after: \"{page["pageInfo"]!["endCursor"]}\") {Rows(row)} }} }} }} {Leaves(row)}");
            page = next["data"]!["of"]!["l"]!.AsObject();
            rows.AddRange(page["nodes"]!.AsArray().Select(x => x!));
        }
        if ((int)told["totalCount"]! != rows.Count) wrong.Add($"{where} counts {told["totalCount"]} and shows {rows.Count}");
        if (!isRecord)
        {
            // The reader's own: all of it is what they read directly, and which of that is theirs the tests of those lists say.
            if (rows.Select(Text).Except((direct.GetValueOrDefault(row) ?? []).Values.Select(Text), StringComparer.Ordinal).FirstOrDefault() is { } other) wrong.Add($"{where} shows what is not read directly: {other}");
        }
        else if (nodes.Contains(row)) Same(where, (direct.GetValueOrDefault(row) ?? []).Where(x => belongs[x.Key].Contains(id)).Select(x => Text(x.Value)), rows.Select(Text));
        else if (ListOf(field.Type, type) is { } list)
        {
            var read = await Query($"{{ {list.Name}({Argument(type)}: \"{id}\", first: 200) {{ nodes {{ ...L{row} }} }} }} {Leaves(row)}");
            Same(where, read["data"]![list.Name]?["nodes"]!.AsArray().Select(x => Text(x!)) ?? [], rows.Select(Text));
        }
        else wrong.Add($"{where}: there is no way to read it directly");
    }

    private void Same(string where, IEnumerable<string> wanted, IEnumerable<string> told)
    {
        var (one, other) = (wanted.Order(StringComparer.Ordinal).ToList(), told.Order(StringComparer.Ordinal).ToList());
        if (!one.SequenceEqual(other, StringComparer.Ordinal)) wrong.Add($"{where} shows [{string.Join(", ", other)}], and what is read directly is [{string.Join(", ", one)}]");
    }

    private static IEnumerable<string> Ids(JsonObject record, string name) =>
        (record[$"{(name.EndsWith('s') ? name[..^1] : name)}Ids"] as JsonArray ?? []).Select(x => x!.ToString());

    /// <summary>Fields that lead to another record, or to several, also within what a record holds.</summary>
    private IEnumerable<Link> Links(string type, params IReadOnlyList<string> path)
    {
        foreach (var field in sdl.FieldsOf(type).Where(x => sdl.IsObject(x.Type)))
        {
            if (kinds.ContainsKey(sdl.RowOf(field.Type))) yield return new(path, field);
            else foreach (var inner in Links(field.Type, [.. path, field.Name])) yield return inner;
        }
    }

    private string Selection(Link link) => sdl.RowOf(link.Field.Type) is var row && row == link.Field.Type ? $"{link.Field.Name} {{ ...L{row} }}" : $"{link.Field.Name}(first: {Page}) {Rows(row)}";

    private static string Rows(string row) => $"{{ totalCount pageInfo {{ hasNextPage endCursor }} nodes {{ ...L{row} }} }}";

    private static string Within(Link link, string selection) => link.Path.Reverse().Aggregate(selection, (inner, name) => $"{name} {{ {inner} }}");

    private static IEnumerable<JsonObject> Holders(JsonNode? node, IReadOnlyList<string> path) => node switch
    {
        JsonArray several => several.SelectMany(one => Holders(one, path)),
        JsonObject one => path.Count > 0 ? Holders(one[path[0]], [.. path.Skip(1)]) : [one],
        _ => [],
    };

    /// <summary>What a record tells of itself, with the ids of others and without them.</summary>
    private string Leaves(string type) => $"fragment L{type} on {type} {{ {LeavesOf(type)} }}";

    private string LeavesOf(string type) => string.Join(' ', sdl.FieldsOf(type).Select(field =>
        field.Type == "Node" ? $"{field.Name} {{ __typename id }}"
        : !sdl.IsObject(field.Type) ? field.Name
        : kinds.ContainsKey(sdl.RowOf(field.Type)) ? "" : $"{field.Name} {{ {(LeavesOf(field.Type) is { Length: > 0 } inner ? inner : "__typename")} }}").Where(x => x.Length > 0));

    /// <summary>The query that reads a kind by one id: of any kind, or of this one.</summary>
    private SdlField? Root(string type, string? by = null) =>
        sdl.FieldsOf("Query").FirstOrDefault(x => x.Type == type && !x.IsList && x.Arguments is [var only] && kinds.ContainsValue(Kind(only)) && (by is null || only == Argument(by)));

    private SdlField? ListOf(string connection, string by) => sdl.FieldsOf("Query").FirstOrDefault(x => x.Type == connection && x.Arguments.Contains(Argument(by)));

    /// <summary>Arguments go by the kind.</summary>
    private string Argument(string type) => GraphWords.Camel(kinds[type]);

    private static string Kind(string argument) => $"{char.ToUpperInvariant(argument[0])}{argument[1..]}";

    private static string Text(JsonNode record) => record.ToJsonString(GraphCalls.Json);

    private async Task<JsonObject> Query(string document)
    {
        var told = await caller.Query(document);
        Heard(told.Text);
        if (told.Code != 200) throw new InvalidOperationException($"{told.Code}: {told.Text} for {document}");
        return told.Body!.AsObject();
    }

    /// <summary>A stored row, and every record that it names.</summary>
    public sealed record Row(Guid Id, IReadOnlySet<string> Of);

    private sealed record Link(IReadOnlyList<string> Path, SdlField Field);
}
