using FeedRanking.Contracts.V1;
using Grpc.Core;

namespace FeedRanking.FeedGateway.Tests.Grpc;

/// <summary>A HeavyRanker that does what a test says.</summary>
internal sealed class FakeHeavyRanker : HeavyRanker.HeavyRankerBase
{
    public Func<ScoreRequest, ServerCallContext, Task<ScoreResponse>> Answer { get; set; } = static (request, _) => Task.FromResult(Scores(request));

    public int Calls => _calls;

    private int _calls;

    public override Task<ScoreResponse> Score(ScoreRequest request, ServerCallContext context)
    {
        Interlocked.Increment(ref _calls);
        return Answer(request, context);
    }

    public static ScoreResponse Scores(ScoreRequest request)
    {
        var response = new ScoreResponse { ModelVersion = "world-1" };
        response.HeadNames.Add("click");
        response.Scores.AddRange(request.VideoIds.Select(id => id / 100f));
        return response;
    }
}
