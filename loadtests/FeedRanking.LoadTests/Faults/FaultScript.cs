namespace FeedRanking.LoadTests.Faults;

/// <summary>Does a case's steps at their times while a load runs.</summary>
/// <param name="chaos">What is done.</param>
/// <param name="faults">Does it.</param>
/// <param name="seconds">Duration of the load.</param>
/// <param name="clock">The load's clock.</param>
internal sealed class FaultScript(ChaosCase chaos, ISystemFaults faults, double seconds, TimeProvider clock)
{
    private readonly TaskCompletionSource<FaultTimes> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>When the steps happened; complete when all have.</summary>
    /// <exception cref="LoadTestException">A step could not be done.</exception>
    public Task<FaultTimes> Times => _done.Task;

    /// <summary>Starts; returns at once.</summary>
    /// <param name="begin">The load's begin on the clock.</param>
    public void Begin(long begin) => _ = Task.Run(() => PlayAsync(begin));

    private async Task PlayAsync(long begin)
    {
        var times = new FaultTimes();
        try
        {
            foreach (var step in chaos.Steps)
            {
                var wait = (step.AtShare * seconds) - Now(begin);
                if (wait > 0)
                {
                    await Task.Delay(TimeSpan.FromSeconds(wait), clock);
                }

                var began = Now(begin);
                await step.ActAsync(faults);
                var ended = Now(begin);
                times.Note(step.Phase, began, ended);
                Console.Error.WriteLine(FormattableString.Invariant($"chaos: {chaos.Name} {step.Phase.ToString().ToLowerInvariant()} at {began:0.0} s, done after {ended - began:0.0} s"));
            }

            _done.SetResult(times);
        }
        catch (Exception failure) when (failure is LoadTestException or HttpRequestException or OperationCanceledException)
        {
            _done.SetException(failure as LoadTestException ?? new LoadTestException($"{chaos.Name}: {failure.Message}"));
        }
    }

    private double Now(long begin) => clock.GetElapsedTime(begin).TotalSeconds;
}
