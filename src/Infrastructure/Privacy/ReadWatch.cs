using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Mentoring.Infrastructure.Privacy;

/// <summary>
/// Notices content where rows become objects, so that no query can forget to, and refuses the queries that would take words out of
/// a row without making it one. What is read to be changed is not noticed: the answer to a write reads again.
/// </summary>
internal sealed class ReadWatch : IMaterializationInterceptor, IQueryExpressionInterceptor
{
    public static readonly ReadWatch Instance = new();

    public object InitializedInstance(MaterializationInterceptionData materializationData, object entity)
    {
        if (entity is IRelationshipContent content && materializationData.QueryTrackingBehavior != QueryTrackingBehavior.TrackAll)
            (materializationData.Context as MentoringContext)?.Reads?.Notice(content);
        return entity;
    }

    /// <summary>Once a query, when it is compiled.</summary>
    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        var changes = queryExpression is MethodCallExpression { Method.Name: nameof(EntityFrameworkQueryableExtensions.ExecuteUpdate) };
        if (!changes) new WordsTaken(eventData.Context!.Model).Visit(queryExpression);
        return queryExpression;
    }

    /// <summary>Ids, codes and dates are facts that rules count by. What is no value is words.</summary>
    private sealed class WordsTaken(IModel model) : ExpressionVisitor
    {
        protected override Expression VisitMember(MemberExpression node)
        {
            if (node.Expression is { } row) Refuse(row.Type, node.Type, node.Member.Name);
            return base.VisitMember(node);
        }

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            if (node.Method.DeclaringType == typeof(EF) && node.Arguments[1] is ConstantExpression { Value: string name }) Refuse(node.Arguments[0].Type, node.Type, name);
            return base.VisitMethodCall(node);
        }

        private void Refuse(Type row, Type member, string name)
        {
            if (member.IsValueType || !typeof(IRelationshipContent).IsAssignableFrom(row) || model.FindEntityType(row)?.FindNavigation(name) is not null) return;
            throw new InvalidOperationException($"A query takes {row.Name}.{name} out of its row, and who read it would not be recorded. Read the whole row.");
        }
    }
}
