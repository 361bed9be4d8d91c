using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mentoring.Api.Graph;
using Mentoring.Api.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Mentoring.Api.Tests.Hosting;

/// <summary>What GraphQL answered, as REST would have.</summary>
internal sealed record Told(int Status, JsonNode? Body, int? Version = null);

/// <summary>A request of REST as a document with its variables.</summary>
internal sealed record GraphCall(string Operation, string Document, JsonObject Variables, Func<JsonNode?, Told> Answer)
{
    public string Body => new JsonObject { ["query"] = Document, ["variables"] = Variables.DeepClone() }.ToJsonString(GraphCalls.Json);
}

/// <summary>Every operation of a host, from REST's address to GraphQL's field and back.</summary>
internal sealed class GraphCalls
{
    public static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly ConditionalWeakTable<Hosted, GraphCalls> Known = [];

    private readonly List<GraphRoute> routes;

    private GraphCalls(IServiceProvider services)
    {
        var (operations, schema) = (services.GetRequiredService<OperationSource>().All.ToDictionary(x => x.Name, StringComparer.Ordinal), services.GetRequiredService<GraphSchema>());
        routes = [.. from endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                     where endpoint.Metadata.GetMetadata<Handler>() is not null
                     select new GraphRoute(operations[endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName], endpoint, schema)];
    }

    public static GraphCalls Of(Hosted host) => Known.GetValue(host, one => new(one.Factory.Services));

    /// <summary>Names of what changes something.</summary>
    public IEnumerable<string> Writes => routes.Where(x => !x.Operation.Reads).Select(x => x.Operation.Name);

    public bool Has(string operation) => routes.Exists(x => x.Operation.Name == operation);

    /// <summary>The operation at an address, whether or not GraphQL has it; null for none.</summary>
    public string? OperationAt(HttpMethod method, string address) => At(method, address.Split('?')[0])?.Route.Operation.Name;

    /// <summary>An answer of REST in an order of its own, without what GraphQL has another way.</summary>
    public string Comparable(string operation, JsonNode? body) =>
        GraphWords.Ordered(body, routes.Find(x => x.Operation.Name == operation)!.Operation.Answer is { } answer ? GraphWords.RestOnly(answer) : [])?.ToJsonString(Json) ?? "";

    /// <summary>Null where GraphQL has no such operation, or cannot be asked so.</summary>
    public GraphCall? Translate(HttpMethod method, string address, string? body)
    {
        var (path, query) = address.Split('?', 2) is [var one, var rest] ? (one, QueryHelpers.ParseQuery(rest)) : (address, []);
        return At(method, path) is var (route, values) ? route.Ask(values, query, body) : null;
    }

    private (GraphRoute Route, Dictionary<string, string> Values)? At(HttpMethod method, string path) =>
        routes.Select(route => (route, route.Match(method, path)!)).Where(x => x.Item2 is not null).OrderBy(x => x.Item2.Count).Select(x => ((GraphRoute, Dictionary<string, string>)?)x).FirstOrDefault();
}

/// <summary>One operation: where REST has it, and how GraphQL is asked.</summary>
internal sealed class GraphRoute(Operation operation, RouteEndpoint endpoint, GraphSchema schema)
{
    private static readonly Dictionary<string, int> Statuses = new(StringComparer.Ordinal)
    {
        ["BAD_REQUEST"] = 400,
        ["FORBIDDEN"] = 403,
        ["NOT_FOUND"] = 404,
        ["REFUSED"] = 409,
        ["STILL_RUNNING"] = 409,
        ["CONTENDED"] = 409,
        ["STALE"] = 412,
        ["INVALID"] = 422,
        ["UNRECORDED"] = 503,
    };

    private readonly string[] parts = endpoint.RoutePattern.RawText!.TrimEnd('/').Split('/');
    private readonly HashSet<int> statuses = [.. endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().Select(x => x.StatusCode)];
    private readonly GraphQL.Types.FieldType fieldType = (operation switch
    {
        { IsOwn: true } => (GraphQL.Types.IObjectGraphType)schema.AllTypes["Viewer"]!,
        { Reads: true } => schema.Query,
        _ => schema.Mutation!,
    }).Fields.Find(OperationFields.FieldOf(operation))!;
    private readonly Lazy<string> selection = new(() => Selected(operation));

    public Operation Operation => operation;

    /// <summary>Values of the path's parameters, or null where it is another's.</summary>
    public Dictionary<string, string>? Match(HttpMethod method, string path)
    {
        var given = path.Split('/');
        if (given.Length != parts.Length || !endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Contains(method.Method)) return null;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (part, value) in parts.Zip(given))
        {
            if (part.StartsWith('{')) values[part[1..^1]] = Uri.UnescapeDataString(value);
            else if (part != value) return null;
        }
        return values;
    }

    public GraphCall? Ask(Dictionary<string, string> path, Dictionary<string, StringValues> query, string? body)
    {
        var variables = new JsonObject();
        foreach (var parameter in operation.Parameters)
        {
            var type = Nullable.GetUnderlyingType(parameter.Type) ?? parameter.Type;
            if (parameter.Given == Given.Path) variables[ArgumentOf(parameter)] = GraphWords.Input(type == typeof(int) ? Plain(path[parameter.Name], type) : path[parameter.Name], type);
            else if (parameter.Given == Given.Filter && query.Remove(parameter.Name, out var value)) variables[parameter.Name] = GraphWords.Input(Plain(value.ToString(), type), type);
            else if (parameter.Given == Given.Body)
            {
                if (Object(body) is not { } sent) return null;
                variables["input"] = GraphWords.Input(sent, parameter.Type);
            }
        }
        if (operation.IsPaged)
        {
            variables["first"] = query.Remove("limit", out var limit) ? Plain(limit.ToString(), typeof(int)) : PageQuery.Default;
            if (query.Remove("cursor", out var cursor)) variables["after"] = cursor.ToString();
        }
        return query.Count > 0 ? null : new(operation.Name, Document, variables, told => Answer(told, variables.ContainsKey("expectedVersion"), !variables.ContainsKey("after")));
    }

    private string ArgumentOf(Parameter parameter) => (fieldType.Arguments!.Find(parameter.Name) is { } own ? own.Name : null) ?? GraphWords.Camel(GraphTypes.Referred(parameter.Type)!.Name);

    private string Document
    {
        get
        {
            var arguments = (fieldType.Arguments ?? []).ToList();
            var declared = string.Join(", ", arguments.Select(x => $"${x.Name}: {x.ResolvedType}"));
            var given = string.Join(", ", arguments.Select(x => $"{x.Name}: ${x.Name}"));
            var asked = $"told: {fieldType.Name}{(given.Length > 0 ? $"({given})" : "")} {selection.Value}";
            return $"{(operation.Reads ? "query" : "mutation")}{(declared.Length > 0 ? $"({declared})" : "")} {{ {(operation.IsOwn ? $"viewer {{ {asked} }}" : asked)} }}";
        }
    }

    private static string Selected(Operation operation)
    {
        if (!operation.Reads) return $"{{ {(operation.Answer is { } view ? $"view: {GraphWords.Camel(GraphTypes.NameOf(view))} {GraphWords.Selection(view)} " : "")}warnings {{ rule sentence }} errors {{ code rule pointer message }} }}";
        return operation.IsPaged ? $"{{ nodes {GraphWords.Selection(operation.Answer!.GetGenericArguments()[0])} pageInfo {{ hasNextPage endCursor }} totalCount }}" : GraphWords.Selection(operation.Answer!);
    }

    private Told Answer(JsonNode? body, bool hadVersion, bool whole)
    {
        if (body?["errors"]?[0] is { } error) return Problem(error["extensions"]?["code"]?.ToString(), error["extensions"]?["rule"]?.ToString(), error["message"]!.ToString(), hadVersion);
        var told = (operation.IsOwn ? body!["data"]!["viewer"]! : body!["data"]!)["told"];
        if (!operation.Reads) return Outcome(told!, hadVersion);
        if (told is null) return Problem("NOT_FOUND", null, "", hadVersion);
        if (!operation.IsPaged) return Found(200, GraphWords.Output(told, operation.Answer!));
        var (items, more) = (told["nodes"]!.AsArray().Select(node => GraphWords.Output(node, operation.Answer!.GetGenericArguments()[0])).ToArray(), told["pageInfo"]!["hasNextPage"]!.GetValue<bool>());
        // Whoever counts what they may not see learns that it is there.
        if (whole && (int)told["totalCount"]! is var count && (more ? count <= items.Length : count != items.Length)) throw new InvalidOperationException($"{operation.Name} shows {items.Length}{(more ? " and more" : "")} and counts {count}.");
        return new(200, new JsonObject { ["items"] = new JsonArray(items), ["next"] = more ? told["pageInfo"]!["endCursor"]!.DeepClone() : null });
    }

    private Told Outcome(JsonNode told, bool hadVersion)
    {
        var errors = told["errors"]!.AsArray();
        if (errors.Count > 0)
        {
            var problem = Problem(errors[0]!["code"]!.ToString(), errors[0]!["rule"]?.ToString(), errors[0]!["message"]!.ToString(), hadVersion);
            if (errors.Count > 1 && errors[0]!["rule"] is not null) problem.Body!["refusals"] = new JsonArray([.. errors.Select(x => new JsonObject { ["rule"] = x!["rule"]!.ToString(), ["detail"] = x["message"]!.ToString() })]);
            if (problem.Status == 422) problem.Body!["errors"] = new JsonArray([.. errors.Select(x => new JsonObject { ["pointer"] = x!["pointer"]?.ToString(), ["detail"] = x["message"]!.ToString() })]);
            return problem;
        }
        if (told["view"] is not { } view) return new(204, null);
        var record = GraphWords.Output(view, operation.Answer!)!.AsObject();
        if (told["warnings"] is JsonArray { Count: > 0 } warnings) record["warnings"] = warnings.DeepClone();
        // One who put a record there and one who replaced it are answered apart by REST alone.
        return Found(statuses.Contains(202) ? 202 : statuses.Contains(201) && (!statuses.Contains(200) || record["version"]?.ToString() == "1") ? 201 : 200, record);
    }

    private static Told Found(int status, JsonNode? view) => new(status, view, (view as JsonObject)?["version"]?.GetValue<int>());

    private static Told Problem(string? code, string? rule, string message, bool hadVersion)
    {
        var status = code == "STALE" && !hadVersion ? 428 : Statuses.GetValueOrDefault(code ?? "", 500);
        var body = new JsonObject { ["status"] = status, ["detail"] = message };
        if (rule is not null) body["rule"] = rule;
        return new(status, body);
    }

    /// <summary>A value of an address as JSON.</summary>
    private static JsonNode Plain(string text, Type type) =>
        type == typeof(int) && int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : type == typeof(bool) && bool.TryParse(text, out var flag) ? flag : text;

    private static JsonObject? Object(string? body)
    {
        try
        {
            return JsonNode.Parse(body ?? "") as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
