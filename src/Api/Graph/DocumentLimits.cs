using GraphQL.Execution;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;

namespace Mentoring.Api.Graph;

/// <summary>
/// Refuses documents that would keep the library busy before it gets to its own checks: it follows every spread again, so that
/// 1.6 kB of doubling fragments hold it for a minute. Here each fragment is counted once, so the work is linear.
/// </summary>
internal sealed class LimitedDocumentBuilder : IDocumentBuilder
{
    private const int MostCharacters = 20_000;
    private const int MostDepth = 64;
    private const int MostNodes = 500;
    private const long MostFields = 2_000;

    public bool IgnoreComments { get; set; } = true;

    public bool IgnoreLocations { get; set; }

    public int? MaxDepth { get; set; } = MostDepth;

    public GraphQLDocument Build(string body)
    {
        if (body.Length > MostCharacters) throw new DocumentTooLarge("characters", body.Length, MostCharacters);
        var document = Parse(body);
        new Counter(document).Check();
        return document;
    }

    private static GraphQLDocument Parse(string body)
    {
        try
        {
            return Parser.Parse(body, new() { Ignore = IgnoreOptions.Comments, MaxDepth = MostDepth });
        }
        catch (GraphQLSyntaxErrorException e)
        {
            throw new SyntaxError(e);
        }
        catch (GraphQLMaxDepthExceededException)
        {
            throw new DocumentTooLarge("levels", MostDepth + 1, MostDepth);
        }
    }

    private sealed class Counter(GraphQLDocument document)
    {
        private readonly Dictionary<ROM, long> known = [];
        private readonly HashSet<ROM> open = [];
        private int nodes;

        public void Check()
        {
            foreach (var operation in document.Definitions.OfType<GraphQLOperationDefinition>())
            {
                var fields = Fields(operation.SelectionSet);
                if (fields > MostFields) throw new DocumentTooLarge("fields with all fragments in place", fields, MostFields);
            }
            foreach (var fragment in document.Definitions.OfType<GraphQLFragmentDefinition>()) Of(fragment.FragmentName.Name.Value);
        }

        private long Fields(GraphQLSelectionSet? set)
        {
            long sum = 0;
            foreach (var selection in set?.Selections ?? [])
            {
                if (++nodes > MostNodes) throw new DocumentTooLarge("fields and fragments", nodes, MostNodes);
                sum += selection switch
                {
                    GraphQLField field => 1 + Fields(field.SelectionSet),
                    GraphQLInlineFragment inline => Fields(inline.SelectionSet),
                    GraphQLFragmentSpread spread => Of(spread.FragmentName.Name.Value),
                    _ => 0,
                };
                sum = Math.Min(sum, MostFields + 1);
            }
            return sum;
        }

        private long Of(ROM name)
        {
            if (known.TryGetValue(name, out var fields)) return fields;
            // A circle of fragments is no document: the library's own validation says so.
            if (!open.Add(name)) return 0;
            var definition = document.Definitions.OfType<GraphQLFragmentDefinition>().FirstOrDefault(x => x.FragmentName.Name.Value == name);
            return known[name] = Fields(definition?.SelectionSet);
        }
    }
}

internal sealed class DocumentTooLarge(string what, long has, long most)
    : RequestError(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The document has {has} {what}; {most} are allowed."));
