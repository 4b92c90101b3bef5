using FeedRanking.Pipeline;

namespace FeedRanking.Benchmarks.Pipeline;

/// <summary>Components that answer at once with something made before, so that what is measured is the executor.</summary>
internal sealed class NoWork(IReadOnlyList<Video> retrieved, int kept, int page) :
    IHydrator<NoQuery>, ISource<NoQuery, Video>, IFilter<NoQuery, Video>, IScorer<NoQuery, Video>, ISelector<NoQuery, Video>,
    IReranker<NoQuery, Video>, IPipelineObserver
{
    private static readonly string[] Heads = ["click"];
    private readonly Video[] _kept = [.. retrieved.Take(kept)];
    private readonly Video[] _page = [.. retrieved.Take(page)];
    private readonly Scores _all = new(Heads, new float[retrieved.Count]);
    private readonly Scores _some = new(Heads, new float[kept]);
    private readonly SourceResult<Video> _source = new(retrieved);

    public string Name => "no_work";

    public ValueTask<NoQuery> HydrateAsync(NoQuery query, StageContext context) => new(query);

    public ValueTask<SourceResult<Video>> RetrieveAsync(NoQuery query, StageContext context) => new(_source);

    public FilterResult<Video> Filter(NoQuery query, IReadOnlyList<Video> candidates) => new(candidates, []);

    public ValueTask<Scores> ScoreAsync(NoQuery query, IReadOnlyList<Video> candidates, StageContext context) =>
        new(candidates.Count == _all.Count ? _all : _some);

    public void Apply(Scores scores, IReadOnlyList<Video> candidates)
    {
    }

    public IReadOnlyList<Video> Select(NoQuery query, IReadOnlyList<Video> candidates) => _kept;

    public IReadOnlyList<Video> Rerank(NoQuery query, IReadOnlyList<Video> candidates) => _page;

    public void ComponentFailed(string stage, string component, string reason, Exception exception) =>
        throw new InvalidOperationException($"{stage}/{component}: {reason}", exception);
}
