namespace FeedRanking.World;

/// <summary>A video with the qualities that the logs only hint at. A value, so that millions lie in one array.</summary>
public readonly record struct SimulatedVideo
{
    /// <summary>The id in the logs.</summary>
    public required long Id { get; init; }

    /// <summary>Who made it.</summary>
    public required int CreatorId { get; init; }

    /// <summary>Topic number.</summary>
    public required int Topic { get; init; }

    /// <summary>Length in milliseconds.</summary>
    public required int DurationMs { get; init; }

    /// <summary>Second of the upload, counted from the world's first midnight; negative for earlier ones.</summary>
    public required int UploadSecond { get; init; }

    /// <summary>How good it is for everybody, in logits; mean 0.</summary>
    public required float Quality { get; init; }

    /// <summary>Region whose language it speaks.</summary>
    public required string Region { get; init; }

    /// <summary>Style, close to its creator's and its topic's; <see cref="ReactionModel.StyleDimensions"/> numbers.</summary>
    public required ReadOnlyMemory<float> Style { get; init; }

    /// <summary>Day of the upload, counted from the world's first day; negative for earlier ones.</summary>
    public int UploadDay => (int)Math.Floor(UploadSecond / (double)WorldOptions.SecondsPerDay);
}
