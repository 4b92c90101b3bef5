using System.Diagnostics;
using FeedRanking.Testing;

namespace FeedRanking.NBomber.Tests.StandIn.Engine;

/// <summary>Ctrl-C, pressed on a session that runs as a process of its own (Program.cs).</summary>
public sealed class InterruptTests
{
    [Fact]
    public async Task CtrlC_EndsTheSessionEarly_AndStillWritesReports()
    {
        using var folder = new TemporaryFolder();
        using var session = Process.Start(new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [typeof(InterruptTests).Assembly.Location, folder.Path])
        {
            RedirectStandardOutput = true,
        })!;
        try
        {
            (await session.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60))).ShouldNotBeNull().ShouldContain("started a new session");
            using var kill = Process.Start("/bin/kill", ["-INT", $"{session.Id}"]);
            var rest = await session.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(60));
            await session.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));

            session.ExitCode.ShouldBe(0, "what the end means is the caller's business");
            rest.ShouldContain("early: Ctrl-C was pressed.");
            rest.ShouldContain("requests; the process used");
            File.ReadAllText(folder.Combine("report.md")).ShouldContain("early: Ctrl-C was pressed.");
        }
        finally
        {
            if (!session.HasExited)
            {
                session.Kill(entireProcessTree: true);
            }
        }
    }
}
