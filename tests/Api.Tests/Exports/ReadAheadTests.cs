using System.Runtime.CompilerServices;
using Mentoring.Api.Exports;
using Mentoring.Api.Tests.Hosting;
using Xunit;

namespace Mentoring.Api.Tests.Exports;

/// <summary>Rows that are read while others are written come whole and in their order, or not at all.</summary>
public sealed class ReadAheadTests
{
    private bool hasEnded;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(256)]
    [InlineData(10_001)]
    public async Task All_rows_come_in_their_order(int count)
    {
        var rows = new List<object?>();
        await foreach (var row in ReadAhead.Of(Rows(count), Caller.Stop)) rows.Add(row[0]);
        Assert.Equal(Enumerable.Range(0, count).Cast<object?>(), rows);
        Assert.True(hasEnded);
    }

    [Fact]
    public async Task What_goes_wrong_in_reading_is_told_to_who_writes()
    {
        var last = -1;
        var told = await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (var row in ReadAhead.Of(Rows(1_000, failsAt: 600), Caller.Stop)) last = (int)row[0]!;
        });
        Assert.Equal("600", told.Message);
        Assert.True(last < 600);
    }

    [Fact]
    public async Task Who_gives_up_writing_has_reading_ended_first()
    {
        await foreach (var row in ReadAhead.Of(Rows(int.MaxValue), Caller.Stop))
            if ((int)row[0]! == 5_000) break;
        Assert.True(hasEnded);
    }

    [Fact]
    public async Task What_is_called_off_ends_on_both_sides()
    {
        using var off = CancellationTokenSource.CreateLinkedTokenSource(Caller.Stop);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var row in ReadAhead.Of(Rows(int.MaxValue), off.Token))
                if ((int)row[0]! == 5_000) await off.CancelAsync();
        });
        Assert.True(hasEnded);
    }

    private async IAsyncEnumerable<object?[]> Rows(int count, int? failsAt = null, [EnumeratorCancellation] CancellationToken ct = default)
    {
        try
        {
            for (var i = 0; i < count; i++)
            {
                ct.ThrowIfCancellationRequested();
                if (i == failsAt) throw new InvalidDataException($"{i}");
                if (i % 1_000 == 0) await Task.Yield();
                yield return [i];
            }
        }
        finally
        {
            hasEnded = true;
        }
    }
}
