using GraphQLParser;
using GraphQLParser.AST;
using Mentoring.Api.Tests.Hosting;

namespace Mentoring.Api.Tests.Graph;

/// <summary>The published schema: a type that is added is walked without anybody thinking of it.</summary>
internal sealed class Sdl
{
    private readonly Dictionary<string, GraphQLObjectTypeDefinition> objects;

    private Sdl(string text) => objects = Parser.Parse(text, new() { Ignore = IgnoreOptions.Comments }).Definitions
        .OfType<GraphQLObjectTypeDefinition>().ToDictionary(x => x.Name.StringValue, StringComparer.Ordinal);

    public static async Task<Sdl> Of(Caller caller) => new((await caller.Get("/graphql/schema.graphql")).Is(200).Text);

    /// <summary>Types of records with an id of their own.</summary>
    public IEnumerable<string> Nodes => objects.Keys.Where(type => objects[type].Interfaces?.Items.Exists(x => x.Name.StringValue == "Node") == true);
}
