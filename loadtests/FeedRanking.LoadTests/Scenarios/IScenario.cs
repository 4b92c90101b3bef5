using FeedRanking.LoadTests.Results;
using FeedRanking.LoadTests.Running;

namespace FeedRanking.LoadTests.Scenarios;

/// <summary>One kind of load test.</summary>
internal interface IScenario
{
    string Name { get; }

    /// <summary>One line for the help.</summary>
    string Description { get; }

    /// <summary>Runs it to its end.</summary>
    /// <exception cref="LoadTestException">It cannot be run as asked.</exception>
    Task<Summary> RunAsync(LoadEnvironment environment);
}
