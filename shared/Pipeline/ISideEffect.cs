namespace FeedRanking.Pipeline;

/// <summary>Does something with a finished request after its response has left. Cannot change the response; its failure is only counted.</summary>
/// <typeparam name="TServed">What was served, with all that is known of how it came about.</typeparam>
public interface ISideEffect<in TServed> : IComponent
    where TServed : class
{
    /// <summary>Runs once per served request.</summary>
    ValueTask RunAsync(TServed served, CancellationToken cancellationToken);
}
