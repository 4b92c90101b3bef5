namespace FeedRanking.World;

/// <summary>The circumstances of an impression that change a reaction.</summary>
/// <param name="Surface">Where in the app (KuaiRand: tab).</param>
/// <param name="Hour">Hour of the day in the viewer's time, 0 to 23.</param>
/// <param name="Position">Place in the session, from 0.</param>
public readonly record struct ReactionContext(byte Surface, int Hour, int Position);
