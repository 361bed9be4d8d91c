using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using Mentoring.Domain;

namespace Mentoring.Api.Graph;

/// <summary>Any record by its id, as Relay asks for it.</summary>
internal static class NodeField
{
    public static FieldType For(GraphShape shape) => new()
    {
        Name = "node",
        Description = "Any record that you may see, by its id.",
        Type = typeof(NodeType),
        Arguments = [new QueryArgument<NonNullGraphType<IdGraphType>> { Name = "id", Description = "Id of the record." }],
        Resolver = new FuncFieldResolver<object>(context =>
        {
            var (kind, key) = GlobalId.Parse(context.GetArgument<string>("id"));
            return (shape.NodeOf(kind) ?? throw new Malformed("This is no id of a kind of record that has one.")).Load(context, key);
        }),
    };
}

/// <summary>A record with an id of its own.</summary>
internal sealed class NodeType : InterfaceGraphType
{
    public NodeType()
    {
        (Name, Description) = ("Node", "A record with an id of its own.");
        Field<NonNullGraphType<IdGraphType>>("id").Description("Id, of its kind.");
    }
}
