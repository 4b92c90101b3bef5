using System.Diagnostics;

namespace FeedRanking.LoadTests.Faults;

/// <summary>
/// Breaks and mends processes through the launcher (<c>deploy/process.sh</c>), which signals only what it started itself; and connections through
/// the proxies, where they stand. Remembers what it did, so that it can take everything back.
/// </summary>
/// <param name="command">How the launcher is run: a program and its first arguments.</param>
/// <param name="runFolder">Of the running system; null for the launcher's default.</param>
internal sealed class LauncherFaults(IReadOnlyList<string> command, string? runFolder) : ISystemFaults, IDisposable
{
    private static readonly Dictionary<string, string> NoSettings = [];

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Lock _gate = new();
    private readonly HashSet<string> _broken = [];
    private volatile bool _closed;

    /// <summary>The proxies; null while connections are direct.</summary>
    public NetworkSetup? Network { get; set; }

    public Task KillAsync(IReadOnlyList<string> parts) => BreakAsync("kill", parts);

    public Task PauseAsync(IReadOnlyList<string> parts) => BreakAsync("pause", parts);

    public async Task ResumeAsync(IReadOnlyList<string> parts)
    {
        await RunAsync(["resume", .. parts], NoSettings);
        Mended(parts);
    }

    public Task StartAsync(IReadOnlyList<string> parts) => StartAsync(parts, [], NoSettings);

    /// <summary>Starts dead parts in an unusual way.</summary>
    /// <param name="parts">Which.</param>
    /// <param name="settings">Of the services, as KEY=VALUE.</param>
    /// <param name="environment">Of the launcher.</param>
    /// <exception cref="LoadTestException">They did not become ready.</exception>
    public async Task StartAsync(IReadOnlyList<string> parts, IReadOnlyList<string> settings, IReadOnlyDictionary<string, string> environment)
    {
        await RunAsync(["start", .. parts, .. settings.SelectMany(setting => new[] { "--set", setting })], environment);
        Mended(parts);
    }

    /// <summary>Kills parts and starts them as they usually are.</summary>
    public async Task StartAnewAsync(IReadOnlyList<string> parts)
    {
        lock (_gate)
        {
            _broken.UnionWith(parts);
        }

        await RunAsync(["kill", .. parts], NoSettings);
        await StartAsync(parts);
    }

    public Task DisturbAsync(string part, Toxic toxic) => Proxies().DisturbAsync(part, toxic);

    public Task HealAsync(string part) => Proxies().HealAsync(part);

    /// <summary>Mends whatever is still broken, and breaks nothing any more.</summary>
    public async Task TakeBackAsync()
    {
        _closed = true;
        if (Network is { } network)
        {
            Network = null;
            await network.RemoveAsync();
        }

        List<string> left;
        lock (_gate)
        {
            left = [.. _broken];
        }

        if (left.Count > 0)
        {
            // A held part hears nothing else before this; a dead one does not mind.
            await ResumeAsync(left);
            await StartAsync(left);
        }
    }

    public void Dispose() => _one.Dispose();

    private NetworkSetup Proxies() => Network ?? throw new LoadTestException("There are no proxies between the parts.");

    private async Task BreakAsync(string how, IReadOnlyList<string> parts)
    {
        if (_closed)
        {
            throw new LoadTestException("The load test is ending: nothing is broken any more.");
        }

        // First: should the signal be sent and its answer lost, the part is mended all the same.
        lock (_gate)
        {
            _broken.UnionWith(parts);
        }

        await RunAsync([how, .. parts], NoSettings);
    }

    private void Mended(IReadOnlyList<string> parts)
    {
        lock (_gate)
        {
            _broken.ExceptWith(parts);
        }
    }

    // One at a time: the launcher lets one start at a time work on a system. What it starts must not inherit the generator's priority.
    private async Task RunAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        string[] folder = runFolder is null ? [] : ["--run-dir", runFolder];
        var start = new ProcessStartInfo(
            "/bin/sh", ["-c", "renice -n 0 -p $$ >/dev/null 2>&1 || true; exec \"$@\"", "sh", .. command, "process", .. arguments, .. folder])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        await _one.WaitAsync();
        try
        {
            using var process = Process.Start(start)!;
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
            {
                throw new LoadTestException($"process {string.Join(' ', arguments)}: {(await errors).Trim()} {(await output).Trim()}");
            }
        }
        finally
        {
            _one.Release();
        }
    }
}
