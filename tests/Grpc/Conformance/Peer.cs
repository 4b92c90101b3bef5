namespace FeedRanking.Grpc.Tests.Conformance;

/// <summary>Foreign peers, as sets.</summary>
[Flags]
internal enum Peer
{
    None = 0,
    GrpcJs = 1,
    Grpcio = 2,
    Grpcurl = 4,
    Ghz = 8,

    /// <summary>Those that are told each call by a script of ours.</summary>
    Scripts = GrpcJs | Grpcio,
    AllClients = Scripts | Grpcurl | Ghz,
}
