using System.Data;
using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Matching;
using Mentoring.Domain.Programmes;
using Mentoring.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Mentoring.Infrastructure.Evaluation;

/// <summary>A few dozen statements, however many relationships and groups there are, of one and the same moment.</summary>
internal sealed class IndicatorFacts(MentoringContext db, ColumnCipher cipher, IMatchingFacts matching, ReadinessCheck readiness) : IIndicatorFacts
{
    public async Task<TallySheet> Tally(Programme programme, Scope scope, DateTimeOffset now, CancellationToken ct)
    {
        var (figures, tally) = (new Figures(db, programme, scope, now), new Tallying(scope));
        await using var moment = await OneMoment(ct);
        await new CourseFigures(figures, tally).Tally(ct);
        await new MeetingFigures(figures, tally).Tally(ct);
        await new ApplicationFigures(figures, matching, tally).Tally(ct);
        await new OpenedFigures(figures, cipher, tally).Tally(ct);
        await new ProgrammeFigures(figures, readiness, tally).Tally(ct);
        return tally.Sheet();
    }

    /// <summary>What others change meanwhile is not seen by some statements and missed by others. A use case that is at work has a transaction already.</summary>
    private async Task<Moment> OneMoment(CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is not null) return new(null);
        if (db.IsPostgres) return new(await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct));
        await db.Database.OpenConnectionAsync(ct);
        var reading = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        return new(await db.Database.UseTransactionAsync(reading, ct), reading, db.Database);
    }

    /// <summary>On SQLite a transaction that only reads is begun past EF, which would hold writers off, and is ours to end.</summary>
    private sealed class Moment(IAsyncDisposable? transaction, IAsyncDisposable? reading = null, DatabaseFacade? opened = null) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (transaction is not null) await transaction.DisposeAsync();
            if (reading is not null) await reading.DisposeAsync();
            if (opened is not null) await opened.CloseConnectionAsync();
        }
    }
}
