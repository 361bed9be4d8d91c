using GraphQLParser;
using GraphQLParser.AST;
using Mentoring.Api.Tests.Hosting;

namespace Mentoring.Api.Tests.Graph;

/// <summary>A field of the schema: what it leads to, whether to several, and what it takes.</summary>
internal sealed record SdlField(string Name, string Type, bool IsList, IReadOnlyList<string> Arguments, IReadOnlyList<string> Needed);

/// <summary>The published schema: a type that is added is walked without anybody thinking of it.</summary>
internal sealed class Sdl
{
    private readonly Dictionary<string, GraphQLObjectTypeDefinition> objects;

    private Sdl(string text) => objects = Parser.Parse(text, new() { Ignore = IgnoreOptions.Comments }).Definitions
        .OfType<GraphQLObjectTypeDefinition>().ToDictionary(x => x.Name.StringValue, StringComparer.Ordinal);

    public static async Task<Sdl> Of(Caller caller) => new((await caller.Get("/graphql/schema.graphql")).Is(200).Text);

    /// <summary>Types of records with an id of their own.</summary>
    public IEnumerable<string> Nodes => objects.Keys.Where(type => objects[type].Interfaces?.Items.Exists(x => x.Name.StringValue == "Node") == true);

    public bool IsObject(string type) => objects.ContainsKey(type);

    public IReadOnlyList<SdlField> FieldsOf(string type) =>
        [.. objects[type].Fields!.Items.Select(x => new SdlField(x.Name.StringValue, NameOf(x.Type), IsList(x.Type), [.. Arguments(x).Select(argument => argument.Name.StringValue)],
            [.. Arguments(x).Where(argument => argument.Type is GraphQLNonNullType && argument.DefaultValue is null).Select(argument => argument.Name.StringValue)]))];

    /// <summary>What the rows of a list are; the type itself where it is no connection.</summary>
    public string RowOf(string type) => type.EndsWith("Connection", StringComparison.Ordinal) ? FieldsOf(type).Single(x => x.Name == "nodes").Type : type;

    private static IReadOnlyList<GraphQLInputValueDefinition> Arguments(GraphQLFieldDefinition field) => field.Arguments?.Items ?? [];

    private static string NameOf(GraphQLType type) => type switch { GraphQLNonNullType one => NameOf(one.Type), GraphQLListType list => NameOf(list.Type), _ => ((GraphQLNamedType)type).Name.StringValue };

    private static bool IsList(GraphQLType type) => type is GraphQLListType || (type is GraphQLNonNullType one && IsList(one.Type));
}
