using System.Runtime.InteropServices;

namespace NBomber.Pacing;

/// <summary>The C library's call. A signal ends it early, which the caller sees by looking at the clock again.</summary>
internal static partial class Nanosleep
{
    public static void For(TimeSpan duration)
    {
        var request = new Timespec { Seconds = 0, Nanoseconds = (nint)duration.TotalNanoseconds };
        _ = Call(in request, 0);
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
