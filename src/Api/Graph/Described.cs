using System.Collections.Concurrent;
using System.Reflection;
using System.Xml.Linq;
using GraphQL;
using GraphQL.Types;

namespace Mentoring.Api.Graph;

/// <summary>
/// Describes what is made from code by its XML documentation, which is read once in a process. The library's own reader goes through the whole file for
/// each member and each host.
/// </summary>
internal sealed class Described : GraphQLAttribute
{
    private static readonly ConcurrentDictionary<Assembly, Dictionary<string, string>> Summaries = [];

    static Described() => GlobalSwitches.GlobalAttributes.Add(new Described());

    /// <summary>The list of such attributes belongs to the process, so that only the first host may add to it.</summary>
    public static void Everywhere() => System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(Described).TypeHandle);

    public override void Modify(IGraphType graphType, Type sourceType) => graphType.Description ??= Summary(sourceType, $"T:{Name(sourceType)}");

    public override void Modify(FieldType fieldType, bool isInputType, IGraphType graphType, MemberInfo memberInfo, ref bool ignore) =>
        fieldType.Description ??= Of(memberInfo);

    public override void Modify(EnumValueDefinition enumValueDefinition)
    {
        var type = enumValueDefinition.Value!.GetType();
        enumValueDefinition.Description ??= Summary(type, $"F:{Name(type)}.{enumValueDefinition.Value}");
    }

    public static string? Of(MemberInfo member) => Summary(member.DeclaringType!, $"P:{Name(member.DeclaringType!)}.{member.Name}");

    private static string Name(Type type) => type.FullName!.Replace('+', '.');

    private static string? Summary(Type type, string member) => Summaries.GetOrAdd(type.Assembly, Read).GetValueOrDefault(member);

    private static Dictionary<string, string> Read(Assembly assembly)
    {
        var file = Path.ChangeExtension(assembly.Location, ".xml");
        if (!File.Exists(file)) return [];
        return XDocument.Load(file).Descendants("member").Select(member => (Name: member.Attribute("name")!.Value, Summary: member.Element("summary")?.Value.Trim()))
            .Where(x => !string.IsNullOrEmpty(x.Summary)).ToDictionary(x => x.Name, x => x.Summary!, StringComparer.Ordinal);
    }
}
