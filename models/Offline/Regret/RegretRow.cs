namespace FeedRanking.Offline.Regret;

/// <summary>What one rung served in one round, beside its rivals for the same viewers. Seconds are expected seconds watched per feed.</summary>
/// <param name="Label">Which state of the system was measured, as the caller names it.</param>
/// <param name="Round">From 1; viewers react to what is served between rounds.</param>
/// <param name="ServedBy">The rung.</param>
/// <param name="Viewers">Viewers that it served.</param>
/// <param name="Served">Seconds of the served page.</param>
/// <param name="Random">Seconds of random unseen videos.</param>
/// <param name="Popular">Seconds of the popularity list.</param>
/// <param name="IdealDiverse">Seconds of the best page within the diversity rules.</param>
/// <param name="Ideal">Seconds of the best page.</param>
/// <param name="Informed">Seconds of the page chosen by <see cref="InformedTastes"/>: about the most that can be learned from the log.</param>
/// <param name="BestRetrieved">Seconds of the best page of what was retrieved, over feeds that retrieved something; null when none did.</param>
/// <param name="BestRanked">Seconds of the best page of what came as far as the final score; null when nothing did.</param>
/// <param name="Regret">Ideal less served, seconds.</param>
/// <param name="ShareClosed">(served - popular) / (ideal - popular).</param>
/// <param name="ShareClosedDiverse">The same against the best page within the rules.</param>
/// <param name="UnderADayOld">Share of impressions, 0..1.</param>
/// <param name="PopularUnderADayOld">The same of the popularity list.</param>
/// <param name="OfSmallCreators">Share of impressions that goes to creators under 100 followers.</param>
/// <param name="PopularOfSmallCreators">The same of the popularity list.</param>
/// <param name="Repeats">Share of impressions of videos that the viewer had seen.</param>
internal sealed record RegretRow(
    string Label,
    int Round,
    string ServedBy,
    int Viewers,
    Figure Served,
    Figure Random,
    Figure Popular,
    Figure IdealDiverse,
    Figure Ideal,
    Figure Informed,
    Figure? BestRetrieved,
    Figure? BestRanked,
    Figure Regret,
    Figure ShareClosed,
    Figure ShareClosedDiverse,
    Figure UnderADayOld,
    Figure PopularUnderADayOld,
    Figure OfSmallCreators,
    Figure PopularOfSmallCreators,
    double Repeats);
