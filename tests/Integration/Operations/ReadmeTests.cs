using System.Globalization;
using System.Text.RegularExpressions;
using FeedRanking.Integration.Tests.Running;
using FeedRanking.Testing;

namespace FeedRanking.Integration.Tests.Operations;

/// <summary>The README's commands do what it says: its blocks marked as bash are executed, top to bottom, against the system of the tests.</summary>
[Collection(SystemCollection.Name)]
public sealed partial class ReadmeTests(RunningSystem system) : IAsyncLifetime
{
    private const Need Everything = Need.Redis | Need.Kafka;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => system.RepairAsync();

    [RequiresFact(Everything)]
    public async Task Readme_ItsShellBlocks_Work()
    {
        var readme = await File.ReadAllTextAsync(RepositoryRoot.Combine("README.md"));
        var blocks = ShellBlock().Matches(readme).Select(match => match.Groups[1].Value).ToList();
        blocks.Count.ShouldBeGreaterThan(1);

        // The README speaks of the default port and run folder; the tests have their own.
        var port = system.Port.ToString(CultureInfo.InvariantCulture);
        var text = "set -euo pipefail\n" + string.Join('\n', blocks).Replace("8080", port, StringComparison.Ordinal);
        var (code, output) = await ShellCommand.RunAsync(
            text, TimeSpan.FromMinutes(5), new Dictionary<string, string> { ["FEEDRANKING_RUN_DIR"] = system.RunFolder });

        code.ShouldBe(0, output);
        output.ShouldContain("\"served_by\"");
        output.ShouldContain("\"accepted\"");
    }

    [GeneratedRegex(@"^```bash\r?\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex ShellBlock();
}
