namespace FeedRanking.Ranking;

/// <summary>A ranker's answer.</summary>
/// <param name="Values">Row-major, videos × heads, in the order of the request; every value is finite.</param>
/// <param name="HeadNames">Names of the heads.</param>
/// <param name="UnknownPositions">Positions of videos that the catalogue does not hold; they were scored with declared defaults.</param>
/// <param name="ModelVersion">Version of the model that scored.</param>
public sealed record CandidateScores(
    float[] Values, IReadOnlyList<string> HeadNames, IReadOnlyList<int> UnknownPositions, string ModelVersion);
