using System.Globalization;
using System.Linq.Expressions;
using System.Text.Json;
using System.Text.Json.Nodes;
using GraphQL;
using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;

namespace Mentoring.Api.Graph;

/// <summary>Where the operations of the API are found, once they are mapped.</summary>
internal sealed class OperationSource(IServiceProviderIsService services)
{
    public ICollection<EndpointDataSource> Mapped { get; set; } = [];

    /// <summary>Everything with a handler that both protocols run.</summary>
    public IEnumerable<Operation> All => Mapped.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<Handler>() is not null).Select(endpoint => new Operation(endpoint, services)).OrderBy(x => x.Name, StringComparer.Ordinal);
}

/// <summary>What a handler is given.</summary>
internal enum Given
{
    Service,
    Http,
    Stop,
    Path,
    Filter,
    Limit,
    Cursor,
    Body,
}

/// <summary>One of a handler's parameters.</summary>
internal sealed record Parameter(string Name, Type Type, Given Given, bool IsWord);

/// <summary>
/// One operation of the contract, as REST maps it: its name, its words, its scopes and its handler. GraphQL runs the same handler, so that nothing
/// can be done or seen by one protocol and not by the other.
/// </summary>
internal sealed class Operation
{
    private readonly RouteEndpoint endpoint;
    private readonly Lazy<Func<object?[], Task<object?>>> run;

    public Operation(RouteEndpoint endpoint, IServiceProviderIsService services)
    {
        this.endpoint = endpoint;
        var handler = Metadata<Handler>()!.Run;
        Parameters = [.. handler.Method.GetParameters().Select(parameter => Read(parameter.Name!, parameter.ParameterType, services))];
        run = new(() => Compiled(handler));
        Answer = endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().FirstOrDefault(x => x.StatusCode is 200 or 201 or 202 && x.Type != typeof(void))?.Type;
    }

    /// <summary>operationId.</summary>
    public string Name => Metadata<IEndpointNameMetadata>()!.EndpointName;

    public string Description => string.Join(' ', new[] { Metadata<IEndpointSummaryMetadata>()?.Summary + ".", Metadata<IEndpointDescriptionMetadata>()?.Description }.OfType<string>());

    public bool Reads => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Contains(HttpMethods.Get);

    /// <summary>A list of whoever asks: it hangs on the viewer.</summary>
    public bool IsOwn => Reads && endpoint.RoutePattern.RawText!.StartsWith("/v1/me/", StringComparison.Ordinal) && endpoint.RoutePattern.Parameters.Count == 0;

    /// <summary>Why it is not to be used any more, and what is instead.</summary>
    public string? Deprecated => Metadata<ObsoleteAttribute>()?.Message;

    /// <summary>Whether the change can be bound to a version of the record.</summary>
    public bool TakesVersion => Metadata<TakesVersion>() is not null;

    /// <summary>The scopes of which a token needs one; null where being signed in is enough.</summary>
    public NeedsScope? Scopes => Metadata<NeedsScope>();

    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>What is answered: a view, a page of views or a list; null where nothing is.</summary>
    public Type? Answer { get; }

    public bool IsPaged => Answer is { IsGenericType: true } && Answer.GetGenericTypeDefinition() == typeof(Page<>);

    /// <summary>Runs the handler on a request as REST would have had it: path and filters bind cursors, so that one list has one kind of cursor.</summary>
    public async Task<object?> Run(IResolveFieldContext context, Func<Parameter, object?> argument, int? limit, string? cursor, bool backwards)
    {
        var services = context.RequestServices!;
        Scopes?.Require(services.GetRequiredService<Viewer>());
        var request = Request(services, argument, backwards, context.CancellationToken);
        var result = await run.Value([.. Parameters.Select(parameter => parameter.Given switch
        {
            Given.Service => services.GetRequiredService(parameter.Type),
            Given.Http => request,
            Given.Stop => context.CancellationToken,
            Given.Limit => limit,
            Given.Cursor => cursor,
            Given.Body => Body(services, parameter, argument(parameter)),
            _ => argument(parameter),
        })]);
        return result is IValueHttpResult value ? value.Value : result is IResult ? null : result;
    }

    private DefaultHttpContext Request(IServiceProvider services, Func<Parameter, object?> argument, bool backwards, CancellationToken ct)
    {
        var path = endpoint.RoutePattern.RawText!;
        var filters = new QueryString();
        foreach (var parameter in Parameters)
        {
            if (parameter.Given == Given.Path) path = path.Replace($"{{{parameter.Name}}}", Text(argument(parameter)), StringComparison.Ordinal);
            if (parameter.Given == Given.Filter && argument(parameter) is { } filter) filters = filters.Add(parameter.Name, Text(filter));
        }
        var http = new DefaultHttpContext { RequestServices = services, RequestAborted = ct };
        (http.Request.Path, http.Request.QueryString) = (path, filters);
        if (backwards) http.Items[Pages.Backwards] = true;
        return http;
    }

    /// <summary>As REST has it in an address.</summary>
    private static string Text(object? value) => value switch
    {
        null => "",
        Enum word => JsonNamingPolicy.CamelCase.ConvertName(word.ToString()),
        bool flag => flag ? "true" : "false",
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    /// <summary>The input as REST's body would be read: what is left out and what is null are told apart.</summary>
    private static object Body(IServiceProvider services, Parameter parameter, object? given) =>
        ((JsonObject)given!).Deserialize(parameter.Type, services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions)!;

    private T? Metadata<T>() where T : class => endpoint.Metadata.GetMetadata<T>();

    private Parameter Read(string name, Type type, IServiceProviderIsService services)
    {
        var inner = Nullable.GetUnderlyingType(type) ?? type;
        var word = inner.IsGenericType && inner.GetGenericTypeDefinition() == typeof(Word<>);
        var given = type == typeof(HttpContext) ? Given.Http
            : type == typeof(CancellationToken) ? Given.Stop
            : services.IsService(type) ? Given.Service
            : endpoint.RoutePattern.GetParameter(name) is not null ? Given.Path
            : name == "limit" && IsPagedBy("cursor") ? Given.Limit
            : name == "cursor" ? Given.Cursor
            : type.IsClass && type != typeof(string) ? Given.Body : Given.Filter;
        return new(name, word ? typeof(Nullable<>).MakeGenericType(inner.GetGenericArguments()) : type, given, word);
    }

    private bool IsPagedBy(string name) => Metadata<Handler>()!.Run.Method.GetParameters().Any(parameter => parameter.Name == name);

    /// <summary>The handler with its parameters in an array. A word of a list comes as its value.</summary>
    private Func<object?[], Task<object?>> Compiled(Delegate handler)
    {
        var arguments = Expression.Parameter(typeof(object?[]));
        var call = Expression.Invoke(Expression.Constant(handler), handler.Method.GetParameters().Select((parameter, i) => Argument(arguments, i, parameter.ParameterType)));
        var answer = call.Type.IsGenericType && call.Type.GetGenericTypeDefinition() == typeof(Task<>)
            ? Expression.Call(typeof(Operation), nameof(Awaited), call.Type.GetGenericArguments(), call)
            : Expression.Call(typeof(Task), nameof(Task.FromResult), [typeof(object)], Expression.Convert(call, typeof(object)));
        return Expression.Lambda<Func<object?[], Task<object?>>>(answer, arguments).Compile();
    }

    private Expression Argument(Expression arguments, int i, Type type)
    {
        var given = Expression.ArrayIndex(arguments, Expression.Constant(i));
        if (!Parameters[i].IsWord) return type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Expression.Unbox(given, type) : Expression.Convert(given, type);
        var word = Nullable.GetUnderlyingType(type)!;
        var made = Expression.New(word.GetConstructors().Single(x => x.GetParameters().Length == 1), Expression.Unbox(given, word.GetGenericArguments()[0]));
        return Expression.Condition(Expression.Equal(given, Expression.Constant(null)), Expression.Default(type), Expression.Convert(made, type));
    }

    private static async Task<object?> Awaited<T>(Task<T> task) => await task;
}
