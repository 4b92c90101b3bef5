using System.Diagnostics;
using System.Text;

namespace FeedRanking.Testing;

/// <summary>
/// A server that a test starts. It never outlives the test run: a watchdog shell, whose standard input we hold, kills it when we are gone.
/// </summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;
    private readonly Process? _watchdog;
    private readonly StringBuilder _output = new();

    private ChildProcess(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _watchdog = OperatingSystem.IsWindows() ? null : StartWatchdog(_process.Id);
    }

    public bool HasExited => _process.HasExited;

    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public static ChildProcess Start(string program, IEnumerable<string> arguments, IDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new ChildProcess(start);
    }

    /// <summary>Waits until the server answers; when it ends or is late, throws with what it said.</summary>
    public async Task WaitUntilAsync(Func<Task<bool>> answers, TimeSpan timeout, string what)
    {
        try
        {
            await Eventually.Async(async () => HasExited || await answers(), timeout, what);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message} Its output:\n{Output}", late);
        }

        if (HasExited)
        {
            throw new InvalidOperationException($"{what}: the process ended with code {_process.ExitCode}. Its output:\n{Output}");
        }
    }

    /// <summary>Waits for a program that ends by itself; one that is late is killed.</summary>
    /// <returns>Its exit code, or -1 when it was killed.</returns>
    public int WaitForExit(TimeSpan limit)
    {
        if (_process.WaitForExit(limit))
        {
            return _process.ExitCode;
        }

        _process.Kill(entireProcessTree: true);
        return -1;
    }

    /// <summary>Completes when it has ended and all that it wrote has been read: its last lines may arrive after its end.</summary>
    public Task EndOfOutputAsync() => _process.WaitForExitAsync();

    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        if (_watchdog is { HasExited: false })
        {
            _watchdog.Kill();
            await _watchdog.WaitForExitAsync();
        }
    }

    public void Dispose()
    {
        _process.Dispose();
        _watchdog?.Dispose();
    }

    private static Process? StartWatchdog(int processId) => Process.Start(
        new ProcessStartInfo("/bin/sh", ["-c", $"read -r _; kill -9 {processId} 2>/dev/null"]) { RedirectStandardInput = true });

    private void Keep(string? line)
    {
        lock (_output)
        {
            if (line is not null && _output.Length < 64 * 1024)
            {
                _output.AppendLine(line);
            }
        }
    }
}
