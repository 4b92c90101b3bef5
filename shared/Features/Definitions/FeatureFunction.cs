namespace FeedRanking.Features.Definitions;

/// <summary>Computes one feature of one candidate.</summary>
/// <param name="candidate">The candidate, its groups and the viewer.</param>
public delegate float FeatureFunction(Candidate candidate);
