using FeedRanking.FeedGateway.Grpc;
using FeedRanking.Pipeline;

namespace FeedRanking.FeedGateway.Tests.Fakes;

/// <summary>The three model services: 200 candidates (ids 1 to 200), light likes low ids, heavy likes high ids.</summary>
internal sealed class FakeModels : IRetrievalClient, ILightRankerClient
{
    public const int Count = 200;

    /// <summary>The heads of the rankers, in their order.</summary>
    public static readonly string[] Heads = ["click", "long_view", "like", "dwell_15s", "comment", "share", "follow", "hide", "watch_time"];

    public FakeModels() => Heavy = new HeavyPart(this);

    public Fault Retrieve { get; set; }

    public Fault Light { get; set; }

    public Fault HeavyFault { get; set; }

    public IHeavyRankerClient Heavy { get; }

    public FeedQuery? LastQuery { get; private set; }

    /// <summary>Ids that the source of exploration proposes.</summary>
    public HashSet<long> Explored { get; set; } = [];

    /// <summary>How often candidates were asked for.</summary>
    public int Retrievals { get; private set; }

    public async ValueTask<SourceResult<FeedCandidate>> RetrieveAsync(FeedQuery query, StageContext context)
    {
        LastQuery = query;
        Retrievals++;
        await FailAsync(Retrieve, context);
        var candidates = Retrieve == Fault.Empty ? [] : Enumerable.Range(1, Count).Select(Candidate).ToList();
        return new SourceResult<FeedCandidate>(candidates) { Models = [new ModelUse("two-tower", "world-1")] };
    }

    public ValueTask<Scores> ScoreAsync(FeedQuery query, IReadOnlyList<FeedCandidate> candidates, StageContext context) =>
        ScoreAsync(Light, "light-ranker", id => 1f / id, candidates, context);

    private FeedCandidate Candidate(int id) =>
        new(id, 1_000 + (id % 60), id % 12, Explored.Contains(id) ? "exploration" : id % 2 == 0 ? "two_tower" : "trending");

    private static async ValueTask FailAsync(Fault fault, StageContext context)
    {
        switch (fault)
        {
            case Fault.Hangs:
                await Task.Delay(Timeout.InfiniteTimeSpan, context.Token);
                break;
            case Fault.Defect:
                throw new InvalidOperationException("a defect");
            case Fault.Unavailable:
                throw new StageFailureException(StageReasons.Unavailable, "away");
            case Fault.BreakerOpen:
                throw new StageFailureException(StageReasons.BreakerOpen, "open");
        }
    }

    private static async ValueTask<Scores> ScoreAsync(
        Fault fault, string model, Func<long, float> score, IReadOnlyList<FeedCandidate> candidates, StageContext context)
    {
        await FailAsync(fault, context);
        string[] heads = fault == Fault.WrongHeads ? ["click", "unheard_of"] : Heads;
        var rows = fault == Fault.WrongCount ? candidates.Count - 1 : candidates.Count;
        var values = new float[rows * heads.Length];
        for (var i = 0; i < rows; i++)
        {
            Array.Fill(values, fault == Fault.NotANumber && i == 3 ? float.NaN : score(candidates[i].Id), i * heads.Length, heads.Length);
        }

        return new Scores(heads, values) { Model = new ModelUse(model, "world-1") };
    }

    private sealed class HeavyPart(FakeModels models) : IHeavyRankerClient
    {
        public ValueTask<Scores> ScoreAsync(FeedQuery query, IReadOnlyList<FeedCandidate> candidates, StageContext context) =>
            FakeModels.ScoreAsync(models.HeavyFault, "heavy-ranker", id => id / 1_000f, candidates, context);
    }
}
