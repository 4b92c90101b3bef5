using System.Text;
using FeedRanking.FeedGateway.Tests.Edge.Fuzz;

namespace FeedRanking.FeedGateway.Tests.Edge.Raw;

/// <summary>Requests that no client library would send, as bytes over a socket to the real server.</summary>
[Collection(FuzzAlone.Name)]
public sealed class RawRequestTests : IDisposable
{
    private const int Requests = 400;
    private const int AtOnce = 40;
    private const string Body =
        """[{"event_id":"0d9a6a3e-3f27-4d3c-9a55-6c1f2a4b5c6d","type":"like","user_id":7,"video_id":9,"occurred_at":"2026-01-01T00:00:00Z"}]""";

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);
    private static readonly string Post = "POST /v1/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n";
    private static readonly string Chunked = $"{Post}Transfer-Encoding: chunked\r\n\r\n{Body.Length:x}\r\n{Body}\r\n0\r\n\r\n";

    private static readonly string[] Seeds =
    [
        "GET /v1/feed?user_id=1&size=2 HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept: */*\r\n\r\n",
        $"{Post}Content-Length: {Body.Length}\r\n\r\n{Body}",
        Chunked,
        $"{Post}Expect: 100-continue\r\nContent-Length: {Body.Length}\r\n\r\n{Body}",
        "HEAD / HTTP/1.0\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\n\r\nGET /v1/feed?user_id=2&size=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    ];

    private static readonly string[] Pieces =
    [
        "\0", "\r", "\n", "\r\n", " ", "\t", ":", "\u0080", "\u00ff", ";", "Transfer-Encoding: chunked\r\n", "Transfer-Encoding: gzip\r\n", "Content-Length: 5\r\n",
        "Content-Length: 99999999999999999999\r\n", "Content-Length: -1\r\n", "Expect: 100-continue\r\n", "Expect: tea\r\n", "Connection: close\r\n", "Connection: upgrade\r\n",
        "Upgrade: h2c\r\n", "Host: y\r\n", "ffffffffffffffff\r\n", "HTTP/2.0", "%00", "%", "../", "A: b\r\n c\r\n",
    ];

    // 505: another version of HTTP.
    private static readonly int[] Allowed = [200, 202, 400, 404, 405, 408, 411, 413, 414, 415, 417, 431, 505];

    private readonly KestrelGateway _gateway = new();

    public void Dispose() => _gateway.Dispose();

    public static TheoryData<string, string, int> Table => new()
    {
        { "a whole batch", $"{Post}Content-Length: {Body.Length}\r\n\r\n{Body}", 202 },
        { "a whole batch in chunks", Chunked, 202 },
        { "no length", Post + "\r\n", 400 },
        { "a negative length", Post + "Content-Length: -1\r\n\r\n", 400 },
        { "a length beyond 64 bits", Post + "Content-Length: 99999999999999999999\r\n\r\n", 400 },
        { "two lengths", Post + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n[]", 400 },
        { "a length beyond the limit", Post + "Content-Length: 1048577\r\n\r\n", 413 },
        { "a length beyond the limit, announced", Post + "Expect: 100-continue\r\nContent-Length: 1048577\r\n\r\n", 413 },
        { "a chunk that is no number", Post + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n[]\r\n0\r\n\r\n", 400 },
        { "a chunk beyond 64 bits", Post + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n[]\r\n0\r\n\r\n", 400 },
        { "chunks beyond the limit", Post + $"Transfer-Encoding: chunked\r\n\r\n100001\r\n{new string(' ', 0x100001)}\r\n0\r\n\r\n", 413 },
        { "another coding", Post + "Transfer-Encoding: gzip\r\n\r\n", 400 },
        { "compressed", Post + $"Content-Encoding: gzip\r\nContent-Length: {Body.Length}\r\n\r\n{Body}", 415 },
        { "plain text", $"POST /v1/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: {Body.Length}\r\n\r\n{Body}", 415 },
        { "no host", "GET / HTTP/1.1\r\n\r\n", 400 },
        { "two hosts", "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", 400 },
        { "another version", "GET / HTTP/9.9\r\nHost: x\r\n\r\n", 505 },
        { "no version", "GET /\r\n\r\n", 400 },
        { "a zero byte in the path", "GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n", 400 },
        { "a header without a colon", "GET / HTTP/1.1\r\nHost: x\r\nnothing\r\n\r\n", 400 },
        { "a hundred and one headers", $"GET / HTTP/1.1\r\nHost: x\r\n{string.Concat(Enumerable.Range(0, 100).Select(i => $"h{i}: 1\r\n"))}\r\n", 431 },
        { "headers of 40 KB", $"GET / HTTP/1.1\r\nHost: x\r\nh: {new string('x', 40_000)}\r\n\r\n", 431 },
        { "a line of 3 MB", $"GET /v1/feed?user_id={new string('1', 3_000_000)} HTTP/1.1\r\nHost: x\r\n\r\n", 414 },
        { "another method", "PATCH /v1/feed HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", 405 },
    };

    [Fact]
    public async Task Send_OfEachRequestOfTheTable_GetsItsStatus()
    {
        // Together, because Kestrel waits some seconds for the rest of a body that was refused unread.
        var statuses = await Task.WhenAll(Table.Select(async row =>
            $"{row[0]}: {string.Join(", ", (await _gateway.SendAsync(Encoding.Latin1.GetBytes((string)row[1]))).Statuses)}"));

        statuses.ShouldBe(Table.Select(row => $"{row[0]}: {row[2]}"));
    }

    [Fact]
    public async Task Send_OfABrokenBody_IsAnsweredAsProblemThatNamesIt()
    {
        var answer = await _gateway.SendAsync(Encoding.Latin1.GetBytes($"{Post}Transfer-Encoding: chunked\r\n\r\nxyz\r\n[]\r\n0\r\n\r\n"));
        answer.Statuses.ShouldBe([400]);
        answer.Text.ShouldContain("application/problem+json");
        answer.Text.ShouldContain("\"field\":\"body\"");
    }

    [Theory]
    [InlineData("Content-Length: 100\r\n\r\n[")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n10\r\n[]")]
    [InlineData("Content-Le")]
    public async Task Send_OfHalfARequestByAClientThatGoesAway_EndsTheConnection(string rest)
    {
        var answer = await _gateway.SendAsync(Encoding.Latin1.GetBytes(Post + rest), patience: TimeSpan.Zero);
        answer.Statuses.Except([400]).ShouldBeEmpty();
        _gateway.Kafka.Published.ShouldBeEmpty();
    }

    [Fact]
    public async Task Send_OfHundredsOfSpoiledRequests_NeverFailsAndNeverHangs()
    {
        var random = new Random(3);
        var requests = Enumerable.Range(0, Requests).Select(_ => Spoil(random, Seeds[random.Next(Seeds.Length)])).ToList();
        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (request, _) =>
        {
            // What lacks its end would wait for it: such a client gives up.
            var answer = await _gateway.SendAsync(Encoding.Latin1.GetBytes(request), Patience);
            answer.Statuses.Except(Allowed).ShouldBeEmpty(request);
        });

        (await _gateway.SendAsync(Encoding.Latin1.GetBytes(Seeds[0]))).Statuses.ShouldBe([200]);
    }

    private static string Spoil(Random random, string request)
    {
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var at = random.Next(request.Length);
            request = random.Next(5) switch
            {
                0 => request[..Math.Max(1, at)],
                1 => request.Remove(at, 1) + " ",
                2 => string.Concat(request.AsSpan(0, at), ((char)random.Next(256)).ToString(), request.AsSpan(at + 1)),
                _ => request.Insert(at, Pieces[random.Next(Pieces.Length)]),
            };
        }

        return request;
    }
}
