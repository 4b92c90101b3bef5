using FeedRanking.Retrieval.Sources;

namespace FeedRanking.Retrieval.Merge;

/// <summary>What one source proposed.</summary>
/// <param name="Quota">How many of an answer of <see cref="RetrievalOptions.QuotaLimit"/> may come from it.</param>
/// <param name="Candidates">Best first.</param>
internal readonly record struct Proposals(int Quota, IReadOnlyList<Candidate> Candidates);
