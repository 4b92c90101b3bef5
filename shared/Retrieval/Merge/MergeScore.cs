using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using FeedRanking.Features;
using FeedRanking.Retrieval.Sources;

namespace FeedRanking.Retrieval.Merge;

/// <summary>
/// One score for candidates of all sources: the two-tower score, plus the viewer's lifts for topic and creator, plus what everybody
/// likes now. Each source orders by one of these; in the merge every candidate has all of them.
/// </summary>
internal sealed class MergeScore
{
    // A viewer's share of a topic starts from everybody's, which counts like this many fresh positive actions.
    private const float PriorActions = 3;

    private readonly RetrievalQuery _query;
    private readonly float[]? _embedding;
    private readonly RetrievalOptions _weights;
    private readonly Dictionary<int, float> _topics = [];
    private readonly Dictionary<int, float> _lifts = [];
    private readonly Dictionary<long, float> _creators = [];
    private readonly float _actions;

    /// <param name="query">The request.</param>
    /// <param name="embedding">Of the viewer; null when there is none, then it says nothing.</param>
    /// <param name="weights">Weights of the parts.</param>
    public MergeScore(RetrievalQuery query, float[]? embedding, RetrievalOptions weights)
    {
        (_query, _embedding, _weights) = (query, embedding, weights);
        var actions = query.Viewer.Actions;
        for (var i = 0; i < actions.Count; i++)
        {
            if (actions[i].IsPositive && query.Snapshot.Catalogue.TryGetSlot(actions[i].VideoId, out var slot))
            {
                var weight = TowerInputs.Recency(actions.Count - 1 - i);
                var row = query.Snapshot.Catalogue[slot];
                _topics[row.Topic] = _topics.GetValueOrDefault(row.Topic) + weight;
                _creators[row.CreatorId] = _creators.GetValueOrDefault(row.CreatorId) + weight;
                _actions += weight;
            }
        }
    }

    /// <summary>Score of a slot of the snapshot; finite.</summary>
    public float Of(int slot) => Of(slot, DotProduct(slot));

    /// <summary>The same, where the dot product of viewer and video is known.</summary>
    public float Of(int slot, float dotProduct) =>
        dotProduct
        + (_weights.TopicWeight * TopicLift(_query.Snapshot.Topics[slot]))
        + (_weights.CreatorWeight * CreatorLift(_query.Snapshot.CreatorIds[slot]))
        + (_weights.TrendWeight * _query.Snapshot.Trends[slot]);

    private float DotProduct(int slot) =>
        _embedding is not null && _query.Snapshot.Index.TryGet(slot, out var video) ? TensorPrimitives.Dot(_embedding, video) : 0;

    private float CreatorLift(long creatorId) => _creators.TryGetValue(creatorId, out var weight) ? MathF.Log(1 + weight) : 0;

    // Few topics have many candidates: each logarithm is taken once.
    private float TopicLift(int topic)
    {
        ref var lift = ref CollectionsMarshal.GetValueRefOrAddDefault(_lifts, topic, out var isKnown);
        if (!isKnown)
        {
            var share = _query.Snapshot.TopicShares.GetValueOrDefault(topic, 1);
            lift = MathF.Log((_topics.GetValueOrDefault(topic) + (PriorActions * share)) / ((_actions + PriorActions) * share));
        }

        return lift;
    }
}
