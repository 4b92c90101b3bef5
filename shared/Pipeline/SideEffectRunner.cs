namespace FeedRanking.Pipeline;

/// <summary>Runs what follows the response, each on its own: a failure is counted and stops nothing.</summary>
/// <typeparam name="TServed">What was served, with all that is known of how it came about.</typeparam>
public sealed class SideEffectRunner<TServed>
    where TServed : class
{
    private const string Stage = "after_response";

    private readonly ISideEffect<TServed>[] _sideEffects;
    private readonly PipelineTelemetry _telemetry;
    private readonly IPipelineObserver _observer;

    /// <param name="sideEffects">In execution order.</param>
    /// <param name="telemetry">Where failures are counted.</param>
    /// <param name="observer">Is told of failures.</param>
    /// <exception cref="ArgumentException">There are more than <see cref="PipelineLimits"/> allows.</exception>
    public SideEffectRunner(IReadOnlyList<ISideEffect<TServed>> sideEffects, PipelineTelemetry telemetry, IPipelineObserver observer)
    {
        ArgumentNullException.ThrowIfNull(sideEffects);
        (_sideEffects, _telemetry, _observer) = ([.. sideEffects], telemetry, observer);
        if (_sideEffects.Length > PipelineLimits.MaxSideEffects)
        {
            throw new ArgumentException($"More than {PipelineLimits.MaxSideEffects} side effects.", nameof(sideEffects));
        }
    }

    /// <summary>Runs all of them in order, until the token is cancelled.</summary>
    public async ValueTask RunAsync(TServed served, CancellationToken cancellationToken)
    {
        foreach (var sideEffect in _sideEffects)
        {
            try
            {
                await sideEffect.RunAsync(served, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                var reason = (exception as StageFailureException)?.Reason ?? StageReasons.Failed;
                _telemetry.Failed(Stage, sideEffect.Name, reason);
                _observer.ComponentFailed(Stage, sideEffect.Name, reason, exception);
            }
        }
    }
}
