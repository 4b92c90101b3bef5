namespace FeedRanking.Features.Definitions;

/// <summary>One of the viewer's last actions, weighed against what was to be expected of its video.</summary>
/// <param name="Place">Place in the viewer's actions.</param>
/// <param name="IsKnown">Whether its outcomes are known; when not, lift is 0.</param>
/// <param name="IsLiked">Whether it was liked.</param>
/// <param name="Lift">Long view (1 or 0) minus the rate to expect of that video on that surface.</param>
internal readonly record struct WeighedAction(int Place, bool IsKnown, bool IsLiked, float Lift);
