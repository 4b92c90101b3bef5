using System.Runtime.InteropServices;

namespace FeedRanking.Local.Processes;

/// <summary>Asks a process to end. The base library can only kill.</summary>
internal static partial class ProcessSignal
{
    private const int Terminate = 15;
    private const int KillNow = 9;

    /// <summary>Asks it to end (SIGTERM).</summary>
    public static void SendTerminate(int pid) => _ = Kill(pid, Terminate);

    /// <summary>Ends it (SIGKILL).</summary>
    public static void SendKill(int pid) => _ = Kill(pid, KillNow);

    // Of interest is only whether the process is gone afterwards, and that is looked at.
    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);
}
