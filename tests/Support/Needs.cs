namespace FeedRanking.Testing;

/// <summary>Says whether this machine has what a test needs, and if not, why.</summary>
public static class Needs
{
    /// <summary>The reason to skip, or null when everything is there.</summary>
    public static string? WhatIsMissing(Need need)
    {
        if (need.HasFlag(Need.Redis) && RedisFixture.WhyUnavailable is { } redis)
        {
            return redis;
        }

        return need.HasFlag(Need.Kafka) ? KafkaFixture.WhyUnavailable : null;
    }

    /// <summary>The reason to skip, or null when the tool is there.</summary>
    public static string? WhatIsMissing(string tool) =>
        Tools.Find(tool) is null
            ? $"needs the tool '{tool}': put it into the folder that FEEDRANKING_TOOLS names, or into ../shared/tools/bin"
            : null;
}
