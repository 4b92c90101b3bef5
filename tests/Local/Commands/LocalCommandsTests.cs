using FeedRanking.Local.Commands;
using FeedRanking.Testing;

namespace FeedRanking.Local.Tests.Commands;

/// <summary>The scripts and the command line behind them, as a user meets them.</summary>
public sealed class LocalCommandsTests : IDisposable
{
    private const int WrongUsage = 2;
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("up", "--bogus")]
    [InlineData("up", "--port", "80")]
    [InlineData("up", "--port", "65524")]
    [InlineData("up", "--port", "many")]
    [InlineData("up", "--port")]
    [InlineData("up", "--ready-timeout-s", "0")]
    [InlineData("up", "--data")]
    [InlineData("up", "--replicas")]
    [InlineData("up", "--replicas", "heavy=9")]
    [InlineData("up", "--replicas", "heavy=2", "--replicas", "heavy=3")]
    [InlineData("down", "--port", "8080")]
    [InlineData("status", "extra")]
    [InlineData("sideways")]
    public async Task WrongArguments_AreRefused(params string[] args) =>
        (await LocalCommands.RunAsync(args, TimeProvider.System)).ShouldBe(WrongUsage);

    [Fact]
    public async Task DataFolderThatIsMissing_IsRefused_AndNothingIsLeft()
    {
        var run = Path.Combine(_folder.Path, "run");
        var port = FeedRanking.Local.Topology.PortProbe.FreeBlock(22_000);

        var code = await LocalCommands.RunAsync(
            ["up", "--detach", "--run-dir", run, "--data", Path.Combine(_folder.Path, "nowhere"), "--port", $"{port}"], TimeProvider.System);

        code.ShouldBe(1);
        File.Exists(Path.Combine(run, "state.json")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("up.sh")]
    [InlineData("down.sh")]
    [InlineData("status.sh")]
    [InlineData("test.sh")]
    [InlineData("build.sh")]
    [InlineData("setup.sh")]
    public async Task Script_ExplainsItself_AndRefusesUnknownOptions(string script)
    {
        var (helpCode, help) = await ShellCommand.RunAsync($"cd / && '{RepositoryRoot.Combine("deploy", script)}' --help");
        helpCode.ShouldBe(0);
        help.ShouldContain(script);

        var (code, output) = await ShellCommand.RunAsync($"cd / && '{RepositoryRoot.Combine("deploy", script)}' --bogus");
        code.ShouldBe(WrongUsage);
        output.ShouldContain("'--bogus'");
    }

    public void Dispose() => _folder.Dispose();
}
