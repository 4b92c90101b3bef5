namespace FeedRanking.Chaos;

/// <summary>One number, or one of some words, that a fault takes.</summary>
/// <param name="Name">As in requests: snake_case, with its unit.</param>
/// <param name="Min">Smallest value; 0 for a word.</param>
/// <param name="Max">Largest value; 0 for a word.</param>
/// <param name="Default">What is taken where nothing is said; null where nothing is the default.</param>
/// <param name="What">What it says.</param>
public sealed record FaultParameter(string Name, double Min, double Max, double? Default, string What)
{
    /// <summary>Share of calls that are hit.</summary>
    public const string Rate = "rate";

    /// <summary>Seconds until the fault ends by itself.</summary>
    public const string DurationS = "duration_s";

    /// <summary>Which replica of the target, from 1.</summary>
    public const string Replica = "replica";

    /// <summary>Milliseconds that are added.</summary>
    public const string LatencyMs = "latency_ms";

    /// <summary>Seconds by which features are older.</summary>
    public const string AgeS = "age_s";

    /// <summary>The group of features.</summary>
    public const string Group = "group";

    /// <summary>Shortest fault, seconds.</summary>
    public const int MinDurationS = 1;

    /// <summary>Longest fault, seconds.</summary>
    public const int MaxDurationS = 600;

    /// <summary>What a fault lasts unless told, seconds.</summary>
    public const int DefaultDurationS = 60;

    /// <summary>Most replicas of a service.</summary>
    public const int MaxReplica = 4;

    /// <summary>The words that it takes, the first is the default; null for a number.</summary>
    public IReadOnlyList<string>? Words { get; init; }

    /// <summary>Whether it takes whole numbers only.</summary>
    public bool IsWhole => Name != Rate;
}
