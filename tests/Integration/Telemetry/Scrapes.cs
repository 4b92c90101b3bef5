using FeedRanking.Integration.Tests.Running;
using FeedRanking.Local.Topology;

namespace FeedRanking.Integration.Tests.Telemetry;

/// <summary>Asks the running services for their metrics.</summary>
internal static class Scrapes
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>host:port of a service's <c>/metrics</c>.</summary>
    public static IReadOnlyDictionary<string, string> Targets(RunningSystem system)
    {
        var ports = new PortPlan(system.Port);
        return ComponentName.Services.ToDictionary(name => name, name => $"127.0.0.1:{ports.MainPort(name)}");
    }

    /// <summary>A page of every service.</summary>
    public static async Task<IReadOnlyList<MetricsPage>> AllAsync(RunningSystem system)
    {
        var pages = new List<MetricsPage>();
        foreach (var (name, target) in Targets(system))
        {
            pages.Add(new MetricsPage(ServiceNameOf(name), await Http.GetStringAsync(new Uri($"http://{target}/metrics"))));
        }

        return pages;
    }

    /// <summary>FeedGateway → feed-gateway.</summary>
    public static string ServiceNameOf(string component) =>
        string.Concat(component.Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
