using NBomber.Pacing;
using NBomber.Terminal;

namespace NBomber.Engine;

/// <summary>What a session takes from outside; a test gives its own.</summary>
/// <param name="Time">Dates of reports and ids, and timeouts.</param>
/// <param name="Clock">Paces and measures.</param>
/// <param name="Execute">Runs a piece of work elsewhere, soon.</param>
/// <param name="Screen">Where progress and results are shown.</param>
/// <param name="InterruptByKey">Ctrl-C ends the session early instead of the process.</param>
/// <param name="Seed">Of all random draws.</param>
internal sealed record SessionEnvironment(
    TimeProvider Time, PacingClock Clock, Action<IThreadPoolWorkItem> Execute, IScreen Screen, bool InterruptByKey, int Seed)
{
    public static SessionEnvironment OfThisProcess() => new(
        TimeProvider.System,
        new SystemPacingClock(TimeProvider.System),
        work => ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal: false),
        Console.IsOutputRedirected ? new PlainScreen(Console.Out) : new SpectreScreen(),
        InterruptByKey: true,
        Seed: 20_260_101);
}
