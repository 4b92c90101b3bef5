namespace FeedRanking.Features;

/// <summary>
/// Inputs of the two-tower model, computed in this one place for serving, replay and training. The viewer tower takes the last actions'
/// video embeddings with two weights each; the video tower takes facts of a video, for uploads that no viewer has reacted to.
/// </summary>
public static class TowerInputs
{
    /// <summary>Actions that the viewer tower takes; fewer are padded with zeros at the front, the newest is always last.</summary>
    public const int HistoryLength = ViewerRow.MaxActions;

    /// <summary>Weights per action: 0 for positive actions (long view or like), 1 for actions of any kind.</summary>
    public const int WeightColumns = 2;

    /// <summary>An action this many places back weighs half as much as the newest.</summary>
    public const float HalfLifePlaces = 25;

    private const int TopicBuckets = 128;
    private const int CreatorBuckets = 128;

    private static readonly float[] Decay = MakeDecay();

    /// <summary>Columns of the video tower's input, "name@version".</summary>
    public static IReadOnlyList<string> ContentColumns { get; } = MakeContentColumns();

    /// <summary>The place in the padded history of an action.</summary>
    /// <param name="index">Index into the actions, the newest last.</param>
    /// <param name="count">Number of actions, at most <see cref="HistoryLength"/>.</param>
    public static int Place(int index, int count) => HistoryLength - count + index;

    /// <summary>How much an action counts that lies some places back.</summary>
    /// <param name="placesBack">0 for the newest, to <see cref="HistoryLength"/> - 1.</param>
    public static float Recency(int placesBack) => Decay[placesBack];

    /// <summary>Writes the weights of the last actions: <see cref="HistoryLength"/> × <see cref="WeightColumns"/> values, all of them.</summary>
    public static void Weights(IReadOnlyList<ViewerAction> actions, Span<float> destination)
    {
        destination[..(HistoryLength * WeightColumns)].Clear();
        for (var i = 0; i < actions.Count; i++)
        {
            var weight = Recency(actions.Count - 1 - i);
            var place = Place(i, actions.Count) * WeightColumns;
            destination[place] = actions[i].IsPositive ? weight : 0;
            destination[place + 1] = weight;
        }
    }

    /// <summary>Writes one row of <see cref="ContentColumns"/>.</summary>
    public static void Content(VideoRow video, Span<float> destination)
    {
        var row = destination[..ContentColumns.Count];
        row.Clear();
        if (video.Topic >= 0)
        {
            row[video.Topic % TopicBuckets] = 1;
        }

        row[TopicBuckets + Buckets.Of((ulong)video.CreatorId, CreatorBuckets)] = 1;
        var facts = row[(TopicBuckets + CreatorBuckets)..];
        facts[0] = video.DurationMs > 0 ? MathF.Log(video.DurationMs / 1_000f + 1) / 4 : 0;
        facts[1] = video.DurationMs > 0 ? 1 : 0;
        facts[2] = video.Width > video.Height ? 1 : 0;
        facts[3] = video.MusicType == 9 ? 1 : 0;
    }

    private static float[] MakeDecay()
    {
        var decay = new float[HistoryLength];
        for (var place = 0; place < decay.Length; place++)
        {
            decay[place] = MathF.Pow(0.5f, place / HalfLifePlaces);
        }

        return decay;
    }

    private static List<string> MakeContentColumns() =>
    [
        .. Enumerable.Range(0, TopicBuckets).Select(bucket => $"video_topic_{bucket}@1"),
        .. Enumerable.Range(0, CreatorBuckets).Select(bucket => $"video_creator_bucket_{bucket}@1"),
        "video_log_duration@1",
        "video_duration_known@1",
        "video_landscape@1",
        "video_original_music@1",
    ];
}
