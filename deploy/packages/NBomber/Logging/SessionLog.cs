using NBomber.Contracts;
using NBomber.Terminal;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace NBomber.Logging;

/// <summary>The logger that scenarios get: warnings and errors go to the screen, everything to a file beside the reports.</summary>
internal static class SessionLog
{
    /// <param name="context">Its log settings.</param>
    /// <param name="file">Null when no reports are written.</param>
    /// <param name="screen">For warnings and errors.</param>
    public static Logger Create(NBomberContext context, TextWriter? file, IScreen screen)
    {
        if (context.LoggerConfig is { } own)
        {
            return own().CreateLogger();
        }

        var configuration = new LoggerConfiguration()
            .MinimumLevel.Is(context.MinimumLogLevel)
            .WriteTo.Sink(new LineSink(screen.Say), LogEventLevel.Warning);
        return (file is null ? configuration : configuration.WriteTo.Sink(new LineSink(file.WriteLine))).CreateLogger();
    }
}
