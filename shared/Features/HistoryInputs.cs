using FeedRanking.Features.Definitions;

namespace FeedRanking.Features;

/// <summary>
/// The rankers' view of a viewer's last actions, computed in this one place for serving, replay and training: which video each was
/// about, and what came of it. Attention weighs the actions by how alike their videos are to the candidate.
/// </summary>
public static class HistoryInputs
{
    /// <summary>Actions in the tensor; fewer are padded with zeros at the front, the newest is always last.</summary>
    public const int Length = ViewerRow.MaxActions;

    /// <summary>Columns per action, "name@version": how recent (0 stands for no action), whether its outcomes are known, long view minus the rate to expect, liked, and the share watched.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["action_recency@1", "action_known@1", "action_lift@1", "action_liked@1", "action_watched@1"];

    /// <summary>Writes the actions of a viewer.</summary>
    /// <param name="viewer">The viewer.</param>
    /// <param name="catalogue">Where the videos' facts are.</param>
    /// <param name="slots"><see cref="Length"/> catalogue slots of the actions' videos; -1 for padding and for videos that the catalogue does not hold.</param>
    /// <param name="values"><see cref="Length"/> × <see cref="Columns"/> values, all of them written.</param>
    public static void Fill(ViewerRow viewer, VideoCatalogue catalogue, Span<int> slots, Span<float> values)
    {
        slots[..Length].Fill(-1);
        values[..(Length * Columns.Count)].Clear();
        var count = viewer.Actions.Count;
        for (var i = 0; i < count; i++)
        {
            var action = viewer.Actions[i];
            if (catalogue.TryGetSlot(action.VideoId, out var slot))
            {
                var place = TowerInputs.Place(i, count);
                slots[place] = slot;
                Fill(WeighedAction.Of(action, i, catalogue.EntryAt(slot), catalogue), TowerInputs.Recency(count - 1 - i), values.Slice(place * Columns.Count, Columns.Count));
            }
        }
    }

    private static void Fill(WeighedAction action, float recency, Span<float> values)
    {
        values[0] = recency;
        values[1] = action.IsKnown ? 1 : 0;
        values[2] = action.Lift;
        values[3] = action.IsLiked ? 1 : 0;
        values[4] = action.WatchedShare;
    }
}
