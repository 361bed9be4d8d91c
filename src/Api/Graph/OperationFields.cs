using System.Text.Json;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using Mentoring.Api.Http;
using Mentoring.Domain;

namespace Mentoring.Api.Graph;

/// <summary>Makes a field of the schema from an operation.</summary>
internal static class OperationFields
{
    private static readonly string[] Prefixes = ["find", "list", "read"];

    public static FieldType Read(Operation operation)
    {
        var paged = operation.IsPaged;
        var field = new FieldType
        {
            Name = FieldOf(operation),
            Description = operation.Description,
            DeprecationReason = operation.Deprecated,
            Type = paged ? typeof(ConnectionType<>).MakeGenericType(operation.Answer!.GetGenericArguments()) : operation.Answer!.GetGraphTypeFromType(isNullable: true, TypeMappingMode.OutputType),
            Arguments = Arguments(operation, paged),
            Resolver = new FuncFieldResolver<object>(async context => await Seen(context, operation)),
        };
        return field;
    }

    public static FieldType Write(Operation operation)
    {
        var payload = PayloadType.For(operation);
        return new()
        {
            Name = operation.Name,
            Description = operation.Description,
            DeprecationReason = operation.Deprecated,
            ResolvedType = new NonNullGraphType(payload),
            Arguments = Arguments(operation, paged: false),
            Resolver = new FuncFieldResolver<object>(async context => await context.Mutate(operation.Name, context.GetArgument<int?>(ExpectedVersion), () => Done(context, operation))),
        };
    }

    /// <summary>The record after it. A trial run has none.</summary>
    private static async Task<object?> Done(IResolveFieldContext context, Operation operation)
    {
        var answer = await operation.Run(context, x => Argument(context, operation, x), null, null, backwards: false);
        return operation.Answer?.IsInstanceOfType(answer) == true ? answer : null;
    }

    private const string ExpectedVersion = "expectedVersion";

    /// <summary>What cannot be seen is null, exactly as what does not exist.</summary>
    private static async Task<object?> Seen(IResolveFieldContext context, Operation operation)
    {
        var asked = PageArguments.Of(context);
        try
        {
            var answer = await asked.Read(() => operation.Run(context, x => Argument(context, operation, x), asked.Limit, asked.Cursor, asked.Backwards));
            return operation.IsPaged ? Connection.Of((IPage)answer!, asked) : answer;
        }
        catch (Unseen)
        {
            return null;
        }
    }

    /// <summary><c>findMeeting</c> is the field <c>meeting</c>, <c>listMeetings</c> the field <c>meetings</c>, <c>listMyTasks</c> the viewer's field <c>tasks</c>; a write is the mutation of its name.</summary>
    public static string FieldOf(Operation operation)
    {
        if (!operation.Reads) return operation.Name;
        var bare = Without(operation.Name, Prefixes);
        return operation.IsOwn ? Without(bare, ["my"]) : bare;
    }

    private static string Without(string name, string[] prefixes) =>
        Array.Find(prefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal) && char.IsUpper(name[prefix.Length])) is { } found ? JsonNamingPolicy.CamelCase.ConvertName(name[found.Length..]) : name;

    private static QueryArguments Arguments(Operation operation, bool paged)
    {
        var arguments = new QueryArguments();
        foreach (var parameter in operation.Parameters.Where(x => x.Given is Given.Path or Given.Filter or Given.Body)) arguments.Add(Argument(operation, parameter));
        if (paged) PageArguments.AddTo(arguments);
        if (operation.TakesVersion) arguments.Add(new QueryArgument<IntGraphType> { Name = ExpectedVersion, Description = "The version that you have seen: the change is refused with `STALE` when there is a newer one. Stands for If-Match." });
        return arguments;
    }

    private static QueryArgument Argument(Operation operation, Parameter parameter)
    {
        var optional = parameter.Given == Given.Filter;
        var type = parameter.Type.GetGraphTypeFromType(optional, TypeMappingMode.InputType);
        var argument = new QueryArgument(type) { Name = NameOf(operation, parameter), Description = DescriptionOf(operation, parameter) };
        if (GraphTypes.Referred(parameter.Type) is { } entity) argument.Parser = value => GlobalId.Read(value, entity);
        return argument;
    }

    /// <summary>A record's own id is <c>id</c>; the id of what it belongs to goes by the kind.</summary>
    private static string NameOf(Operation operation, Parameter parameter) =>
        parameter.Given == Given.Path && GraphTypes.Referred(parameter.Type) is { } entity && !IsOwn(operation, entity) ? JsonNamingPolicy.CamelCase.ConvertName(entity.Name) : parameter.Given == Given.Body ? "input" : parameter.Name;

    private static bool IsOwn(Operation operation, Type entity) => operation.Answer is null || operation.Answer.GetProperty("Id")?.PropertyType == typeof(Id<>).MakeGenericType(entity);

    private static string DescriptionOf(Operation operation, Parameter parameter) => parameter.Given switch
    {
        Given.Body => "What is wanted.",
        Given.Path when GraphTypes.Referred(parameter.Type) is { } entity => $"Id of the {Words.Of(entity.Name)}.",
        Given.Path when parameter.Name is "externalId" or "organisation" => "HR's own id.",
        Given.Path when parameter.Name == "key" => "Key of the form.",
        Given.Path when parameter.Name == "number" => "Number of the version.",
        Given.Path => $"Id of the {Words.Of(GraphTypes.NameOf(operation.Answer!))}.",
        _ => ParameterWords.Of(parameter.Name),
    };

    private static object? Argument(IResolveFieldContext context, Operation operation, Parameter parameter)
    {
        var name = NameOf(operation, parameter);
        if (context.Arguments is null || !context.Arguments.TryGetValue(name, out var given) || given.Value is null) return null;
        return given.Value;
    }
}

/// <summary>Names of code as words of a sentence.</summary>
internal static class Words
{
    public static string Of(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? $" {char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()));
}
