using NBomber.Contracts;
using NBomber.Contracts.Stats;
using NBomber.Engine;
using Serilog;
using Serilog.Events;

namespace NBomber.CSharp;

/// <summary>Describes a session and runs it.</summary>
public static class NBomberRunner
{
    public static NBomberContext RegisterScenarios(params ScenarioProps[] scenarios) => new(scenarios);

    /// <summary>Only these of the registered scenarios run.</summary>
    public static NBomberContext WithTargetScenarios(this NBomberContext context, params string[] scenarioNames) =>
        context with { TargetScenarios = scenarioNames };

    public static NBomberContext WithTestSuite(this NBomberContext context, string testSuite) => context with { TestSuite = testSuite };

    public static NBomberContext WithTestName(this NBomberContext context, string testName) => context with { TestName = testName };

    /// <summary>Labels of the session, printed in the reports. Of equal keys the last wins.</summary>
    public static NBomberContext WithTags(this NBomberContext context, params (string Key, string Value)[] tags)
    {
        var all = new Dictionary<string, string>(context.Tags);
        foreach (var (key, value) in tags)
        {
            all[key] = value;
        }

        return context with { Tags = all };
    }

    /// <param name="context">The session.</param>
    /// <param name="reportFileName">Without extension. Default: nbomber_report_ and the time.</param>
    public static NBomberContext WithReportFileName(this NBomberContext context, string reportFileName) =>
        context with { ReportFileName = reportFileName };

    /// <param name="context">The session.</param>
    /// <param name="reportFolderPath">Default: a folder named for the session in ./reports.</param>
    public static NBomberContext WithReportFolder(this NBomberContext context, string reportFolderPath) =>
        context with { ReportFolder = reportFolderPath };

    public static NBomberContext WithReportFormats(this NBomberContext context, params ReportFormat[] reportFormats) =>
        context with { ReportFormats = reportFormats };

    public static NBomberContext WithoutReports(this NBomberContext context) => context with { ReportFormats = [] };

    /// <param name="context">The session.</param>
    /// <param name="interval">Default and minimum 5 s: how often progress is shown and thresholds are checked.</param>
    public static NBomberContext WithReportingInterval(this NBomberContext context, TimeSpan interval) =>
        context with { ReportingInterval = interval };

    /// <summary>Changes the scenarios' stats before the reports are written.</summary>
    public static NBomberContext WithReportFinalizer(this NBomberContext context, Func<ReportData, ReportData> finalizer) =>
        context with { ReportFinalizer = finalizer };

    /// <param name="context">The session.</param>
    /// <param name="timeout">Default 1 minute: how long requests may go on after the load has ended; then they count as failed.</param>
    public static NBomberContext WithScenarioCompletionTimeout(this NBomberContext context, TimeSpan timeout) =>
        context with { CompletionTimeout = timeout };

    public static NBomberContext WithMinimumLogLevel(this NBomberContext context, LogEventLevel level) => context with { MinimumLogLevel = level };

    /// <summary>Replaces the log file and the console as the log's destinations.</summary>
    public static NBomberContext WithLoggerConfig(this NBomberContext context, Func<LoggerConfiguration> createLoggerConfig) =>
        context with { LoggerConfig = createLoggerConfig };

    public static NBomberContext DisplayConsoleMetrics(this NBomberContext context, bool display) => context with { ConsoleMetrics = display };

    /// <summary>The real package asks organisations for a licence key; this one takes it and does not look at it.</summary>
    public static NBomberContext WithLicense(this NBomberContext context, string license)
    {
        ArgumentNullException.ThrowIfNull(license);
        return context;
    }

    /// <summary>Runs the session to its end and writes the reports. Blocks.</summary>
    /// <exception cref="InvalidOperationException">The description is wrong, or a scenario's init failed.</exception>
    public static NodeStats Run(this NBomberContext context) => new Session(context, SessionEnvironment.OfThisProcess()).Run();
}
