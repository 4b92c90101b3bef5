using System.Globalization;
using FeedRanking.Local.State;
using FeedRanking.Local.Topology;

namespace FeedRanking.Local.Chaos;

/// <summary>Reads what alerts would look at, summed over all services of the running system.</summary>
internal sealed class WatchedMetrics(IReadOnlyList<RunningComponent> components) : IDisposable
{
    private const string Agreement = "feedranking_ranking_agreement_ratio";
    private const string Injections = "feedranking_chaos_injections_total";

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        [Injections] = "injections",
        ["feedranking_ranking_not_finite_total"] = "answers refused: not finite",
        ["feedranking_ranking_features_defaulted_total"] = "defaulted features",
        ["feedranking_degraded_total"] = "degraded stages",
        [Agreement] = "agreement of the rankers",
    };

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(2) };

    /// <summary>What every fault must raise.</summary>
    public static string InjectionsName => Names[Injections];

    /// <summary>Values by the name that people read; a service that does not answer counts as zero.</summary>
    public async Task<Dictionary<string, double>> ReadAsync(CancellationToken cancel)
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var service in components.Where(component => component.Kind == ComponentKind.Service))
        {
            foreach (var line in (await TextAsync(service.Port, cancel)).Split('\n'))
            {
                var end = line.IndexOfAny(['{', ' ']);
                if (end > 0 && Names.TryGetValue(line[..end], out var name)
                    && double.TryParse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture, out var value))
                {
                    values[name] = values.GetValueOrDefault(name) + value;
                }
            }
        }

        return values;
    }

    /// <summary>Counters as growth, gauges as they are.</summary>
    public static Dictionary<string, double> Growth(Dictionary<string, double> before, Dictionary<string, double> after) =>
        after.ToDictionary(pair => pair.Key, pair => pair.Key == Names[Agreement] ? Math.Round(pair.Value, 2) : Math.Max(pair.Value - before.GetValueOrDefault(pair.Key), 0));

    public void Dispose() => _http.Dispose();

    private async Task<string> TextAsync(int port, CancellationToken cancel)
    {
        try
        {
            return await _http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/metrics"), cancel);
        }
        catch (Exception failure) when (failure is HttpRequestException || (failure is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return "";
        }
    }
}
