namespace FeedRanking.LoadTests.Clients;

/// <summary>How long a client waits.</summary>
internal static class CallLimits
{
    /// <summary>After this a request counts as failed with what it has waited: 10 s, far beyond any budget.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
}
