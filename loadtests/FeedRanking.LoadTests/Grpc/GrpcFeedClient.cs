using FeedRanking.Contracts.V1;
using FeedRanking.LoadTests.Clients;
using FeedRanking.LoadTests.Requests;
using Grpc.Core;
using Grpc.Net.Client;

namespace FeedRanking.LoadTests.Grpc;

/// <summary>feedranking.v1.Feed/GetFeed, over some connections in turn.</summary>
internal sealed class GrpcFeedClient : IFeedClient
{
    private readonly GrpcChannel[] _channels;
    private readonly Feed.FeedClient[] _clients;
    private readonly TimeProvider _clock;
    private uint _turn;

    public GrpcFeedClient(Uri gateway, int connections, TimeProvider clock)
    {
        _channels = [.. Enumerable.Range(0, connections).Select(_ => GrpcChannel.ForAddress(gateway))];
        _clients = [.. _channels.Select(channel => new Feed.FeedClient(channel))];
        _clock = clock;
    }

    public async Task<FeedAnswer> GetAsync(FeedCall call, Action answered)
    {
        var request = new GetFeedRequest { UserId = call.ViewerId, Size = call.Size };
        if (call.Follows is { } feed)
        {
            request.Cursor = feed.Cursor;
        }

        try
        {
            var client = _clients[(int)(Interlocked.Increment(ref _turn) % (uint)_clients.Length)];
            var answer = await client.GetFeedAsync(request, deadline: (_clock.GetUtcNow() + CallLimits.Timeout).UtcDateTime);
            answered();
            return new FeedAnswer(
                answer.ServedBy,
                IsNewFeed: answer.Items.FirstOrDefault()?.Position == 0,
                answer.HasNextCursor ? answer.NextCursor : null,
                [.. answer.Items.Select(item => item.VideoId)],
                [new("total", answer.LatencyMs)],
                answer.CalculateSize());
        }
        catch (RpcException exception)
        {
            throw new FeedCallException($"grpc_{exception.StatusCode}");
        }
    }

    public void Dispose()
    {
        foreach (var channel in _channels)
        {
            channel.Dispose();
        }
    }
}
