using System.Globalization;
using System.Text;

namespace FeedRanking.Benchmarks.Running;

/// <summary>A viewer's row under a key of its own in the running system's Redis, which expires by itself: what raw parts and peers read.</summary>
internal static class StoredViewer
{
    private const int ExpirySeconds = 900;

    // loadtests/peers/node/serve.js reads it too.
    private static readonly byte[] Key = "benchmark:viewer"u8.ToArray();

    /// <summary>Encoded beforehand.</summary>
    public static byte[] Get { get; } = RawRedis.Encode("GET"u8.ToArray(), Key);

    public static void Write(RawRedis redis, SampleViewer viewer) =>
        redis.Ask(RawRedis.Encode("SET"u8.ToArray(), Key, viewer.Row, "EX"u8.ToArray(), Encoding.ASCII.GetBytes(ExpirySeconds.ToString(CultureInfo.InvariantCulture))));
}
