namespace FeedRanking.World;

/// <summary>A viewer with the tastes that the logs only hint at.</summary>
public sealed record SimulatedViewer
{
    /// <summary>The id in the logs.</summary>
    public required long Id { get; init; }

    /// <summary>Lower-case region code.</summary>
    public required string Region { get; init; }

    /// <summary>Liking of each topic, in logits; mean about 0.</summary>
    public required IReadOnlyList<double> TopicTastes { get; init; }

    /// <summary>Topics in falling order of taste: what the older recommender has learned of the viewer.</summary>
    public required IReadOnlyList<int> FavouriteTopics { get; init; }

    /// <summary>Liking of each style, to be multiplied with a video's <see cref="SimulatedVideo.Style"/>.</summary>
    public required ReadOnlyMemory<float> StyleTastes { get; init; }

    /// <summary>How readily this viewer watches, in logits; mean 0.</summary>
    public required double Mood { get; init; }

    /// <summary>How readily this viewer likes, comments, shares and follows, in logits; mean 0.</summary>
    public required double Generosity { get; init; }

    /// <summary>Natural logarithm of the length in milliseconds that suits this viewer best.</summary>
    public required double PreferredLogDuration { get; init; }

    /// <summary>Mean impressions a day.</summary>
    public required double ImpressionsPerDay { get; init; }

    /// <summary>Hour (UTC) around which sessions begin.</summary>
    public required int UsualHour { get; init; }
}
