namespace FeedRanking.Pipeline;

/// <summary>What every component has: a name, and nothing else. Components do one verb each; the executor times, traces, counts and catches.</summary>
public interface IComponent
{
    /// <summary>Short, lower case, snake case; stands in metrics and in removal reasons, so it must come from a closed set.</summary>
    string Name { get; }
}
