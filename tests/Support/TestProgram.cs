namespace FeedRanking.Testing;

/// <summary>A program under <c>tests/</c> as a process of its own, for tests that need two; ends with the test run at the latest.</summary>
public sealed class TestProgram : IAsyncDisposable
{
    private readonly ChildProcess _process;

    private TestProgram(ChildProcess process) => _process = process;

    /// <summary>What it has written so far, 64 KB at most.</summary>
    public string Output => _process.Output;

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Starts a program that the test project references, with configuration keys as in appsettings.json.</summary>
    /// <param name="name">Folder under tests/, for example "MessagingPeer".</param>
    /// <param name="settings">Configuration, for example <c>Kafka:BootstrapServers</c>.</param>
    public static TestProgram Start(string name, IEnumerable<KeyValuePair<string, string>> settings)
    {
        var environment = settings.ToDictionary(setting => setting.Key.Replace(":", "__", StringComparison.Ordinal), setting => setting.Value);

        // Built beside the tests, in the same configuration: …/bin/Release/net10.0/.
        var build = new DirectoryInfo(AppContext.BaseDirectory);
        var folder = RepositoryRoot.Combine("tests", name, "bin", build.Parent!.Name, build.Name);
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? Tools.FindOnPath("dotnet") ?? "dotnet";
        return new TestProgram(ChildProcess.Start(dotnet, [Path.Combine(folder, $"FeedRanking.{name}.dll")], environment));
    }

    /// <summary>Waits until it has written something; fails with its output when it ends before that or is late.</summary>
    public async Task WroteAsync(string text, TimeSpan limit)
    {
        bool Wrote() => Output.Contains(text, StringComparison.Ordinal);
        await Eventually.Async(() => Wrote() || HasExited, limit, $"'{text}' from a program that has written:\n{Output}\nThis");
        if (HasExited)
        {
            await _process.EndOfOutputAsync();
        }

        if (!Wrote())
        {
            throw new InvalidOperationException($"The program ended before it wrote '{text}'. Its output:\n{Output}");
        }
    }

    /// <summary>Ends it at once, without notice.</summary>
    public Task KillAsync() => _process.KillAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }
}
