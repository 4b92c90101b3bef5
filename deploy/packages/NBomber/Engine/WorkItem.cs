namespace NBomber.Engine;

/// <summary>An action as a piece of work.</summary>
internal sealed class WorkItem(Action action) : IThreadPoolWorkItem
{
    public void Execute() => action();
}
