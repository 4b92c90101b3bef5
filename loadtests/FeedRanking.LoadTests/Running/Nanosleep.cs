using System.Runtime.InteropServices;

namespace FeedRanking.LoadTests.Running;

/// <summary>
/// Waits for parts of a millisecond without spinning, which would take a core from the system under test. Elsewhere than on Linux, whole
/// milliseconds.
/// </summary>
internal static partial class Nanosleep
{
    // A second is beyond what the field of nanoseconds may hold.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(900);

    public static void For(TimeSpan duration)
    {
        var slice = duration < Longest ? duration : Longest;
        if (OperatingSystem.IsLinux())
        {
            // A signal ends it early; the caller looks at the clock again.
            _ = Call(new Timespec { Nanoseconds = (nint)slice.TotalNanoseconds }, 0);
        }
        else
        {
            using var never = new ManualResetEvent(initialState: false);
            never.WaitOne((int)Math.Ceiling(slice.TotalMilliseconds));
        }
    }

    [LibraryImport("libc", EntryPoint = "nanosleep")]
    private static partial int Call(in Timespec request, nint remaining);

    [StructLayout(LayoutKind.Sequential)]
    private struct Timespec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
