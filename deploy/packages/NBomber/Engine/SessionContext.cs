using NBomber.Contracts.Stats;
using Serilog;

namespace NBomber.Engine;

/// <summary>What is the same throughout a session.</summary>
/// <param name="Environment">What comes from outside.</param>
/// <param name="TestInfo">Names and id.</param>
/// <param name="NodeInfo">The machine, and what is going on.</param>
/// <param name="Logger">For scenarios too.</param>
/// <param name="StopScenario">By name, with the reason.</param>
internal sealed record SessionContext(
    SessionEnvironment Environment, TestInfo TestInfo, NodeInfo NodeInfo, ILogger Logger, Action<string, string> StopScenario);
