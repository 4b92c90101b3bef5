using System.Globalization;
using Serilog.Core;
using Serilog.Events;

namespace NBomber.Logging;

/// <summary>A line per event.</summary>
internal sealed class LineSink(Action<string> write) : ILogEventSink
{
    private readonly Lock _gate = new();

    public void Emit(LogEvent logEvent)
    {
        var time = logEvent.Timestamp.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
        var line = $"{time} [{logEvent.Level}] {logEvent.RenderMessage(CultureInfo.InvariantCulture)}";
        lock (_gate)
        {
            write(logEvent.Exception is { } exception ? $"{line}{Environment.NewLine}{exception}" : line);
        }
    }
}
