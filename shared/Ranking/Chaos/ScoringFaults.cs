using System.Runtime.InteropServices;
using FeedRanking.Chaos;
using FeedRanking.Features;
using FeedRanking.Features.Definitions;

namespace FeedRanking.Ranking;

/// <summary>
/// What faults on demand do inside a ranker: to the time that features are computed for, to the features, to the scores. Only there where chaos is
/// enabled; the ranker's own checks come after it, so that they are what is tested.
/// </summary>
/// <param name="faults">What acts now.</param>
/// <param name="target">The ranker, among <see cref="FaultTargets.Rankers"/>.</param>
public sealed class ScoringFaults(IFaults faults, string target)
{
    private static readonly (string Group, FeatureEntity Entity)[] Groups =
    [
        ("viewer", FeatureEntity.Viewer), ("video", FeatureEntity.Video), ("viewer_video", FeatureEntity.ViewerVideo), ("context", FeatureEntity.Context),
    ];

    /// <summary>The time that features are computed for: later than now when what is stored shall be old.</summary>
    /// <param name="nowMs">The request's time, milliseconds since the Unix epoch.</param>
    public long NowMs(long nowMs) =>
        faults.Any && faults.Roll(FaultNames.StaleFeatures, target) is { } stale ? nowMs + (stale.Request.AgeS * 1_000L) : nowMs;

    /// <summary>Takes a group of features away.</summary>
    /// <param name="features">The columns.</param>
    /// <param name="rows">Rows of them; changed in place.</param>
    /// <returns>The group and how many values hold defaults now; null when none was taken.</returns>
    public (FeatureEntity Group, int Values)? Features(FeatureSet features, Span<float> rows)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (!faults.Any || faults.Roll(FaultNames.MissingFeatures, target) is not { } missing)
        {
            return null;
        }

        foreach (var (group, entity) in Groups)
        {
            if (group == missing.Request.Group)
            {
                return (entity, features.WriteDefaults(entity, rows));
            }
        }

        return null;
    }

    /// <summary>Spoils scores in place.</summary>
    /// <param name="scores">Row-major, a row per candidate. The memory is written to, although nobody else may.</param>
    /// <param name="heads">Columns of a row.</param>
    public void Scores(ReadOnlySpan<float> scores, int heads)
    {
        if (!faults.Any || scores.IsEmpty)
        {
            return;
        }

        var writable = MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(scores), scores.Length);
        if (faults.Roll(FaultNames.NanScores, target) is not null)
        {
            writable[writable.Length / 2] = float.NaN;
        }

        if (faults.Roll(FaultNames.WrongOrder, target) is not null)
        {
            // Rows from back to front: reversing all numbers reverses the rows, and then each row.
            writable.Reverse();
            for (var at = 0; at + heads <= writable.Length; at += heads)
            {
                writable.Slice(at, heads).Reverse();
            }
        }
    }
}
