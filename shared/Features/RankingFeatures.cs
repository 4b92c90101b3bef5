using FeedRanking.Features.Definitions;

namespace FeedRanking.Features;

/// <summary>
/// The rankers' inputs, computed in this one place for serving, replay and training. Building one prepares everything that depends on
/// the viewer alone, once per request; <see cref="Assemble"/> then fills rows. Not safe for several threads at a time.
/// </summary>
public sealed class RankingFeatures
{
    private readonly VideoCatalogue _catalogue;
    private readonly Candidate _candidate;

    /// <summary>Prepares the viewer's part.</summary>
    public RankingFeatures(ViewerRow viewer, VideoCatalogue catalogue, RankingContext context)
    {
        _catalogue = catalogue;
        _candidate = new Candidate(viewer, catalogue, context);
    }

    /// <summary>Columns of the light ranker's input.</summary>
    public static FeatureSet Light { get; } = new("light", FeatureCatalogue.Light);

    /// <summary>Columns of the heavy ranker's input.</summary>
    public static FeatureSet Heavy { get; } = new("heavy", FeatureCatalogue.All);

    /// <summary>Writes one row of <paramref name="set"/> per slot. A slot of -1 is a video this catalogue does not know: declared defaults.</summary>
    /// <param name="set"><see cref="Light"/> or <see cref="Heavy"/>.</param>
    /// <param name="slots">Slots of the candidates in the catalogue.</param>
    /// <param name="destination">slots.Length × set.Width values, row-major.</param>
    /// <exception cref="ArgumentException">The destination is too short.</exception>
    public void Assemble(FeatureSet set, ReadOnlySpan<int> slots, Span<float> destination)
    {
        if (destination.Length < slots.Length * set.Width)
        {
            throw new ArgumentException(
                $"{slots.Length} rows of {set.Width} columns need {slots.Length * set.Width} values, not {destination.Length}.", nameof(destination));
        }

        if (slots.IsEmpty)
        {
            return;
        }

        // What is the same for all is computed into the first row and copied into the others.
        var first = destination[..set.Width];
        foreach (var column in set.PerRequest)
        {
            first[column] = set.Features[column].Compute(_candidate);
        }

        for (var row = 1; row < slots.Length; row++)
        {
            first.CopyTo(destination[(row * set.Width)..]);
        }

        for (var row = 0; row < slots.Length; row++)
        {
            _catalogue.PrefetchAhead(slots, row);
            _candidate.MoveTo(slots[row]);
            AssembleRow(set, destination.Slice(row * set.Width, set.Width));
        }
    }

    private void AssembleRow(FeatureSet set, Span<float> row)
    {
        var features = set.Features;
        foreach (var column in set.PerVideo)
        {
            row[column] = _candidate.IsKnown ? features[column].Compute(_candidate) : features[column].Default;
        }
    }
}
