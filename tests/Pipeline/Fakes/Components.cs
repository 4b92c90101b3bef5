namespace FeedRanking.Pipeline.Tests.Fakes;

/// <summary>Components made of delegates, so that a test says in one line what each does.</summary>
internal static class Components
{
    public static IHydrator<Query> Hydrator(Func<Query, StageContext, ValueTask<Query>> work) => new DelegateHydrator(work);

    public static ISource<Query, Item> Source(string name, Func<StageContext, ValueTask<SourceResult<Item>>> work) =>
        new DelegateSource(name, work);

    public static ISource<Query, Item> Source(string name, params long[] ids) =>
        new DelegateSource(name, _ => new(new SourceResult<Item>([.. ids.Select(id => new Item(id))])));

    public static IFilter<Query, Item> Filter(string name, Func<Item, bool> keep) =>
        new DelegateFilter(name, items => Partition.By(items, keep));

    public static IFilter<Query, Item> BrokenFilter(string name, Func<IReadOnlyList<Item>, FilterResult<Item>> work) =>
        new DelegateFilter(name, work);

    public static IScorer<Query, Item> Scorer(string name, Func<IReadOnlyList<Item>, StageContext, ValueTask<Scores>> work) =>
        new DelegateScorer(name, work);

    public static IScorer<Query, Item> Scorer(string name, Func<Item, float> score) =>
        new DelegateScorer(name, (items, _) => new(new Scores(["value"], items.Select(score).ToArray())));

    public static ISelector<Query, Item> Top(string name, int count) =>
        new DelegateSelector(name, items => [.. items.OrderByDescending(item => item.Score).ThenBy(item => item.Id).Take(count)]);

    public static ISelector<Query, Item> Selector(string name, Func<IReadOnlyList<Item>, IReadOnlyList<Item>> work) =>
        new DelegateSelector(name, work);

    public static IReranker<Query, Item> Page(string name) => new DelegateReranker(name);

    public static ISideEffect<Query> SideEffect(string name, Action<Query> work) => new DelegateSideEffect(name, work);

    public static ILadderRung<Query, Item> Rung(
        string name, Func<PipelineRun<Query, Item>, StageContext, ValueTask<IReadOnlyList<Item>>> work) => new DelegateRung(name, work);

    /// <summary>Never answers; heeds its token, or not.</summary>
    public static async ValueTask<T> Never<T>(StageContext context, bool heedsToken)
    {
        var never = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        return heedsToken ? await never.Task.WaitAsync(context.Token) : await never.Task;
    }

    private sealed class DelegateHydrator(Func<Query, StageContext, ValueTask<Query>> work) : IHydrator<Query>
    {
        public string Name => "hydrator";

        public ValueTask<Query> HydrateAsync(Query query, StageContext context) => work(query, context);
    }

    private sealed class DelegateSource(string name, Func<StageContext, ValueTask<SourceResult<Item>>> work) : ISource<Query, Item>
    {
        public string Name => name;

        public ValueTask<SourceResult<Item>> RetrieveAsync(Query query, StageContext context) => work(context);
    }

    private sealed class DelegateFilter(string name, Func<IReadOnlyList<Item>, FilterResult<Item>> work) : IFilter<Query, Item>
    {
        public string Name => name;

        public FilterResult<Item> Filter(Query query, IReadOnlyList<Item> candidates) => work(candidates);
    }

    private sealed class DelegateScorer(string name, Func<IReadOnlyList<Item>, StageContext, ValueTask<Scores>> work) : IScorer<Query, Item>
    {
        public string Name => name;

        public ValueTask<Scores> ScoreAsync(Query query, IReadOnlyList<Item> candidates, StageContext context) => work(candidates, context);

        public void Apply(Scores scores, IReadOnlyList<Item> candidates)
        {
            for (var i = 0; i < candidates.Count; i++)
            {
                candidates[i].Score = scores.Row(i)[0];
            }
        }
    }

    private sealed class DelegateSelector(string name, Func<IReadOnlyList<Item>, IReadOnlyList<Item>> work) : ISelector<Query, Item>
    {
        public string Name => name;

        public IReadOnlyList<Item> Select(Query query, IReadOnlyList<Item> candidates) => work(candidates);
    }

    private sealed class DelegateReranker(string name) : IReranker<Query, Item>
    {
        public string Name => name;

        public IReadOnlyList<Item> Rerank(Query query, IReadOnlyList<Item> candidates) =>
            [.. candidates.OrderByDescending(item => item.Score).ThenBy(item => item.Id).Take(query.Size)];
    }

    private sealed class DelegateSideEffect(string name, Action<Query> work) : ISideEffect<Query>
    {
        public string Name => name;

        public ValueTask RunAsync(Query served, CancellationToken cancellationToken)
        {
            work(served);
            return ValueTask.CompletedTask;
        }
    }

    private sealed class DelegateRung(string name, Func<PipelineRun<Query, Item>, StageContext, ValueTask<IReadOnlyList<Item>>> work)
        : ILadderRung<Query, Item>
    {
        public string Name => name;

        public ValueTask<IReadOnlyList<Item>> ServeAsync(
            PipelineRun<Query, Item> run, IReadOnlyList<Item> placed, int wanted, StageContext context) => work(run, context);
    }
}
