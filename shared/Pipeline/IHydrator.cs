namespace FeedRanking.Pipeline;

/// <summary>Adds what is known to the query. Retrieves no candidates and decides nothing.</summary>
/// <typeparam name="TQuery">An immutable query.</typeparam>
public interface IHydrator<TQuery> : IComponent
{
    /// <summary>Returns the query with more in it. The argument is not changed: a late answer is thrown away whole.</summary>
    /// <exception cref="StageFailureException">The knowledge cannot be had; carries the reason.</exception>
    ValueTask<TQuery> HydrateAsync(TQuery query, StageContext context);
}
