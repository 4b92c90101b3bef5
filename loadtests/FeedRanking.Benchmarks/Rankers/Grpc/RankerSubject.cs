using FeedRanking.Contracts.V1;
using Grpc.Core;

namespace FeedRanking.Benchmarks.Rankers.Grpc;

/// <summary>A ranker that is measured.</summary>
/// <param name="Id">The group's id.</param>
/// <param name="Model">Name of its model.</param>
/// <param name="Service">Name of its process.</param>
/// <param name="Sizes">Candidates of one request.</param>
/// <param name="Callers">Calls in flight, ascending.</param>
/// <param name="MainSize">The size that serving has.</param>
/// <param name="SizesWithGoal">Sizes that the goal speaks of.</param>
/// <param name="Method">How it is called over a channel.</param>
internal sealed record RankerSubject(
    string Id,
    string Model,
    string Service,
    IReadOnlyList<int> Sizes,
    IReadOnlyList<int> Callers,
    int MainSize,
    IReadOnlyList<int> SizesWithGoal,
    Func<ChannelBase, Func<ScoreRequest, AsyncUnaryCall<ScoreResponse>>> Method)
{
    /// <summary>The goal's load: enough callers that no core waits.</summary>
    public const int CallersOfGoal = 16;

    /// <summary>Goal.</summary>
    public const double ShareOfRaw = 0.85;

    /// <summary>A lean C++ server with its client on the same two cores, 150 candidates, a model of 0.47 million parameters.</summary>
    public const double LeanServer = 0.73;
}
