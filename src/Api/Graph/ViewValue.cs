using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using GraphQL.Types;
using Mentoring.Domain;

namespace Mentoring.Api.Graph;

/// <summary>A text, a number, a flag, a word, an instant or an id, written from its view to the answer as the scalar of the schema would have it.</summary>
internal sealed class ViewValue
{
    private readonly ViewMember member;
    private readonly bool mustBeThere;

    private ViewValue(ViewMember member, bool mustBeThere, Action<Utf8JsonWriter, object> write) => (this.member, this.mustBeThere, Write) = (member, mustBeThere, write);

    public Action<Utf8JsonWriter, object> Write { get; }

    /// <summary>Null where the schema has no null is an error, and the library's to tell.</summary>
    public bool IsMissingIn(object view) => mustBeThere && member.Of(view) is null;

    /// <summary>Null of what is worked out, may fail, or is more than a value.</summary>
    public static ViewValue? Of(FieldType field)
    {
        if (field.Resolver is not ViewMember member || !IsKept(member.Member)) return null;
        return member.Value ??= Made(member, field.ResolvedType is NonNullGraphType, field.ResolvedType is NonNullGraphType required ? required.ResolvedType! : field.ResolvedType!);
    }

    private static ViewValue? Made(ViewMember member, bool required, IGraphType type)
    {
        var (writer, view) = (Expression.Parameter(typeof(Utf8JsonWriter)), Expression.Parameter(typeof(object)));
        Expression value = Expression.Property(Expression.Convert(view, member.Member.DeclaringType!), member.Member);
        var inner = Nullable.GetUnderlyingType(value.Type);
        if ((inner is not null && required) || Written(writer, inner is null ? value : Expression.Property(value, "Value"), type) is not { } written) return null;
        if (inner is not null) written = Expression.IfThenElse(Expression.Property(value, "HasValue"), written, Expression.Call(writer, nameof(Utf8JsonWriter.WriteNullValue), null));
        return new(member, required && !value.Type.IsValueType, Expression.Lambda<Action<Utf8JsonWriter, object>>(written, writer, view).Compile());
    }

    private static Expression? Written(ParameterExpression writer, Expression value, IGraphType type) => type switch
    {
        StringGraphType when value.Type == typeof(string) => Expression.Call(writer, nameof(Utf8JsonWriter.WriteStringValue), null, value),
        IntGraphType when value.Type == typeof(int) => Expression.Call(writer, nameof(Utf8JsonWriter.WriteNumberValue), null, value),
        BooleanGraphType when value.Type == typeof(bool) => Expression.Call(writer, nameof(Utf8JsonWriter.WriteBooleanValue), null, value),
        InstantType when value.Type == typeof(DateTimeOffset) => Expression.Call(writer, nameof(Utf8JsonWriter.WriteStringValue), null, value),
        IdType when GraphTypes.Referred(value.Type) is { } record => Expression.Call(typeof(ViewValue), nameof(WriteId), null, writer, Expression.Constant(Encoding.UTF8.GetBytes($"{record.Name}:")), Expression.Property(value, nameof(IId.Value))),
        EnumerationGraphType words when value.Type.IsEnum && Enum.GetUnderlyingType(value.Type) == typeof(int) => Expression.Call(typeof(ViewValue), nameof(WriteWord), null, writer, Expression.Constant(WordsOf(words, value.Type)), Expression.Convert(value, typeof(int))),
        _ => null,
    };

    private static Dictionary<int, JsonEncodedText> WordsOf(EnumerationGraphType words, Type type) =>
        Enum.GetValues(type).Cast<object>().Distinct().ToDictionary(value => (int)value, value => JsonEncodedText.Encode((string)words.Serialize(value)!));

    private static void WriteWord(Utf8JsonWriter writer, Dictionary<int, JsonEncodedText> words, int value) => writer.WriteStringValue(words[value]);

    private static void WriteId(Utf8JsonWriter writer, byte[] kind, Guid key)
    {
        Span<byte> text = stackalloc byte[kind.Length + 36];
        kind.CopyTo(text);
        key.TryFormat(text[kind.Length..], out _);
        writer.WriteStringValue(text);
    }

    /// <summary>What only hands out a field cannot fail.</summary>
    private static bool IsKept(PropertyInfo member) => member.GetMethod!.IsDefined(typeof(CompilerGeneratedAttribute));
}
