namespace NBomber.Pacing;

/// <summary>
/// Waits with nanosleep, which wakes within about 0.1 ms of the time asked for: waits with a timeout count in whole milliseconds, and
/// spinning would take a core from the system under test.
/// </summary>
internal sealed class SystemPacingClock(TimeProvider time) : PacingClock
{
    // A stop is noticed within this time.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMilliseconds(20);

    private readonly long _origin = time.GetTimestamp();

    public override TimeSpan Now => time.GetElapsedTime(_origin);

    public override bool WaitUntil(TimeSpan due, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var remaining = due - Now;
            if (remaining <= TimeSpan.Zero)
            {
                return true;
            }

            var slice = remaining < LongestSleep ? remaining : LongestSleep;
            if (OperatingSystem.IsLinux())
            {
                Nanosleep.For(slice);
            }
            else
            {
                stop.WaitHandle.WaitOne((int)Math.Ceiling(slice.TotalMilliseconds));
            }
        }

        return false;
    }
}
