namespace NBomber;

/// <summary>The package's documented defaults and limits.</summary>
internal static class Defaults
{
    public const string TestSuite = "nbomber_default_test_suite_name";
    public const string TestName = "nbomber_default_test_name";
    public const string ReportFolder = "reports";
    public const string ReportName = "nbomber_report";

    /// <summary>The row that stands for the whole scenario; no step may be called so.</summary>
    public const string GlobalInformation = "global information";

    public const string TimeoutStatusCode = "-100";
    public const string UnhandledExceptionCode = "-101";
    public const string TimeoutMessage = "operation timeout";

    /// <summary>A scenario that failed so often ends the session.</summary>
    public const int MaxFailCount = 5_000;

    /// <summary>Requests of one session that may be under way at once; what is due beyond them starts late, and its latency says so.</summary>
    public const int MaxUnderWay = 100_000;

    /// <summary>Status codes that are told apart per step; the rest is counted together.</summary>
    public const int MaxStatusCodes = 200;

    /// <summary>Points of the time line; when they are used up, neighbours are merged.</summary>
    public const int MaxTimelinePoints = 600;

    public static readonly TimeSpan WarmUpDuration = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan ReportingInterval = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan MinReportingInterval = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan MinSimulationDuration = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan MinInjectionInterval = TimeSpan.FromMilliseconds(1);
    public static readonly TimeSpan CompletionTimeout = TimeSpan.FromMinutes(1);
}
