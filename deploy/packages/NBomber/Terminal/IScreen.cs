using NBomber.Contracts.Stats;

namespace NBomber.Terminal;

/// <summary>Where the user watches a session.</summary>
internal interface IScreen
{
    /// <summary>One line.</summary>
    void Say(string line);

    /// <summary>How it goes, once per reporting interval.</summary>
    void ShowProgress(TimeSpan elapsed, IReadOnlyList<ScenarioStats> stats);
}
