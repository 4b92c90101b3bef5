namespace FeedRanking.World;

/// <summary>A video with the qualities that the logs only hint at.</summary>
public sealed record SimulatedVideo
{
    /// <summary>The id in the logs.</summary>
    public required long Id { get; init; }

    /// <summary>Who made it.</summary>
    public required long CreatorId { get; init; }

    /// <summary>Topic number.</summary>
    public required int Topic { get; init; }

    /// <summary>Length in milliseconds.</summary>
    public required int DurationMs { get; init; }

    /// <summary>Day of the upload, counted from the world's first day; negative for earlier ones.</summary>
    public required int UploadDay { get; init; }

    /// <summary>Region whose language it speaks.</summary>
    public required string Region { get; init; }

    /// <summary>How good it is for everybody, in logits; mean 0.</summary>
    public required double Quality { get; init; }

    /// <summary>Style, close to its creator's and its topic's.</summary>
    public required IReadOnlyList<double> Style { get; init; }
}
