using System.Diagnostics;

namespace FeedRanking.Chaos;

/// <summary>Ends this process by the signal that it cannot catch.</summary>
internal sealed class ProcessEnd : IProcessEnd
{
    public void EndNow()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }
}
