namespace FeedRanking.Chaos;

/// <summary>The parameters of the catalogue's faults, each with its limits.</summary>
internal static class FaultParameters
{
    private const int MaxLatencyMs = 10_000;
    private const int MaxAgeS = 30 * 86_400;

    public static FaultParameter Duration { get; } = new(
        FaultParameter.DurationS, FaultParameter.MinDurationS, FaultParameter.MaxDurationS, FaultParameter.DefaultDurationS, "Seconds until it ends by itself.");

    public static FaultParameter Replica { get; } = new(
        FaultParameter.Replica, 1, FaultParameter.MaxReplica, null, "One replica of the target, from 1; without it, all.");

    public static FaultParameter OneReplica { get; } = Replica with { Default = 1, What = "The replica of the target, from 1." };

    public static FaultParameter LatencyMs { get; } = new(FaultParameter.LatencyMs, 1, MaxLatencyMs, 100, "Milliseconds that are added.");

    public static FaultParameter AgeS { get; } = new(FaultParameter.AgeS, 1, MaxAgeS, 86_400, "Seconds by which features are older.");

    public static FaultParameter Group { get; } = new(FaultParameter.Group, 0, 0, null, "The group of features.")
    {
        Words = ["viewer", "video", "viewer_video", "context"],
    };

    public static FaultParameter Rate(double standard) => new(FaultParameter.Rate, 0, 1, standard, "Share of calls that are hit.");
}
