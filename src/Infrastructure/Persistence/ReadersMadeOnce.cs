using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace Mentoring.Infrastructure.Persistence;

/// <summary>
/// What reads rows is compiled with smaller functions within it, for keys, owned collections and the like. As EF leaves them, each of them is made into a delegate
/// anew wherever it is met: some five for each row of a record that owns others, each under a lock that all requests share. Here they are made once, when the query is compiled.
/// </summary>
#pragma warning disable EF1001, EF9100 // It is where a query is complete and not compiled yet. If a version of EF goes another way, queries are slower and nothing else.
internal sealed class ReadersMadeOnce(
    ShapedQueryCompilingExpressionVisitorDependencies dependencies, RelationalShapedQueryCompilingExpressionVisitorDependencies relationalDependencies,
    RelationalCommandBuilderDependencies commandDependencies)
    : RelationalLiftableConstantProcessor(dependencies, relationalDependencies, commandDependencies), ILiftableConstantProcessor
{
    public static DbContextOptionsBuilder In(DbContextOptionsBuilder options) => options.ReplaceService<ILiftableConstantProcessor, ReadersMadeOnce>();

    public override Expression InlineConstants(Expression expression, bool supportsPrecompiledQuery) => new Within().Visit(base.InlineConstants(expression, supportsPrecompiledQuery));

    private sealed class Within : ExpressionVisitor
    {
        private bool isWithin;

        protected override Expression VisitLambda<T>(Expression<T> node)
        {
            var isOutermost = !isWithin;
            isWithin = true;
            var visited = (Expression<T>)base.VisitLambda(node);
            return isOutermost || Captures.Anything(visited) ? visited : Expression.Constant(visited.Compile(), typeof(T));
        }

        /// <summary>A function as data is nothing to run.</summary>
        protected override Expression VisitUnary(UnaryExpression node) => node.NodeType == ExpressionType.Quote ? node : base.VisitUnary(node);
    }

    /// <summary>Whether a function uses variables of those around it.</summary>
    private sealed class Captures : ExpressionVisitor
    {
        private readonly HashSet<ParameterExpression> own = [], used = [];

        public static bool Anything(LambdaExpression function)
        {
            var met = new Captures();
            met.Visit(function);
            return !met.used.IsSubsetOf(met.own);
        }

        protected override Expression VisitLambda<T>(Expression<T> node)
        {
            own.UnionWith(node.Parameters);
            return base.VisitLambda(node);
        }

        protected override Expression VisitBlock(BlockExpression node)
        {
            own.UnionWith(node.Variables);
            return base.VisitBlock(node);
        }

        protected override CatchBlock VisitCatchBlock(CatchBlock node)
        {
            if (node.Variable is { } caught) own.Add(caught);
            return base.VisitCatchBlock(node);
        }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            used.Add(node);
            return node;
        }
    }
}
#pragma warning restore EF1001, EF9100
