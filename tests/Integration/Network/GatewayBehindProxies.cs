using System.Globalization;
using FeedRanking.Integration.Tests.Running;
using FeedRanking.Local.Topology;
using FeedRanking.Testing;

namespace FeedRanking.Integration.Tests.Network;

/// <summary>
/// A second gateway beside the running system's own, with a toxiproxy before the heavy ranker, Redis and the broker: its network is disturbed, the
/// system's is not.
/// </summary>
public sealed class GatewayBehindProxies(RunningSystem system) : IAsyncLifetime, IDisposable
{
    internal const Need Everything = Need.Redis | Need.Kafka | Need.Toxiproxy;

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private Toxiproxy? _ranker;
    private Toxiproxy? _redis;
    private Toxiproxy? _broker;
    private ServiceProcess? _gateway;
    private FeedClient? _feeds;

    internal Toxiproxy Ranker => _ranker!;

    internal Toxiproxy Redis => _redis!;

    /// <summary>Silent from the start: the gateway has never reached a broker.</summary>
    internal Toxiproxy Broker => _broker!;

    internal FeedClient Feeds => _feeds!;

    public async Task InitializeAsync()
    {
        if (Needs.WhatIsMissing(Everything) is not null)
        {
            return;
        }

        var ports = new PortPlan(system.Port);
        _ranker = await Toxiproxy.StartAsync(Local(ports.GrpcPort(ComponentName.HeavyRanker)!.Value));
        _redis = await Toxiproxy.StartAsync(Local(ports.Redis));
        _broker = await Toxiproxy.StartAsync(Local(ports.KafkaBroker));
        await _broker.SilenceAsync();
        _gateway = ServiceProcess.Start(ComponentName.FeedGateway, new Dictionary<string, string>
        {
            ["Services:CandidateRetrieval"] = $"http://{Local(ports.GrpcPort(ComponentName.CandidateRetrieval)!.Value)}",
            ["Services:LightRanker"] = $"http://{Local(ports.GrpcPort(ComponentName.LightRanker)!.Value)}",
            ["Services:HeavyRanker"] = $"http://{_ranker.Address}",
            ["Redis:Address"] = _redis.Address,
            ["Kafka:BootstrapServers"] = _broker.Address,
            ["WarmUp:Rounds"] = "1",

            // Quicker than in production, so that tests are.
            ["Resilience:BreakMs"] = "500",
            ["Redis:HeartbeatMs"] = "200",
            ["Redis:SilenceMs"] = "500",
            ["Redis:ConnectTimeoutMs"] = "1000",
            ["Kafka:DeliveryTimeoutMs"] = "300",
        });
        await _gateway.ReadyAsync(StartLimit);
        _feeds = new FeedClient(_gateway.Port);
    }

    public async Task DisposeAsync()
    {
        await (_gateway?.DisposeAsync() ?? ValueTask.CompletedTask);
        foreach (var proxy in new[] { _ranker, _redis, _broker })
        {
            await (proxy?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }

    public void Dispose() => _feeds?.Dispose();

    private static string Local(int port) => "127.0.0.1:" + port.ToString(CultureInfo.InvariantCulture);
}
