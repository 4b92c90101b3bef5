using NBomber.Contracts.Stats;
using NBomber.Terminal;

namespace FeedRanking.NBomber.Tests.StandIn;

/// <summary>Keeps what the user would see.</summary>
internal sealed class RecordingScreen : IScreen
{
    public List<string> Lines { get; } = [];

    public List<(TimeSpan Elapsed, IReadOnlyList<ScenarioStats> Stats)> Progress { get; } = [];

    public void Say(string line)
    {
        lock (Lines)
        {
            Lines.Add(line);
        }
    }

    public void ShowProgress(TimeSpan elapsed, IReadOnlyList<ScenarioStats> stats) => Progress.Add((elapsed, stats));
}
