namespace FeedRanking.LoadTests.Faults;

/// <summary>A disturbance of toxiproxy.</summary>
/// <param name="Type">Its name there.</param>
/// <param name="BothWays">Whether requests are disturbed as well as answers.</param>
/// <param name="Attributes">Its settings.</param>
internal sealed record Toxic(string Type, bool BothWays, IReadOnlyDictionary<string, int> Attributes)
{
    /// <summary>Every answer comes so much later.</summary>
    public static Toxic Latency(int ms) => new("latency", BothWays: false, new Dictionary<string, int> { ["latency"] = ms, ["jitter"] = 0 });

    /// <summary>Every connection breaks after so many bytes of answers: in the middle of one.</summary>
    public static Toxic CutAfter(int bytes) => new("limit_data", BothWays: false, new Dictionary<string, int> { ["bytes"] = bytes });

    /// <summary>Nothing comes through any more, and no connection closes.</summary>
    public static Toxic HalfOpen { get; } = new("timeout", BothWays: true, new Dictionary<string, int> { ["timeout"] = 0 });

    /// <summary>So many KB a second, for each connection.</summary>
    public static Toxic Narrow(int kilobytesPerSecond) => new("bandwidth", BothWays: true, new Dictionary<string, int> { ["rate"] = kilobytesPerSecond });
}
