using FeedRanking.Features;
using FeedRanking.Retrieval.Sources;

namespace FeedRanking.Offline.Recall;

/// <summary>One viewer of the test.</summary>
/// <param name="Row">The viewer's row just before the window.</param>
/// <param name="Seen">What the viewer had seen by then.</param>
/// <param name="Excluded">Its slots.</param>
/// <param name="Wanted">Slots that the viewer wanted in the window, seen ones left out.</param>
/// <param name="WantedCount">How many.</param>
internal sealed record RecallViewer(ViewerRow Row, SeenList Seen, SlotSet Excluded, SlotSet Wanted, int WantedCount);
