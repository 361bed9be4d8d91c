using System.Text;
using GraphQL.Execution;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;

namespace Mentoring.Api.Graph;

/// <summary>
/// Refuses documents that would keep the library busy before it gets to its own checks: it follows every spread again, so that
/// 1.6 kB of doubling fragments hold it for a minute. Here each fragment is counted once, so the work is linear.
/// </summary>
internal sealed class LimitedDocumentBuilder(GraphLimits limits) : IDocumentBuilder
{
    /// <summary>For the parser, which counts braces and brackets of every kind: above what a document within the limits can have.</summary>
    private const int MostNesting = 256;

    public bool IgnoreComments { get; set; } = true;

    public bool IgnoreLocations { get; set; }

    public int? MaxDepth { get; set; } = MostNesting;

    public GraphQLDocument Build(string body)
    {
        Hold("bytes", Encoding.UTF8.GetByteCount(body), limits.Bytes);
        var document = Parse(body);
        new DocumentCount(document, limits).Check();
        return document;
    }

    public static void Hold(string what, long has, int most)
    {
        if (has > most) throw new OverLimit(what, has, most);
    }

    private static GraphQLDocument Parse(string body)
    {
        try
        {
            return Parser.Parse(body, new() { Ignore = IgnoreOptions.Comments, MaxDepth = MostNesting });
        }
        catch (GraphQLSyntaxErrorException e)
        {
            throw new SyntaxError(e);
        }
        catch (GraphQLMaxDepthExceededException)
        {
            throw new OverLimit("levels of braces and brackets or more", MostNesting + 1, MostNesting);
        }
    }
}

/// <summary>Counts a document with bounds, each fragment once.</summary>
internal sealed class DocumentCount(GraphQLDocument document, GraphLimits limits)
{
    private readonly Dictionary<ROM, GraphQLFragmentDefinition> fragments = Fragments(document);
    private readonly Dictionary<ROM, (long Fields, int Depth)> known = [];
    private int nodes;
    private int aliases;

    public void Check()
    {
        // Counting as written is bounded by the document's size. Fragments that nobody spreads are checked by the library too.
        foreach (var fragment in fragments.Keys) Of(fragment);
        foreach (var operation in document.Definitions.OfType<GraphQLOperationDefinition>())
        {
            var (fields, depth) = Of(operation.SelectionSet);
            LimitedDocumentBuilder.Hold("fields and spreads, with all fragments in place, or more", fields, limits.Fields);
            LimitedDocumentBuilder.Hold("levels of fields", depth, limits.Depth);
        }
        LimitedDocumentBuilder.Hold("aliases", aliases, limits.Aliases);
    }

    private (long Fields, int Depth) Of(GraphQLSelectionSet? set)
    {
        var (fields, depth) = (0L, 0);
        foreach (var selection in set?.Selections ?? [])
        {
            LimitedDocumentBuilder.Hold("fields and fragments or more", ++nodes, limits.Nodes);
            if (selection is GraphQLField { Alias: not null }) aliases++;
            var inner = selection switch
            {
                GraphQLField field => Of(field.SelectionSet),
                GraphQLInlineFragment inline => Of(inline.SelectionSet),
                GraphQLFragmentSpread spread => Of(spread.FragmentName.Name.Value),
                _ => default,
            };
            // A spread counts, so that doubling fragments without a field in them are seen as well.
            fields = Math.Min(fields + inner.Fields + 1, limits.Fields + 1L);
            depth = Math.Max(depth, inner.Depth + (selection is GraphQLField ? 1 : 0));
        }
        return (fields, depth);
    }

    private (long Fields, int Depth) Of(ROM name)
    {
        if (known.TryGetValue(name, out var count)) return count;
        // A circle of fragments is no document: the library's own validation says so, and so it does of one that is not there. Here it counts as nothing.
        known[name] = default;
        return fragments.TryGetValue(name, out var fragment) ? known[name] = Of(fragment.SelectionSet) : default;
    }

    private static Dictionary<ROM, GraphQLFragmentDefinition> Fragments(GraphQLDocument document)
    {
        var found = new Dictionary<ROM, GraphQLFragmentDefinition>();
        foreach (var fragment in document.Definitions.OfType<GraphQLFragmentDefinition>()) found.TryAdd(fragment.FragmentName.Name.Value, fragment);
        return found;
    }
}
