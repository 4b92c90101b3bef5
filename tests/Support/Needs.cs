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

        if (need.HasFlag(Need.Kafka) && KafkaFixture.WhyUnavailable is { } kafka)
        {
            return kafka;
        }

        return need.HasFlag(Need.Toxiproxy) ? WhatIsMissing(Toxiproxy.Tool) : null;
    }

    /// <summary>The reason to skip, or null when the tool is there.</summary>
    public static string? WhatIsMissing(string tool) =>
        Tools.Find(tool) is null
            ? $"needs the tool '{tool}': put it into the folder that FEEDRANKING_TOOLS names, or into ../shared/tools/bin (Debian's: ./deploy/setup.sh --testing)"
            : null;
}
