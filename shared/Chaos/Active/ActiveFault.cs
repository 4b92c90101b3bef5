namespace FeedRanking.Chaos;

/// <summary>A fault that acts now, or did lately.</summary>
public sealed class ActiveFault
{
    private long _injections;

    internal ActiveFault(string id, FaultRequest request, DateTimeOffset endsAt) => (Id, Request, EndsAt) = (id, request, endsAt);

    /// <summary>Names it: for stopping it, and in the log.</summary>
    public string Id { get; }

    /// <summary>What was asked for.</summary>
    public FaultRequest Request { get; }

    /// <summary>When it ends by itself.</summary>
    public DateTimeOffset EndsAt { get; }

    /// <summary>Calls that it hit so far.</summary>
    public long Injections => Interlocked.Read(ref _injections);

    /// <summary>Milliseconds that are added.</summary>
    public TimeSpan Latency => TimeSpan.FromMilliseconds(Request.LatencyMs);

    /// <summary>A fault without an end, for those who test what it does.</summary>
    /// <param name="request">What was asked for.</param>
    public static ActiveFault Of(FaultRequest request) => new("test", request, DateTimeOffset.MaxValue);

    internal ITimer? Timer { get; set; }

    internal void Hit() => Interlocked.Increment(ref _injections);

    internal bool IsAbout(string fault, string target, int replica) =>
        Request.Fault.Name == fault && Request.Target == target && (replica == 0 || Request.Replica is null || Request.Replica == replica);
}
