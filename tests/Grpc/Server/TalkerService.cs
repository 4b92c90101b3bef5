using FeedRanking.Grpc.Tests.V1;

namespace FeedRanking.Grpc.Tests.Server;

/// <summary>Has a method that streams in both directions.</summary>
internal sealed class TalkerService : Talker.TalkerBase;
