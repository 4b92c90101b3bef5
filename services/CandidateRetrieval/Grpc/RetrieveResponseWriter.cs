using FeedRanking.Contracts.Reuse;
using FeedRanking.Contracts.V1;
using FeedRanking.Retrieval.Catalogue;
using FeedRanking.Retrieval.Merge;
using Google.Protobuf;

namespace FeedRanking.CandidateRetrieval.Grpc;

/// <summary>Turns an answer into its message: columns of equal length.</summary>
internal static class RetrieveResponseWriter
{
    public static RetrieveResponse Write(RetrievalAnswer retrieval, CatalogueSnapshot snapshot, string modelVersion)
    {
        var response = Messages.RetrieveResponses.Rent();
        response.ModelVersion = modelVersion;
        var sources = new byte[retrieval.Candidates.Count];

        // Room at once: growing step by step would allocate three times as much.
        (response.VideoIds.Capacity, response.Scores.Capacity) = (sources.Length, sources.Length);
        (response.CreatorIds.Capacity, response.Topics.Capacity) = (sources.Length, sources.Length);
        for (var i = 0; i < sources.Length; i++)
        {
            var candidate = retrieval.Candidates[i];
            response.VideoIds.Add(snapshot.VideoIds[candidate.Slot]);
            response.Scores.Add(candidate.Score);
            response.CreatorIds.Add(snapshot.CreatorIds[candidate.Slot]);
            response.Topics.Add(snapshot.Topics[candidate.Slot]);
            sources[i] = (byte)candidate.Source;
        }

        response.SourceIndexes = UnsafeByteOperations.UnsafeWrap(sources);
        response.SourceNames.AddRange(retrieval.Sources);
        response.Failures.AddRange(retrieval.Faults.Select(fault => new SourceFailure { Source = fault.Source, Reason = fault.Reason }));
        return response;
    }
}
