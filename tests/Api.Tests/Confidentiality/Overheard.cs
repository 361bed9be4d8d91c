using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Mentoring.Api.Tests.Confidentiality;

/// <summary>Listens to everything that a host logs, at every level, and keeps the lines that hold a mark.</summary>
[ProviderAlias("Overheard")]
internal sealed class Overheard : ILoggerProvider
{
    private readonly ConcurrentQueue<string> marks = [];
    private int lines;

    public IReadOnlyCollection<string> Marks => marks;

    public int Lines => lines;

    public ILogger CreateLogger(string categoryName) => new Ear(this, categoryName);

    public void Dispose() { }

    private void Hear(string category, string line)
    {
        Interlocked.Increment(ref lines);
        if (line.Contains("canary-", StringComparison.Ordinal)) marks.Enqueue($"{category}: {line}");
    }

    private sealed class Ear(Overheard overheard, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            overheard.Hear(category, state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> named ? string.Join(' ', named.Select(x => x.Value)) : "";
            overheard.Hear(category, $"{formatter(state, exception)} {values} {exception}");
        }
    }
}
