using FeedRanking.Contracts.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace FeedRanking.Benchmarks.Rankers.Grpc;

/// <summary>Calls a ranker's real process over a few channels, as the gateway does.</summary>
internal sealed class RankerCaller : IDisposable
{
    private const int Channels = 2;
    private readonly List<GrpcChannel> _channels = [];
    private readonly List<Func<ScoreRequest, AsyncUnaryCall<ScoreResponse>>> _methods = [];
    private readonly IReadOnlyList<ScoreRequest> _requests;
    private int _turn;

    /// <param name="address">The service's gRPC endpoint.</param>
    /// <param name="method">How it is called over a channel.</param>
    /// <param name="requests">What is asked, in turns.</param>
    public RankerCaller(Uri address, Func<ChannelBase, Func<ScoreRequest, AsyncUnaryCall<ScoreResponse>>> method, IReadOnlyList<ScoreRequest> requests)
    {
        _requests = requests;
        for (var i = 0; i < Channels; i++)
        {
            // A handler of its own: channels would share one connection otherwise.
            var channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions { HttpHandler = new SocketsHttpHandler(), DisposeHttpClient = true });
            _channels.Add(channel);
            _methods.Add(method(channel));
        }
    }

    /// <summary>One call.</summary>
    /// <exception cref="InvalidOperationException">The answer does not hold a score for every candidate.</exception>
    public async ValueTask CallAsync(int caller)
    {
        var request = _requests[(Interlocked.Increment(ref _turn) & int.MaxValue) % _requests.Count];
        using var call = _methods[caller % Channels](request);
        var answer = await call.ResponseAsync;
        if (answer.Scores.Count != request.VideoIds.Count * answer.HeadNames.Count)
        {
            throw new InvalidOperationException($"{answer.Scores.Count} scores for {request.VideoIds.Count} candidates and {answer.HeadNames.Count} heads.");
        }
    }

    public void Dispose() => _channels.ForEach(channel => channel.Dispose());
}
