namespace FeedRanking.ServiceDefaults.Health;

/// <summary>Tags of health checks.</summary>
public static class HealthTags
{
    /// <summary>The service must not get requests while this check is unhealthy.</summary>
    public const string Ready = "ready";
}
