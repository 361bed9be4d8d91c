using GraphQL;
using GraphQL.Types;
using Mentoring.Api.Http;
using Mentoring.Domain;

namespace Mentoring.Api.Graph;

/// <summary>The schema: queries and mutations of every feature, over the same views and commands as REST.</summary>
internal sealed class GraphSchema : Schema
{
    public GraphSchema(IServiceProvider services) : base(services)
    {
        foreach (var id in typeof(Id<>).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && IsEntity(type)))
            typeof(GraphSchema).GetMethod(nameof(KnowId), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(id).Invoke(null, null);
        Query = new AutoRegisteringObjectGraphType<Query> { Name = "Query", Description = "Everything that can be read." };
        Mutation = new AutoRegisteringObjectGraphType<Mutation> { Name = "Mutation", Description = "Everything that can be done, one mutation a use case." };
        this.RegisterTypeMapping(typeof(Guid), typeof(IdGraphType));
    }

    private static bool IsEntity(Type type) => type.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(Entity<>);

    private static void KnowId<T>() => ValueConverter.Register<string, Id<T>>(text =>
        Id<T>.TryParse(text, null, out var id) ? id : throw new FormatException("An id is a UUID."));
}

/// <summary>Typed ids are ID; a view is an object without the warnings, which the payload carries.</summary>
internal sealed class GraphTypes : IGraphTypeMappingProvider
{
    public Type? GetGraphTypeFromClrType(Type clrType, bool isInputType, Type? preferredGraphType) =>
        clrType.IsGenericType && clrType.GetGenericTypeDefinition() == typeof(Id<>) ? typeof(IdGraphType)
        : !isInputType && clrType.Name.EndsWith("View", StringComparison.Ordinal) ? typeof(ViewType<>).MakeGenericType(clrType)
        : isInputType && clrType is { IsClass: true } && clrType.Assembly == typeof(Id<>).Assembly ? typeof(InputType<>).MakeGenericType(clrType)
        : preferredGraphType;
}

internal sealed class ViewType<T> : AutoRegisteringObjectGraphType<T>
{
    public ViewType() => Name = typeof(T).Name[..^"View".Length];

    protected override IEnumerable<System.Reflection.MemberInfo> GetRegisteredMembers() =>
        base.GetRegisteredMembers().Where(member => member.DeclaringType != typeof(View) || member.Name != nameof(View.Warnings));
}

internal sealed class InputType<T> : AutoRegisteringInputObjectGraphType<T>
{
    public InputType() => Name = typeof(T).Name.EndsWith("Input", StringComparison.Ordinal) ? typeof(T).Name : typeof(T).Name + "Input";
}

/// <summary>The same UUID as in REST.</summary>
internal sealed class IdType : IdGraphType
{
    public IdType() => Name = "ID";

    public override object? Serialize(object? value) => value?.ToString();
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
