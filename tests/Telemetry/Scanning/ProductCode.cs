using FeedRanking.Testing;

namespace FeedRanking.Telemetry.Tests.Scanning;

/// <summary>The assemblies of our own that the services run, as they were built beside these tests.</summary>
internal static class ProductCode
{
    private const string Meter = "System.Diagnostics.Metrics.Meter";
    private const string ActivitySource = "System.Diagnostics.ActivitySource";
    private const string Logger = "Microsoft.Extensions.Logging.LoggerExtensions";

    private static readonly Lazy<IReadOnlyList<Call>> Calls = new(ReadCalls);

    private static readonly Dictionary<string, string> KindOfMethod = new()
    {
        ["CreateCounter"] = "counter",
        ["CreateObservableCounter"] = "counter",
        ["CreateUpDownCounter"] = "updowncounter",
        ["CreateObservableUpDownCounter"] = "updowncounter",
        ["CreateGauge"] = "gauge",
        ["CreateObservableGauge"] = "gauge",
        ["CreateHistogram"] = "histogram",
    };

    /// <summary>Every instrument that is made: kind, and its literal name, unit and description.</summary>
    public static IReadOnlyList<(string Place, string Kind, IReadOnlyList<string> Texts)> Instruments { get; } =
    [
        .. Calls.Value.Where(call => call.Type == Meter && call.Method.StartsWith("Create", StringComparison.Ordinal))
            .Select(call => (call.Place, KindOfMethod[call.Method], (IReadOnlyList<string>)[.. call.Texts.TakeLast(3)])),
    ];

    /// <summary>Every line that is logged: level, and the literal texts among which its template is.</summary>
    public static IReadOnlyList<(string Place, string Level, IReadOnlyList<string> Texts)> LogLines { get; } =
    [
        .. Calls.Value.Where(call => call.Type == Logger && call.Method.StartsWith("Log", StringComparison.Ordinal))
            .Select(call => (call.Place, LevelOf(call.Method), call.Texts)),
    ];

    /// <summary>Every span that is begun under a literal name.</summary>
    public static IReadOnlyList<string> SpanNames { get; } =
    [
        .. Calls.Value.Where(call => call.Type == ActivitySource && call.Method is "StartActivity" or "CreateActivity")
            .SelectMany(call => call.Texts.TakeLast(1)),
    ];

    // Log(level, …) decides at run time.
    private static string LevelOf(string method) => method == "Log" ? "any" : method["Log".Length..].ToLowerInvariant();

    private static List<Call> ReadCalls()
    {
        var build = new DirectoryInfo(AppContext.BaseDirectory);
        var files = Directory.GetDirectories(RepositoryRoot.Combine("services"))
            .Select(service => Path.Combine(service, "bin", build.Parent!.Name, build.Name))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.GetFiles(folder, "FeedRanking.*.dll"))
            .DistinctBy(Path.GetFileName)
            .Order(StringComparer.Ordinal);
        return [.. files.SelectMany(file => CallScanner.Scan(file, new HashSet<string> { Meter, ActivitySource, Logger }))];
    }
}
