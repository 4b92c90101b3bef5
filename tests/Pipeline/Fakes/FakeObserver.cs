namespace FeedRanking.Pipeline.Tests.Fakes;

internal sealed class FakeObserver : IPipelineObserver
{
    public List<string> Failures { get; } = [];

    public void ComponentFailed(string stage, string component, string reason, Exception exception) =>
        Failures.Add($"{stage}/{component}: {reason}");
}
