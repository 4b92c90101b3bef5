namespace FeedRanking.Features;

/// <summary>
/// The rankers' inputs, computed in this one place for serving, replay and training. Building one prepares everything that depends on
/// the viewer alone, once per request; <see cref="Assemble"/> then fills rows.
/// </summary>
public sealed class RankingFeatures
{
    /// <summary>Columns of the light ranker's input.</summary>
    public static FeatureSet Light { get; } = new("light", []);

    /// <summary>Columns of the heavy ranker's input.</summary>
    public static FeatureSet Heavy { get; } = new("heavy", []);

    /// <summary>Prepares the viewer's part.</summary>
    public RankingFeatures(ViewerRow viewer, VideoCatalogue catalogue, RankingContext context) =>
        throw new NotSupportedException();

    /// <summary>Writes one row of <paramref name="set"/> per slot. A slot of -1 is a video this catalogue does not know: declared defaults.</summary>
    /// <param name="set"><see cref="Light"/> or <see cref="Heavy"/>.</param>
    /// <param name="slots">Slots of the candidates in the catalogue.</param>
    /// <param name="destination">slots.Length × set.Width values, row-major.</param>
    public void Assemble(FeatureSet set, ReadOnlySpan<int> slots, Span<float> destination) =>
        throw new NotSupportedException();
}
