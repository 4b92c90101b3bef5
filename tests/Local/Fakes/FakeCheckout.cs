using System.Net;
using System.Net.Sockets;
using FeedRanking.Local.Data;
using FeedRanking.Local.Infrastructure;
using FeedRanking.Local.Readiness;
using FeedRanking.Local.Startup;
using FeedRanking.Local.State;
using FeedRanking.Local.Topology;

namespace FeedRanking.Local.Tests.Fakes;

/// <summary>A checkout whose programs are <see cref="FakeProgram"/>; Redis is real, Kafka an open port given by address.</summary>
internal sealed class FakeCheckout : IDisposable
{
    private const string BuildFolder = "Release/net10.0";

    private readonly TemporaryFolder _folder = new();
    private readonly TcpListener _kafka = new(IPAddress.Loopback, 0);
    private readonly ReadinessProbe _probe = new(TimeProvider.System);
    private readonly List<string> _reported = [];

    public FakeCheckout(int portsAbove)
    {
        _kafka.Start();
        Port = PortProbe.FreeBlock(portsAbove);
        _folder.File($"models/Offline/bin/{BuildFolder}/FeedRanking.Offline.dll", "");
        foreach (var service in ComponentName.Services)
        {
            _folder.File($"services/{service}/bin/{BuildFolder}/FeedRanking.{service}.dll", "");
        }

        foreach (var model in ModelChooser.Required)
        {
            _folder.File($"models/{model}/fake-1/manifest.json", $$$"""{"data":{"catalogue_fingerprint":"{{{FakeProgram.Fingerprint}}}"}}""");
        }

        var host = _folder.File("fake-dotnet", $"#!/bin/sh\nexec dotnet '{typeof(FakeCheckout).Assembly.Location}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(host, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        Programs = new BuiltPrograms(_folder.Path, BuildFolder) { DotNet = host };
    }

    public int Port { get; }

    public BuiltPrograms Programs { get; }

    public RunFolder RunFolder => new(_folder.Path, null);

    public IReadOnlyList<string> Reported => _reported;

    public RunState? State => new StateFile(RunFolder).Read();

    private string KafkaAddress => _kafka.LocalEndpoint.ToString()!;

    /// <summary>Makes a service misbehave from its next start on; an empty text makes it well again.</summary>
    public void Mischief(string service, string what) =>
        _folder.File($"services/{service}/bin/{BuildFolder}/{FakeProgram.MischiefFile}", what);

    public Task<RunState> UpAsync(bool reload = false, TimeSpan? readyLimit = null, IReadOnlyCollection<string>? only = null, Replicas? replicas = null) =>
        new Launcher(RunFolder, Programs, new Executables(Variable, File.Exists), _probe, _reported.Add, TimeProvider.System)
            .UpAsync(
                new UpSettings(State is null ? Port : null, null, null, reload, readyLimit ?? TimeSpan.FromSeconds(60)) { Only = only, Replicas = replicas },
                CancellationToken.None);

    public Task<int> DownAsync() => new Shutdown(RunFolder, _reported.Add, TimeProvider.System).DownAsync();

    public Task<bool> IsReadyAsync(string component) => _probe.IsReadyAsync(State!.Find(component)!, CancellationToken.None);

    public void Dispose()
    {
        DownAsync().GetAwaiter().GetResult();
        _probe.Dispose();
        _kafka.Dispose();
        _folder.Dispose();
    }

    private string? Variable(string name) =>
        name == KafkaDiscovery.AddressVariable ? KafkaAddress
        : name == RedisDiscovery.AddressVariable ? null
        : Environment.GetEnvironmentVariable(name);
}
