using System.Reflection;
using System.Runtime.CompilerServices;
using Mentoring.Domain.Evaluation;
using Xunit;

namespace Mentoring.Api.Tests.Evaluation;

/// <summary>What was counted leaves through <see cref="DisclosureControl"/> alone: nothing that answers takes or gives anything else.</summary>
public sealed class WayOutTests
{
    private static readonly HashSet<Type> Counted = [typeof(Tally), typeof(Measure), typeof(Middle), typeof(IndicatorTally), typeof(GroupTally), typeof(TallySheet)];

    [Fact]
    public void Nothing_in_Api_holds_takes_or_answers_what_was_counted() => Assert.Equal([], Users(typeof(Program).Assembly.GetTypes()));

    /// <summary>In Domain, those who count, and the control itself with what it is made of.</summary>
    [Fact]
    public void In_Domain_it_goes_to_disclosure_control_and_nowhere_else() => Assert.Equal(
        ["DisclosureControl", "IIndicatorFacts", "Publishing", "Rounding", "SheetDraft", "Tallying"],
        Users(typeof(DisclosureControl).Assembly.GetTypes().Where(type => !Counted.Contains(type))));

    [Fact]
    public void A_view_that_lets_it_out_is_noticed() => Assert.Equal([nameof(Leak)], Users([typeof(Leak)]));

    /// <summary>What the compiler makes of a lambda is no member of anybody's: an answer has a type of its own.</summary>
    private static List<string> Users(IEnumerable<Type> types) => [.. types
        .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute)) && type.Name[0] != '<' && Members(type).SelectMany(Parts).Any(Counted.Contains))
        .Select(type => type.Name).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<Type> Members(Type type)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        var methods = type.GetMethods(all).Where(method => !method.IsDefined(typeof(CompilerGeneratedAttribute))).ToList();
        return [.. type.GetFields(all).Select(field => field.FieldType), .. type.GetProperties(all).Select(property => property.PropertyType), .. methods.Select(method => method.ReturnType),
            .. methods.Cast<MethodBase>().Concat(type.GetConstructors(all)).SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType)];
    }

    private static IEnumerable<Type> Parts(Type type) => type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Prepend(type) : type.HasElementType ? Parts(type.GetElementType()!) : [type];

    private sealed record Leak(IReadOnlyList<Measure> Measures);
}
