namespace FeedRanking.World;

/// <summary>What a simulated viewer did with one impression.</summary>
/// <param name="PlayTimeMs">How long it was watched, milliseconds.</param>
/// <param name="Click">Stayed with it at all.</param>
/// <param name="LongView">KuaiRand's long view: the whole video or 18 seconds of it.</param>
/// <param name="Like">Liked it.</param>
/// <param name="Comment">Commented.</param>
/// <param name="Share">Shared it.</param>
/// <param name="Follow">Followed the creator.</param>
/// <param name="Hide">Asked not to see it again.</param>
public readonly record struct ReactionOutcome(
    int PlayTimeMs, bool Click, bool LongView, bool Like, bool Comment, bool Share, bool Follow, bool Hide);
