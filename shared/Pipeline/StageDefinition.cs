using FeedRanking.Pipeline.Steps;

namespace FeedRanking.Pipeline;

/// <summary>One stage: a name of the latency budget, its cap, and components in order.</summary>
/// <typeparam name="TQuery">The query.</typeparam>
/// <typeparam name="TCandidate">What is ranked.</typeparam>
public sealed class StageDefinition<TQuery, TCandidate>
    where TQuery : class
    where TCandidate : Candidate
{
    private readonly List<List<PipelineStep<TQuery, TCandidate>>> _groups = [];

    internal StageDefinition(string name, TimeSpan cap)
    {
        Name = name;
        Cap = cap;
    }

    /// <summary>Name, as in the latency budget.</summary>
    public string Name { get; }

    /// <summary>Most time that the stage may take.</summary>
    public TimeSpan Cap { get; }

    /// <summary>Names of the components in order.</summary>
    public IEnumerable<string> Components => _groups.SelectMany(group => group).Select(step => step.Name);

    /// <summary>What later stages and the ladder need.</summary>
    internal TimeSpan ReserveOfLaterSteps { get; set; }

    /// <summary>Steps that run together stand in one group.</summary>
    internal IReadOnlyList<IReadOnlyList<PipelineStep<TQuery, TCandidate>>> Groups => _groups;

    /// <summary>Adds to what is known about the query.</summary>
    public StageDefinition<TQuery, TCandidate> Hydrate(IHydrator<TQuery> hydrator, OnFailure onFailure) =>
        Add(new HydrateStep<TQuery, TCandidate>(hydrator, onFailure));

    /// <summary>Retrieves candidates, in parallel with the sources beside it.</summary>
    public StageDefinition<TQuery, TCandidate> Retrieve(ISource<TQuery, TCandidate> source, OnFailure onFailure) =>
        Add(new SourceStep<TQuery, TCandidate>(source, onFailure));

    /// <summary>Removes candidates that may not be served.</summary>
    public StageDefinition<TQuery, TCandidate> Filter(IFilter<TQuery, TCandidate> filter, OnFailure onFailure) =>
        Add(new FilterStep<TQuery, TCandidate>(filter, onFailure));

    /// <summary>Scores candidates.</summary>
    public StageDefinition<TQuery, TCandidate> Score(IScorer<TQuery, TCandidate> scorer, OnFailure onFailure) =>
        Add(new ScoreStep<TQuery, TCandidate>(scorer, onFailure));

    /// <summary>Keeps the best.</summary>
    public StageDefinition<TQuery, TCandidate> Select(ISelector<TQuery, TCandidate> selector, OnFailure onFailure) =>
        Add(new SelectStep<TQuery, TCandidate>(selector, onFailure));

    /// <summary>Arranges the page.</summary>
    public StageDefinition<TQuery, TCandidate> Rerank(IReranker<TQuery, TCandidate> reranker, OnFailure onFailure) =>
        Add(new RerankStep<TQuery, TCandidate>(reranker, onFailure));

    private StageDefinition<TQuery, TCandidate> Add(PipelineStep<TQuery, TCandidate> step)
    {
        PipelineLimits.CheckName(step.Name, "component");
        if (_groups.Sum(group => group.Count) == PipelineLimits.MaxComponents)
        {
            throw new ArgumentException($"Stage '{Name}' has more than {PipelineLimits.MaxComponents} components.");
        }

        if (step.IsParallel && _groups.Count > 0 && _groups[^1][0].GetType() == step.GetType())
        {
            _groups[^1].Add(step);
        }
        else
        {
            _groups.Add([step]);
        }

        return this;
    }
}
