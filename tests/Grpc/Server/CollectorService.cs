using FeedRanking.Grpc.Tests.V1;

namespace FeedRanking.Grpc.Tests.Server;

/// <summary>Has a method that streams requests.</summary>
internal sealed class CollectorService : Collector.CollectorBase;
