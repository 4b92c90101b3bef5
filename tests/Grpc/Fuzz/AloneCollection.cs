namespace FeedRanking.Grpc.Tests.Fuzz;

/// <summary>Tests that count what the process holds, and so run when no others do.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class AloneCollection
{
    public const string Name = "alone";
}
