namespace FeedRanking.Offline.Regret;

/// <summary>Counts of a page.</summary>
/// <param name="All">Videos on it.</param>
/// <param name="UnderADayOld">Of these, uploaded within the last 24 hours.</param>
/// <param name="OfSmallCreators">Of these, by creators whom fewer than 100 follow.</param>
/// <param name="Repeats">Of these, seen by the viewer before.</param>
internal readonly record struct PageItems(int All, int UnderADayOld, int OfSmallCreators, int Repeats)
{
    /// <summary>Counts a page.</summary>
    public static PageItems Of(IReadOnlyList<int> page, int viewerId, KnownTruth truth) => new(
        page.Count, page.Count(truth.IsUnderADayOld), page.Count(truth.HasSmallCreator), page.Count(truth.SeenBy(viewerId).Contains));
}
