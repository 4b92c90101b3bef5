namespace FeedRanking.LoadTests.Faults;

/// <summary>
/// Puts proxies between the parts of a running system: the gateway is started anew with their addresses, the broker with the proxy's as the
/// one that it tells its clients. Taking them out starts both as they were.
/// </summary>
internal sealed class NetworkSetup
{
    private const string Gateway = "FeedGateway";

    // The launcher's port plan: a model service's gRPC port follows its own.
    private const int GrpcOffset = 1;

    private readonly LauncherFaults _faults;
    private readonly ToxiproxyServer _proxies;
    private readonly Dictionary<string, string> _addresses = [];

    private NetworkSetup(LauncherFaults faults, ToxiproxyServer proxies) => (_faults, _proxies) = (faults, proxies);

    /// <summary>The parts before which a proxy stands.</summary>
    public IReadOnlyCollection<string> Parts => _addresses.Keys;

    private IReadOnlyList<string> StartedAnew => _addresses.ContainsKey(NetworkCases.Kafka) ? [Gateway, NetworkCases.Kafka] : [Gateway];

    /// <param name="faults">Starts and stops parts; knows the proxies from now on.</param>
    /// <param name="program">toxiproxy-server.</param>
    /// <param name="ports">Main ports of the running parts.</param>
    /// <param name="clock">For waiting.</param>
    /// <exception cref="LoadTestException">A part did not come back.</exception>
    public static async Task<NetworkSetup> InsertAsync(LauncherFaults faults, string program, IReadOnlyDictionary<string, int> ports, TimeProvider clock)
    {
        var setup = new NetworkSetup(faults, await ToxiproxyServer.StartAsync(program, clock));
        faults.Network = setup;
        foreach (var part in new[] { NetworkCases.Ranker, NetworkCases.Redis, NetworkCases.Kafka }.Where(ports.ContainsKey))
        {
            var port = ports[part] + (part == NetworkCases.Ranker ? GrpcOffset : 0);
            setup._addresses[part] = await setup._proxies.StandBeforeAsync(part, $"127.0.0.1:{port}");
        }

        await faults.KillAsync(setup.StartedAnew);
        if (setup._addresses.TryGetValue(NetworkCases.Kafka, out var broker))
        {
            await faults.StartAsync([NetworkCases.Kafka], [], new Dictionary<string, string> { ["FEEDRANKING_KAFKA_ADVERTISED"] = broker });
        }

        List<string> settings = [];
        if (setup._addresses.TryGetValue(NetworkCases.Ranker, out var ranker))
        {
            settings.Add($"Services__{NetworkCases.Ranker}=http://{ranker}");
        }

        if (setup._addresses.TryGetValue(NetworkCases.Redis, out var redis))
        {
            settings.Add($"Redis__Address={redis}");
        }

        await faults.StartAsync([Gateway], settings, new Dictionary<string, string>());
        return setup;
    }

    public Task DisturbAsync(string part, Toxic toxic) => _proxies.DisturbAsync(part, toxic);

    public Task HealAsync(string part) => _proxies.HealAsync(part);

    /// <summary>Takes the proxies out.</summary>
    public async Task RemoveAsync()
    {
        try
        {
            await _faults.StartAnewAsync(StartedAnew);
        }
        finally
        {
            _proxies.Dispose();
        }
    }
}
