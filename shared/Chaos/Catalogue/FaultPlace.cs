namespace FeedRanking.Chaos;

/// <summary>Which process a fault acts in.</summary>
public enum FaultPlace
{
    /// <summary>In the gateway: in its clients, on the way to what the fault is about.</summary>
    Gateway,

    /// <summary>In the service that it is about.</summary>
    Service,
}
