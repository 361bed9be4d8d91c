using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Hosting;
using Parquet;
using Xunit;

namespace Mentoring.Api.Tests.Exports;

/// <summary>An export that has come to its end, with the bytes of its files.</summary>
internal sealed record Exported(JsonNode View, IReadOnlyDictionary<string, byte[]> Files)
{
    public string Id => View["id"]!.ToString();

    public JsonNode Manifest => JsonNode.Parse(Files["datapackage.json"])!;

    public KeyValuePair<string, byte[]> Rows => Files.Single(x => x.Key != "datapackage.json");
}

/// <summary>Exports as a script does: start, ask, fetch.</summary>
internal static class Exporting
{
    public const string Purpose = "To see how it goes.";

    public static object Body(World world, string dataset, string format, string purpose = Purpose, string from = "2026-01-01", string to = "2026-03-31") =>
        new { programme = world.Programme, dataset, format, period = new { from, to }, purpose };

    /// <summary>The months until now: of what happens in a test nothing is left out.</summary>
    public static object Whole(World world, string dataset, string format, string purpose = Purpose)
    {
        var today = TimeProvider.System.GetUtcNow();
        return Body(world, dataset, format, purpose, "2026-01-01", $"{today:yyyy-MM}-{DateTime.DaysInMonth(today.Year, today.Month)}");
    }

    /// <summary>The months until the last that is over.</summary>
    public static object Over(World world, string dataset, string format, string purpose = Purpose)
    {
        var today = TimeProvider.System.GetUtcNow();
        return Body(world, dataset, format, purpose, "2026-01-01", $"{today.AddDays(-today.Day):yyyy-MM-dd}");
    }

    public static async Task<JsonNode> Ended(Caller caller, string id, string state = "succeeded")
    {
        for (var left = 600; ; left--)
        {
            var view = (await caller.Get($"/v1/exports/{id}")).Is(200).Body!;
            if (view["state"]!.ToString() == state) return view;
            Assert.True(left > 0 && view["state"]!.ToString() is "queued" or "running", view.ToJsonString());
            await Task.Delay(50, Caller.Stop);
        }
    }

    public static async Task<Exported> Export(Caller caller, object body)
    {
        var view = await Ended(caller, (await caller.Post("/v1/exports", body)).Is(202).Id);
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var file in view["files"]!.AsArray())
        {
            using var answer = await caller.Fetch(file!["href"]!.ToString());
            files[file["name"]!.ToString()] = await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(Caller.Stop);
        }
        return new(view, files);
    }

    /// <summary>All texts of a Parquet file.</summary>
    public static async Task<List<Dictionary<string, object?>>> Parquet(byte[] bytes) =>
        [.. (await global::Parquet.Serialization.ParquetSerializer.DeserializeUntypedAsync(new MemoryStream(bytes), cancellationToken: Caller.Stop)).Data.Select(row => row.ToDictionary(x => x.Key, x => (object?)x.Value, StringComparer.Ordinal))];
}
