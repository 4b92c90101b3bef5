using FeedRanking.Features;
using FeedRanking.FeatureStore;

namespace FeedRanking.FeedGateway;

/// <summary>What the store knows about the viewer.</summary>
internal sealed class Viewer
{
    private const Outcomes Unwanted = Outcomes.Hide | Outcomes.Report;

    private readonly ViewerRow? _row;

    private Viewer(ViewerRecord record, ViewerRow? row, SeenList seen)
    {
        (PackedRow, _row, Seen) = (record.Row, row, seen);
        (Candidates, CandidatesMadeAtMs) = (record.Candidates, record.CandidatesMadeAtMs);
        Hidden = row?.Actions.Where(action => (action.Outcomes & Unwanted) != 0).Select(action => action.VideoId).ToHashSet() ?? [];
    }

    /// <summary>The row as stored; travels to the services untouched. Empty for a viewer of whom nothing is known.</summary>
    public ReadOnlyMemory<byte> PackedRow { get; }

    public SeenList Seen { get; }

    /// <summary>Videos that the viewer hid or reported lately.</summary>
    public HashSet<long> Hidden { get; }

    /// <summary>Candidates of an earlier retrieval, best first.</summary>
    public IReadOnlyList<long> Candidates { get; }

    public long CandidatesMadeAtMs { get; }

    /// <summary>Null when nothing is known.</summary>
    public string? Region => _row?.Region;

    /// <summary>Whether the viewer has ever done anything that the store remembers.</summary>
    public bool IsKnown => _row is not null || Seen.Ids.Count > 0;

    /// <exception cref="FormatException">A part is not of a known layout.</exception>
    public static Viewer From(ViewerRecord record) => new(
        record, record.Row.IsEmpty ? null : ViewerRow.Unpack(record.Row.Span), SeenList.Unpack(record.Seen.Span));
}
