namespace FeedRanking.Grpc.Tests.Peers;

/// <summary>A client that is not ours.</summary>
public interface IForeignClient
{
    /// <summary>Begins a call; calls with the same address and options share a channel where the client can.</summary>
    internal ForeignCall Start(CallSpec spec);

    /// <summary>Closes all channels. Called between cases: the next case's server may get the port of an earlier one.</summary>
    internal void Forget();
}
