namespace FeedRanking.Features;

/// <summary>Which learned vectors stand for the groups that a viewer belongs to: the codes of the profile and the region.</summary>
public static class ViewerBuckets
{
    /// <summary>Rows of the one table for all columns: the last one stands for "not known".</summary>
    public const int Count = Known + 1;

    private const int Known = 8_191;

    // Fields are told apart by the upper half of what is hashed.
    private const int FieldShift = 32;

    /// <summary>Columns, "name@version".</summary>
    public static IReadOnlyList<string> Columns { get; } =
        [.. Enumerable.Range(0, ViewerCodes.MaxFields).Select(field => $"viewer_code_{field}_bucket@1"), "viewer_region_bucket@1"];

    /// <summary>Writes the viewer's buckets, one per column.</summary>
    public static void Fill(ViewerRow viewer, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        for (var field = 0; field < ViewerCodes.MaxFields; field++)
        {
            var code = viewer.Profile.Codes[field];
            destination[field] = code == ViewerCodes.Unknown ? Known : Of(field, code);
        }

        Regions.TryGetCode(viewer.Region, out var region);
        destination[ViewerCodes.MaxFields] = Of(ViewerCodes.MaxFields, region);
    }

    private static int Of(int field, int code) => Buckets.Of(((ulong)field << FieldShift) + (ulong)code, Known);
}
