using NBomber.Contracts.Stats;
using Serilog;
using Serilog.Events;

namespace NBomber.Contracts;

/// <summary>A session as it was described; each <c>With…</c> gives a new one.</summary>
public sealed record NBomberContext
{
    internal NBomberContext(IReadOnlyList<ScenarioProps> scenarios) => Scenarios = scenarios;

    internal IReadOnlyList<ScenarioProps> Scenarios { get; }

    internal IReadOnlyList<string>? TargetScenarios { get; init; }

    internal string TestSuite { get; init; } = Defaults.TestSuite;

    internal string TestName { get; init; } = Defaults.TestName;

    internal IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    internal string? ReportFolder { get; init; }

    internal string? ReportFileName { get; init; }

    internal IReadOnlyList<ReportFormat> ReportFormats { get; init; } = [ReportFormat.Txt, ReportFormat.Html, ReportFormat.Csv, ReportFormat.Md];

    internal TimeSpan ReportingInterval { get; init; } = Defaults.ReportingInterval;

    internal TimeSpan CompletionTimeout { get; init; } = Defaults.CompletionTimeout;

    internal Func<ReportData, ReportData>? ReportFinalizer { get; init; }

    internal LogEventLevel MinimumLogLevel { get; init; } = LogEventLevel.Information;

    internal Func<LoggerConfiguration>? LoggerConfig { get; init; }

    internal bool ConsoleMetrics { get; init; } = true;
}
