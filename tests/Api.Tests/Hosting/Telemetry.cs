using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Mentoring.Tests;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Mentoring.Api.Tests.Hosting;

/// <summary>
/// All that a host tells those who run it: every log line down to Trace with its values and scopes, every activity with its tags and events, and
/// the tags of every measurement. What holds one of the words is kept.
/// </summary>
[ProviderAlias("Telemetry")]
public sealed class Telemetry : ILoggerProvider, ISupportExternalScope
{
    private readonly string[] words;
    private readonly ActivityListener activities;
    private readonly MeterListener meters = new();
    private readonly ConcurrentDictionary<string, int> counts = new(StringComparer.Ordinal);
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    public Telemetry(params string[] words)
    {
        this.words = words;
        activities = new() { ShouldListenTo = _ => true, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded, ActivityStopped = Look };
        ActivitySource.AddActivityListener(activities);
        meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Look(instrument, tags));
        meters.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Look(instrument, tags));
        meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Look(instrument, tags));
        meters.Start();
    }

    /// <summary>What holds a word that it should not.</summary>
    public ConcurrentBag<string> Found { get; } = [];

    /// <summary>How much was looked at: of a log category, of an activity source, of a meter.</summary>
    public int Seen(string source) => counts.Where(x => x.Key.StartsWith(source, StringComparison.Ordinal)).Sum(x => x.Value);

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Dispose()
    {
        activities.Dispose();
        meters.Dispose();
    }

    private void Look(Activity activity) => Look(activity.Source.Name is { Length: > 0 } source ? source : activity.OperationName, string.Join(' ',
        [activity.OperationName, activity.DisplayName, activity.StatusDescription ?? "", .. activity.TagObjects.Select(Told), .. activity.Baggage.Select(x => $"{x.Key}={x.Value}"),
            .. activity.Events.SelectMany(x => x.Tags.Select(Told).Prepend(x.Name))]));

    private void Look(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var told = instrument.Name;
        foreach (var tag in tags) told += $" {Told(tag)}";
        Look(instrument.Meter.Name, told);
    }

    private static string Told(KeyValuePair<string, object?> tag) => $"{tag.Key}={tag.Value}";

    private void Look(string source, string told)
    {
        counts.AddOrUpdate(source, 1, (_, count) => count + 1);
        if (words.Any(word => told.Contains(word, StringComparison.Ordinal))) Found.Add($"{source}: {told}");
    }

    private sealed class Logger(Telemetry telemetry, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => telemetry.scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var told = new List<string> { formatter(state, exception), $"{exception}" };
            Add(state, told);
            telemetry.scopes.ForEachScope(Add, told);
            telemetry.Look(category, string.Join(' ', told));
        }

        private static void Add(object? state, List<string> told)
        {
            told.Add($"{state}");
            if (state is IEnumerable<KeyValuePair<string, object?>> values) told.AddRange(values.Select(Told));
        }
    }
}

/// <summary>A host whose telemetry is looked through.</summary>
public interface IWatched
{
    Telemetry Telemetry { get; }
}

public sealed class WatchedSqlite : OnSqlite, IWatched
{
    public Telemetry Telemetry { get; } = new(Watch.Words);

    protected override void Configure(IWebHostBuilder host) => Watch.With(host, Telemetry);
}

public sealed class WatchedPostgres(PostgresServer server) : OnPostgres(server), IWatched
{
    public Telemetry Telemetry { get; } = new(Watch.Words);

    protected override void Configure(IWebHostBuilder host) => Watch.With(host, Telemetry);
}

internal static class Watch
{
    /// <summary>How the marks of texts and of people begin, and every token: base64 of an opening brace and quote.</summary>
    public static readonly string[] Words = ["canary-", "marked-", "eyJ"];

    public static void With(IWebHostBuilder host, Telemetry telemetry) => host.ConfigureTestServices(services =>
        services.AddLogging(logging => logging.ClearProviders().AddProvider(telemetry).AddFilter<Telemetry>(null, LogLevel.Trace)));
}
