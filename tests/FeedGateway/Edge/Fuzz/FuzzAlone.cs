namespace FeedRanking.FeedGateway.Tests.Edge.Fuzz;

/// <summary>Tests that measure this process's memory, or open a thousand connections: beside them nothing else runs.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class FuzzAlone
{
    public const string Name = "fuzz, alone";
}
