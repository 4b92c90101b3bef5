using FeedRanking.Contracts.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace FeedRanking.Benchmarks.Feeds.Grpc;

/// <summary>Anybody who serves the contract's Feed over gRPC: our gateway, or a peer.</summary>
internal sealed class GrpcFeedClient : IFeedClient
{
    // A peer with a process per core spreads connections, not calls: so there are several.
    private const int Channels = 8;
    private readonly List<GrpcChannel> _channels = [];
    private readonly List<Feed.FeedClient> _clients = [];
    private int _turn;

    public GrpcFeedClient(Uri address)
    {
        for (var i = 0; i < Channels; i++)
        {
            var channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions { HttpHandler = new SocketsHttpHandler(), DisposeHttpClient = true });
            _channels.Add(channel);
            _clients.Add(new Feed.FeedClient(channel));
        }
    }

    public async Task<FeedOutcome> AskAsync(long viewerId)
    {
        var client = _clients[(Interlocked.Increment(ref _turn) & int.MaxValue) % Channels];
        try
        {
            var feed = await client.GetFeedAsync(new GetFeedRequest { UserId = viewerId, Size = FeedLoad.PageSize });
            return new FeedOutcome(feed.Items.Count, feed.ServedBy);
        }
        catch (RpcException exception)
        {
            throw new HttpRequestException(exception.Status.ToString(), exception);
        }
    }

    public void Dispose() => _channels.ForEach(channel => channel.Dispose());
}
