using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Mentoring.Api.Exports;

/// <summary>Rows are read while those before them are written: the one has to wait for the database, the other for nobody.</summary>
internal static class ReadAhead
{
    private const int Portion = 256, Portions = 8;

    /// <summary>When it is given up, reading has ended too: nothing is asked of a snapshot that is over.</summary>
    public static async IAsyncEnumerable<object?[]> Of(IAsyncEnumerable<object?[]> rows, [EnumeratorCancellation] CancellationToken ct)
    {
        var portions = Channel.CreateBounded<List<object?[]>>(new BoundedChannelOptions(Portions) { SingleReader = true, SingleWriter = true });
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var reading = Task.Run(() => Read(rows, portions.Writer, stopped.Token), CancellationToken.None);
        try
        {
            await foreach (var portion in portions.Reader.ReadAllAsync(ct))
                foreach (var row in portion) yield return row;
        }
        finally
        {
            await stopped.CancelAsync();
            await reading;
        }
    }

    /// <summary>What goes wrong is told to who waits for the rows.</summary>
    private static async Task Read(IAsyncEnumerable<object?[]> rows, ChannelWriter<List<object?[]>> to, CancellationToken ct)
    {
        try
        {
            var portion = new List<object?[]>(Portion);
            await foreach (var row in rows.WithCancellation(ct))
            {
                portion.Add(row);
                if (portion.Count < Portion) continue;
                await to.WriteAsync(portion, ct);
                portion = new(Portion);
            }
            await to.WriteAsync(portion, ct);
            to.Complete();
        }
        catch (Exception e)
        {
            to.Complete(e);
        }
    }
}
