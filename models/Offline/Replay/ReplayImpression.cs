using FeedRanking.Features;

namespace FeedRanking.Offline.Replay;

/// <summary>One logged impression at the moment it happened: viewer and catalogue stand as serving would have known them.</summary>
/// <param name="Viewer">The viewer before this impression. Changes as the replay goes on: read it at once.</param>
/// <param name="VideoId">The video.</param>
/// <param name="Slot">Its slot in the replay's catalogue; -1 for a video that the video table lacks.</param>
/// <param name="TimeMs">When it happened, shifted like every time of the replay.</param>
/// <param name="Surface">Where; <see cref="Surfaces.Unknown"/> for history.</param>
/// <param name="Labels">What came of it: for training and evaluation, never for features.</param>
/// <param name="PlayTimeMs">How long it played: an outcome too; 0 for history, which does not say.</param>
/// <param name="Date">Day of the log as YYYYMMDD; 0 for history.</param>
/// <param name="Line">Index into the dataset's log; -1 for history.</param>
internal readonly record struct ReplayImpression(
    ViewerRow Viewer,
    long VideoId,
    int Slot,
    long TimeMs,
    byte Surface,
    Outcomes Labels,
    int PlayTimeMs,
    int Date,
    int Line)
{
    public bool IsHistory => Line < 0;
}
