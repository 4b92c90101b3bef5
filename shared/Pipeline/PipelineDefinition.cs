namespace FeedRanking.Pipeline;

/// <summary>A pipeline as a list that can be read: stages in execution order.</summary>
/// <typeparam name="TQuery">An immutable query.</typeparam>
/// <typeparam name="TCandidate">What is ranked.</typeparam>
/// <param name="name">Short name, for traces.</param>
/// <param name="reserve">Time kept for the ladder and the response; no stage may use it.</param>
public sealed class PipelineDefinition<TQuery, TCandidate>(string name, TimeSpan reserve)
    where TQuery : class
    where TCandidate : Candidate
{
    private readonly List<StageDefinition<TQuery, TCandidate>> _stages = [];

    /// <summary>Short name, for traces.</summary>
    public string Name { get; } = PipelineLimits.CheckName(name, "pipeline");

    /// <summary>Time kept for the ladder and the response.</summary>
    public TimeSpan Reserve { get; } = PipelineLimits.CheckReserve(reserve);

    /// <summary>Stages in execution order.</summary>
    public IReadOnlyList<StageDefinition<TQuery, TCandidate>> Stages => _stages;

    /// <summary>Adds the next stage.</summary>
    /// <exception cref="ArgumentException">
    /// The name stands twice or is empty, the cap is not more than zero, or the stage or pipeline exceeds <see cref="PipelineLimits"/>.
    /// </exception>
    public PipelineDefinition<TQuery, TCandidate> Stage(
        string stage, TimeSpan cap, Func<StageDefinition<TQuery, TCandidate>, StageDefinition<TQuery, TCandidate>> components)
    {
        if (_stages.Any(known => known.Name == stage))
        {
            throw new ArgumentException($"Stage '{stage}' stands twice in pipeline '{Name}'.", nameof(stage));
        }

        if (cap <= TimeSpan.Zero)
        {
            throw new ArgumentException($"Stage '{stage}' has a cap of {cap.TotalMilliseconds} ms; expected more than 0.", nameof(cap));
        }

        if (_stages.Count == PipelineLimits.MaxStages)
        {
            throw new ArgumentException($"Pipeline '{Name}' has more than {PipelineLimits.MaxStages} stages.", nameof(stage));
        }

        var added = components(new StageDefinition<TQuery, TCandidate>(PipelineLimits.CheckName(stage, "stage"), cap) { ReserveOfLaterSteps = Reserve });
        if (added.Groups.Count == 0)
        {
            throw new ArgumentException($"Stage '{stage}' of pipeline '{Name}' has no component.", nameof(components));
        }

        foreach (var earlier in _stages)
        {
            earlier.ReserveOfLaterSteps += cap;
        }

        _stages.Add(added);
        return this;
    }
}
