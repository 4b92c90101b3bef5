using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace FeedRanking.ServiceDefaults.Tests.SlowRequests;

/// <summary>Keeps the lines of one category; the others are taken and dropped, as a console takes them.</summary>
internal sealed class KeptLog(string category) : ILoggerProvider
{
    public ConcurrentQueue<(LogLevel Level, string Text)> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => new Writer(categoryName == category ? Lines : []);

    public void Dispose()
    {
    }

    private sealed class Writer(ConcurrentQueue<(LogLevel Level, string Text)> lines) : ILogger
    {
        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue((logLevel, formatter(state, exception)));
    }
}
