using FeedRanking.Contracts.V1;
using Google.Protobuf;

namespace FeedRanking.Benchmarks.Calls.Grpc;

/// <summary>The messages of one feed, as large as they are when it is served, each with a way there and back.</summary>
internal static class Messages
{
    private const int Retrieved = 1_000;
    private const int Ranked = 150;
    private const int Heads = 9;
    private const int RowBytes = 2_000;
    private const long LargeId = 1L << 23;

    /// <summary>Name, bytes, and what writes and parses it once.</summary>
    public static IReadOnlyList<(string Name, int Bytes, Action Work)> All(Random random)
    {
        long[] ids = [.. Enumerable.Range(0, Retrieved).Select(_ => random.NextInt64(LargeId))];
        return
        [
            Make("RetrieveResponse of 1,000", Retrieve(ids, random), RetrieveResponse.Parser),
            Make("ScoreRequest of 1,000", Request(ids), ScoreRequest.Parser),
            Make("ScoreRequest of 150", Request(ids.AsSpan(0, Ranked)), ScoreRequest.Parser),
            Make("ScoreResponse of 1,000 × 2", Response(Retrieved, 2), ScoreResponse.Parser),
            Make("ScoreResponse of 150 × 9", Response(Ranked, Heads), ScoreResponse.Parser),
        ];
    }

    private static (string Name, int Bytes, Action Work) Make<T>(string name, T message, MessageParser<T> parser)
        where T : class, IMessage<T>
    {
        var buffer = new byte[message.CalculateSize()];
        void WriteAndParse()
        {
            message.WriteTo(buffer.AsSpan());
            parser.ParseFrom(buffer);
        }

        return (name, buffer.Length, WriteAndParse);
    }

    private static RetrieveResponse Retrieve(long[] ids, Random random)
    {
        var response = new RetrieveResponse { ModelVersion = "world-1", SourceIndexes = ByteString.CopyFrom(new byte[ids.Length]) };
        response.VideoIds.AddRange(ids);
        response.CreatorIds.AddRange(ids);
        response.Scores.AddRange(ids.Select(_ => random.NextSingle()));
        response.Topics.AddRange(ids.Select(id => (int)(id % Ranked)));
        return response;
    }

    private static ScoreRequest Request(ReadOnlySpan<long> ids)
    {
        var request = new ScoreRequest { RequestId = Guid.Empty.ToString("N"), ViewerId = LargeId, ViewerRow = ByteString.CopyFrom(new byte[RowBytes]) };
        request.VideoIds.AddRange(ids.ToArray());
        return request;
    }

    private static ScoreResponse Response(int rows, int heads)
    {
        var response = new ScoreResponse { ModelVersion = "world-1" };
        response.Scores.AddRange(Enumerable.Repeat(0.5f, rows * heads));
        response.HeadNames.AddRange(Enumerable.Repeat("long_view", heads));
        return response;
    }
}
