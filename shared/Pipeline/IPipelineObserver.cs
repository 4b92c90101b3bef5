namespace FeedRanking.Pipeline;

/// <summary>Is told of every failure, so that the process can log it: this library has no logger.</summary>
public interface IPipelineObserver
{
    /// <summary>A component failed. Expected failures are <see cref="StageFailureException"/>s or cancellations; all else is a defect.</summary>
    void ComponentFailed(string stage, string component, string reason, Exception exception);
}
