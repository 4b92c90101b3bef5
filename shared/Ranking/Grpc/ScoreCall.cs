using FeedRanking.Contracts.V1;
using Grpc.Core;

namespace FeedRanking.Ranking.Grpc;

/// <summary>Calls one ranker's Score method: the light and the heavy one have the same messages and different generated clients.</summary>
/// <param name="channel">Where it listens.</param>
/// <param name="request">What to score.</param>
/// <param name="options">Deadline and cancellation.</param>
public delegate AsyncUnaryCall<ScoreResponse> ScoreCall(ChannelBase channel, ScoreRequest request, CallOptions options);
