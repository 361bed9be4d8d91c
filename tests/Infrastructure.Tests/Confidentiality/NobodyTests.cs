using System.Linq.Expressions;
using System.Reflection;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Xunit;

namespace Mentoring.Infrastructure.Tests.Confidentiality;

/// <summary>Null is the same as null, also in a database that EF Core asks: who is no person would see whatever names no person.</summary>
public sealed class NobodyTests
{
    [Theory]
    [MemberData(nameof(DoorTests.Records), MemberType = typeof(DoorTests))]
    public void No_audience_compares_with_what_a_reader_may_lack(Type record)
    {
        var audience = (LambdaExpression)record.GetMethod(nameof(IVisible<>.VisibleTo))!.Invoke(null, [Viewer.Anonymous()])!;
        var compared = new Compared();
        compared.Visit(audience.Body);
        Assert.Empty(compared.Lacking);
    }

    private sealed class Compared : ExpressionVisitor
    {
        private readonly NullabilityInfoContext nullability = new();

        public List<string> Lacking { get; } = [];

        protected override Expression VisitMember(MemberExpression node)
        {
            if (node.Member is PropertyInfo property && property.DeclaringType == typeof(Viewer) && nullability.Create(property).ReadState == NullabilityState.Nullable)
                Lacking.Add(property.Name);
            return base.VisitMember(node);
        }
    }
}
