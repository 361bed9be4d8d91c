using System.Linq.Expressions;
using System.Reflection;
using GraphQL;
using GraphQL.Resolvers;

namespace Mentoring.Api.Graph;

/// <summary>A member of a view: read from it, and from nowhere else. Most of a schema is not asked for in the life of a host, so that how to read is made when it is.</summary>
internal sealed class ViewMember(PropertyInfo member) : IFieldResolver
{
    private Func<object, object?>? reader;

    public PropertyInfo Member => member;

    /// <summary>How it is written without a node of its own.</summary>
    public ViewValue? Value { get; set; }

    public object? Of(object view) => (reader ??= Reader())(view);

    public ValueTask<object?> ResolveAsync(IResolveFieldContext context) => new(Of(context.Source!));

    private Func<object, object?> Reader()
    {
        var view = Expression.Parameter(typeof(object));
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(Expression.Property(Expression.Convert(view, member.DeclaringType!), member), typeof(object)), view).Compile();
    }
}
