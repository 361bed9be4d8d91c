using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using GraphQL;
using GraphQL.Types;
using Mentoring.Api.Http;
using Mentoring.Domain;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Mentoring.Api.Graph;

/// <summary>Which type of the schema stands for which of the code: views and what is in them are objects, what a use case takes is an input.</summary>
internal sealed class GraphTypes : IGraphTypeMappingProvider
{
    private static readonly Assembly[] Ours = [typeof(Id<>).Assembly, typeof(GraphTypes).Assembly];

    public Type? GetGraphTypeFromClrType(Type clrType, bool isInputType, Type? preferredGraphType) =>
        Generic(clrType) == typeof(Id<>) || clrType == typeof(Guid) ? typeof(IdGraphType)
        : Generic(clrType) == typeof(Optional<>) ? SchemaTypes.BuiltInScalarMappings[clrType.GetGenericArguments()[0]]
        : Generic(clrType) == typeof(IReadOnlyDictionary<,>) || clrType == typeof(JsonElement) ? typeof(JsonType)
        : !clrType.IsClass || !Ours.Contains(clrType.Assembly) ? preferredGraphType
        : (isInputType ? typeof(InputType<>) : typeof(ViewType<>)).MakeGenericType(clrType);

    /// <summary><c>MeetingView</c> is a Meeting.</summary>
    public static string NameOf(Type type) => type.Name.EndsWith("View", StringComparison.Ordinal) ? type.Name[..^"View".Length] : type.Name;

    /// <summary>The kind of record that an id, or a list of ids, is of.</summary>
    public static Type? Referred(Type type)
    {
        var one = Nullable.GetUnderlyingType(type) ?? (Generic(type) == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : type);
        return Generic(one) == typeof(Id<>) ? one.GetGenericArguments()[0] : null;
    }

    public static bool IsList(Type type) => Generic(type) == typeof(IReadOnlyList<>);

    private static Type? Generic(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : null;
}

/// <summary>
/// A view, without the warnings, which the payload carries. An id of another record is told as <c>programmeId</c>, and the record itself, where its
/// kind has a node, as <c>programme</c>.
/// </summary>
internal sealed class ViewType<T> : AutoRegisteringObjectGraphType<T>
{
    public ViewType(GraphShape shape)
    {
        Name = GraphTypes.NameOf(typeof(T));
        if (shape.Nodes.Any(node => node.View == typeof(T) && node.HasId)) Interface<NodeType>();
        foreach (var field in shape.FieldsOf(typeof(T))) AddField(field);
    }

    protected override IEnumerable<MemberInfo> GetRegisteredMembers() =>
        typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.Name != "EqualityContract" && (property.DeclaringType != typeof(View) || property.Name != nameof(View.Warnings)) && !property.IsDefined(typeof(RestOnlyAttribute)));

    /// <summary>As the library has it, but for the name of what refers to a record, and for its way to read a member, which is compiled for each at the start.</summary>
    protected override FieldType CreateField(MemberInfo memberInfo)
    {
        var (member, name) = ((PropertyInfo)memberInfo, memberInfo.Name);
        return new()
        {
            Name = name != "Id" && GraphTypes.Referred(member.PropertyType) is not null ? IdName(name, member.PropertyType) : name,
            Description = Described.Of(member),
            DeprecationReason = member.ObsoleteMessage(),
            Type = GetTypeInformation(member).ConstructGraphType(),
            Resolver = new ViewMember(member),
        };
    }

    private static string IdName(string name, Type type) =>
        GraphTypes.IsList(type) ? $"{(name.EndsWith('s') ? name[..^1] : name)}Ids" : $"{name}Id";
}

/// <summary>What a use case takes, kept as JSON until its handler reads it as REST's would.</summary>
internal sealed class InputType<T> : AutoRegisteringInputObjectGraphType<T>
{
    private readonly JsonSerializerOptions json;

    public InputType(IOptions<JsonOptions> json)
    {
        this.json = json.Value.SerializerOptions;
        Name = typeof(T).Name.EndsWith("Input", StringComparison.Ordinal) ? typeof(T).Name : typeof(T).Name + "Input";
    }

    protected override IEnumerable<MemberInfo> GetRegisteredMembers() => typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is { IsPublic: true });

    protected override TypeInformation GetTypeInformation(MemberInfo memberInfo)
    {
        var information = base.GetTypeInformation(memberInfo);
        if (IsOptional(((PropertyInfo)memberInfo).PropertyType)) information.IsNullable = true;
        return information;
    }

    private static bool IsOptional(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>);

    protected override FieldType? CreateField(MemberInfo memberInfo)
    {
        var (field, type) = (base.CreateField(memberInfo)!, ((PropertyInfo)memberInfo).PropertyType);
        var kind = GraphTypes.Referred(type) ?? (type == typeof(Guid) || type == typeof(Guid?) ? typeof(Guid) : null);
        field.Parser = value => kind is null ? value : GlobalId.Read(value, kind);
        // What REST may leave out, and reads as no or nought, may be left out here too.
        if (type.IsValueType && Nullable.GetUnderlyingType(type) is null && !IsOptional(type) && !memberInfo.IsDefined(typeof(RequiredMemberAttribute))) field.DefaultValue = Activator.CreateInstance(type);
        return field;
    }

    public override object ParseDictionary(IDictionary<string, object?> value)
    {
        var read = new JsonObject();
        foreach (var (name, member) in value) read[name] = Node(member);
        return read;
    }

    private JsonNode? Node(object? value) => value switch
    {
        null => null,
        JsonNode node => node.Parent is null ? node : node.DeepClone(),
        not string and not System.Collections.IDictionary and System.Collections.IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(Node)]),
        _ => JsonSerializer.SerializeToNode(value, value.GetType(), json),
    };
}

/// <summary>What became of a use case: the record, soft rules that it goes against, and what refused it.</summary>
internal sealed class PayloadType : ObjectGraphType<Outcome>
{
    public static PayloadType For(Operation operation)
    {
        var payload = new PayloadType { Name = $"{char.ToUpperInvariant(operation.Name[0])}{operation.Name[1..]}Payload", Description = $"What became of `{operation.Name}`." };
        if (operation.Answer is { } answer)
        {
            payload.AddField(new()
            {
                Name = JsonNamingPolicy.CamelCase.ConvertName(GraphTypes.NameOf(answer)),
                Description = "The record after it; null where it was refused, or is not for the eyes of whoever did it.",
                Type = answer.GetGraphTypeFromType(isNullable: true, TypeMappingMode.OutputType),
                Resolver = new GraphQL.Resolvers.FuncFieldResolver<Outcome, object>(x => x.Source.View),
            });
        }
        payload.Field<NonNullGraphType<ListGraphType<NonNullGraphType<ViewType<RuleWarning>>>>>("warnings").Description("Soft rules that it goes against. It was done all the same.").Resolve(x => x.Source.Warnings);
        payload.Field<NonNullGraphType<ListGraphType<NonNullGraphType<ViewType<UserError>>>>>("errors").Description("Why nothing was done.").Resolve(x => x.Source.Errors);
        return payload;
    }
}

/// <summary>Kind and UUID, and on the way in nothing but text.</summary>
internal sealed class IdType : IdGraphType
{
    public IdType() => (Name, Description) = ("ID", "Kind and UUID of a record, `Meeting:01a2…`. What follows the colon is its id in REST.");

    public override object? Serialize(object? value) => value is null ? null : GlobalId.Of(value);
}

/// <summary>The library leaves this one without a description.</summary>
internal sealed class DecimalType : DecimalGraphType
{
    public DecimalType() => (Name, Description) = ("Decimal", "A number with decimal places.");
}

/// <summary>An instant, as in REST: it names its offset.</summary>
internal sealed class InstantType : DateTimeOffsetGraphType
{
    public InstantType() => (Name, Description) = ("DateTime", "An instant in ISO 8601, with its offset: 2026-01-31T09:30:00Z.");
}

/// <summary>A day.</summary>
internal sealed class DateType : DateOnlyGraphType
{
    public DateType() => (Name, Description) = ("Date", "A day in ISO 8601: 2026-01-31.");
}

/// <summary>Names with values, where the names are data, and values whose kind is.</summary>
internal sealed class JsonType : ComplexScalarGraphType
{
    public JsonType() => (Name, Description) = ("JSON", "An object whose members are data: settings by their key, figures by the kind of record. Or the value of one of them.");
}
