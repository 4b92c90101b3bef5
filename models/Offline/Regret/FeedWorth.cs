namespace FeedRanking.Offline.Regret;

/// <summary>What one viewer's page and its rivals are worth, in expected seconds watched.</summary>
/// <param name="ServedBy">The rung that served it.</param>
/// <param name="Served">The page that was served.</param>
/// <param name="Random">Unseen videos drawn at random.</param>
/// <param name="Popular">The region's popularity list without what was seen.</param>
/// <param name="IdealDiverse">The best page within the diversity rules.</param>
/// <param name="Ideal">The best page.</param>
/// <param name="Informed">The page that somebody would choose who knows all videos, and the viewer from the log.</param>
/// <param name="BestRetrieved">The best page of what was retrieved; null when nothing was.</param>
/// <param name="BestRanked">The best page of what came as far as the final score; null when nothing did.</param>
/// <param name="ServedItems">What is on the served page.</param>
/// <param name="PopularItems">What is on the page of the popularity list.</param>
internal sealed record FeedWorth(
    string ServedBy,
    double Served,
    double Random,
    double Popular,
    double IdealDiverse,
    double Ideal,
    double Informed,
    double? BestRetrieved,
    double? BestRanked,
    PageItems ServedItems,
    PageItems PopularItems);
