namespace FeedRanking.FeatureStore;

/// <summary>
/// The only place where Redis keys and fields are built. The part in braces decides the hash slot, so everything about one viewer lies
/// on one node of a cluster, and every chunk of the catalogue on its own.
/// </summary>
internal static class Keys
{
    /// <summary>Everything that this system stores.</summary>
    public const string All = "fr:*";

    /// <summary>All hashes of viewers.</summary>
    public const string AllViewers = "fr:v:*";

    /// <summary>Sorted set of the chunks of the catalogue that exist.</summary>
    public const string VideoChunks = "fr:videos:chunks";

    /// <summary>Counters that belong to no single video.</summary>
    public const string GlobalCounters = "fr:videos:globals";

    /// <summary>Field of a viewer's hash: the packed viewer row.</summary>
    public const string RowField = "row";

    /// <summary>Field of a viewer's hash: the packed seen list.</summary>
    public const string SeenField = "seen";

    /// <summary>Field of a viewer's hash: the precomputed candidates.</summary>
    public const string CandidatesField = "candidates";

    private const string OffsetPrefix = "offset:";

    /// <summary><see cref="RowField"/> as it arrives.</summary>
    public static ReadOnlySpan<byte> RowFieldUtf8 => "row"u8;

    /// <summary><see cref="SeenField"/> as it arrives.</summary>
    public static ReadOnlySpan<byte> SeenFieldUtf8 => "seen"u8;

    /// <summary><see cref="CandidatesField"/> as it arrives.</summary>
    public static ReadOnlySpan<byte> CandidatesFieldUtf8 => "candidates"u8;

    /// <summary>Hash of one viewer.</summary>
    public static string Viewer(long viewerId) => $"fr:v:{{{viewerId}}}";

    /// <summary>What follows one page of a viewer's feed; in the viewer's slot, with an expiry.</summary>
    public static string FeedSession(long viewerId, Guid sessionId) => $"fr:page:{{{viewerId}}}:{sessionId:N}";

    /// <summary>How one answer came about; with an expiry.</summary>
    public static string Explanation(Guid requestId) => $"fr:explain:{{{requestId:N}}}";

    /// <summary>Reads <see cref="Viewer"/> back.</summary>
    public static bool TryParseViewer(string key, out long viewerId)
    {
        viewerId = -1;
        return key.StartsWith("fr:v:{", StringComparison.Ordinal) && key.EndsWith('}') && long.TryParse(key.AsSpan(6, key.Length - 7), out viewerId);
    }

    /// <summary>Hash of one chunk of the catalogue.</summary>
    public static string VideoChunk(long chunk) => $"fr:videos:{{{chunk}}}";

    /// <summary>Popularity list of one region.</summary>
    public static string Popular(string region) => $"fr:popular:{{{region}}}";

    /// <summary>Field of a viewer's hash: offset of the last event of a partition that the row contains.</summary>
    public static string OffsetField(string topic, int partition) => $"{OffsetPrefix}{topic}:{partition}";

    /// <summary>Reads <see cref="OffsetField"/> back.</summary>
    public static bool TryParseOffsetField(string field, out string topic, out int partition)
    {
        (topic, partition) = ("", -1);
        if (!field.StartsWith(OffsetPrefix, StringComparison.Ordinal))
        {
            return false;
        }

        var colon = field.LastIndexOf(':');
        if (colon < OffsetPrefix.Length || !int.TryParse(field.AsSpan(colon + 1), out partition))
        {
            return false;
        }

        topic = field[OffsetPrefix.Length..colon];
        return true;
    }
}
