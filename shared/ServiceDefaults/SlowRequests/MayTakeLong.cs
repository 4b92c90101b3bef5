namespace FeedRanking.ServiceDefaults.SlowRequests;

/// <summary>Marks an endpoint whose duration says nothing: probes, scrapes, watches.</summary>
internal sealed class MayTakeLong
{
    public static readonly MayTakeLong Marker = new();
}
