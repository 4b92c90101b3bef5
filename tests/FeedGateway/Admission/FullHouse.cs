using FeedRanking.FeedGateway.Tests.Fakes;
using FeedRanking.ServiceDefaults.Admission;
using Microsoft.Extensions.DependencyInjection;

namespace FeedRanking.FeedGateway.Tests.Admission;

/// <summary>Takes a gateway's places, so that the next request finds none, until it is disposed.</summary>
internal sealed class FullHouse : IDisposable
{
    private readonly AdaptiveLimit _limit;
    private readonly List<long> _places = [];

    public FullHouse(GatewayHost host, double share = 1)
    {
        _limit = host.Services.GetRequiredService<AdaptiveLimit>();
        while (_limit.TryEnter(share, out var enteredAt))
        {
            _places.Add(enteredAt);
        }
    }

    /// <summary>A gateway that limits, but that a crowded machine does not make shed: the only thing there can be too much of are places.</summary>
    public static GatewayHost Host()
    {
        var host = new GatewayHost();
        host.Settings["Admission:Enabled"] = "true";
        host.Settings["Admission:InitialLimit"] = "8";
        host.Settings["LatencyBudget:TotalMs"] = "10000";
        return host;
    }

    public void Dispose() => _places.ForEach(enteredAt => _limit.Leave(enteredAt, isLate: null));
}
