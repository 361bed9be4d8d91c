using System.Linq.Expressions;
using System.Reflection;
using Mentoring.Domain.Confidentiality;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace Mentoring.Infrastructure.Persistence;

/// <summary>
/// Opens what a record holds as soon as it is made from its row, whichever door it came through, and has the ledger notice content that is
/// read for an answer, so that no query can forget to. What is read to be changed is not noticed: the answer to a write reads again. Records
/// without confidential text are made as ever: EF's own interceptor would cost each record of every kind a dictionary of accessors, a third
/// of a list's time.
/// </summary>
#pragma warning disable EF1001 // No public way in touches some kinds of records alone. The tests of encryption tell when a version of EF changes it.
internal sealed class OpensConfidential(StructuralTypeMaterializerSourceDependencies dependencies) : StructuralTypeMaterializerSource(dependencies), IStructuralTypeMaterializerSource
{
    private static readonly MethodInfo Open = typeof(OpensConfidential).GetMethod(nameof(Opened), BindingFlags.Static | BindingFlags.NonPublic)!;

    Expression IStructuralTypeMaterializerSource.CreateMaterializeExpression(StructuralTypeMaterializerSourceParameters parameters, Expression materializationContextExpression)
    {
        var made = CreateMaterializeExpression(parameters, materializationContextExpression);
        if (parameters.StructuralType is not IEntityType type || !type.GetProperties().Any(property => typeof(IConfidential).IsAssignableFrom(property.ClrType))) return made;
        var context = Expression.Property(materializationContextExpression, nameof(MaterializationContext.Context));
        var isRead = parameters.QueryTrackingBehavior != QueryTrackingBehavior.TrackAll;
        return Expression.Convert(Expression.Call(Open, made, Expression.Constant(type), context, Expression.Constant(isRead)), made.Type);
    }

    private static object Opened(object record, IEntityType type, DbContext context, bool isRead)
    {
        var db = (MentoringContext)context;
        db.Cipher.Open(type, record);
        if (isRead && record is IRecordedContent content) db.Reads?.Notice(content);
        return record;
    }
}
#pragma warning restore EF1001
