using System.Runtime.InteropServices;

namespace FeedRanking.Local.Processes;

/// <summary>Asks a process to end, holds it, lets it go on. The base library can only kill.</summary>
internal static partial class ProcessSignal
{
    private const int Terminate = 15;
    private const int KillNow = 9;

    // Linux and the BSDs count these differently.
    private static readonly int Hold = OperatingSystem.IsLinux() ? 19 : 17;
    private static readonly int GoOn = OperatingSystem.IsLinux() ? 18 : 19;

    /// <summary>Asks it to end (SIGTERM).</summary>
    public static void SendTerminate(int pid) => _ = Kill(pid, Terminate);

    /// <summary>Ends it (SIGKILL).</summary>
    public static void SendKill(int pid) => _ = Kill(pid, KillNow);

    /// <summary>Holds it where it is (SIGSTOP): its connections stand, and it answers nothing.</summary>
    public static void SendPause(int pid) => _ = Kill(pid, Hold);

    /// <summary>Lets it go on (SIGCONT).</summary>
    public static void SendResume(int pid) => _ = Kill(pid, GoOn);

    // Of interest is only whether the process is gone afterwards, and that is looked at.
    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);
}
