using NBomber.Contracts;
using NBomber.Engine;

namespace NBomber.CSharp;

/// <summary>A part of a scenario that is measured by itself.</summary>
public static class Step
{
    /// <summary>
    /// Runs and measures. A failed step ends the iteration, unless the scenario has <c>WithRestartIterationOnFail(false)</c>; what the step
    /// throws becomes a failed response with code -101, or -100 for a cancelled operation.
    /// </summary>
    /// <exception cref="InvalidOperationException">The name is empty or reserved.</exception>
    public static Task<Response<T>> Run<T>(string name, IScenarioContext context, Func<Task<Response<T>>> run) =>
        ((VirtualUser)context).RunStepAsync(name, run);
}
