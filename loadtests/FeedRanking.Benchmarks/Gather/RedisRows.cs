using System.Globalization;
using System.Text;
using FeedRanking.Benchmarks.Running;

namespace FeedRanking.Benchmarks.Gather;

/// <summary>Rows under keys of their own in the running system's Redis, which expire by themselves.</summary>
internal sealed class RedisRows : IDisposable
{
    private const int ExpirySeconds = 600;
    private readonly RawRedis _redis;

    private RedisRows(RawRedis redis) => _redis = redis;

    /// <summary>Writes so many rows.</summary>
    public static RedisRows Write(string address, int rows, int rowBytes)
    {
        var rowsInRedis = new RedisRows(new RawRedis(address));
        var value = new byte[rowBytes];
        for (var row = 0; row < rows; row++)
        {
            rowsInRedis.Ask(RawRedis.Encode("SET"u8.ToArray(), Key(row), value, "EX"u8.ToArray(), Text(ExpirySeconds)));
        }

        return rowsInRedis;
    }

    /// <summary>One MGET of these rows, encoded beforehand.</summary>
    public static byte[] Request(IEnumerable<long> rows) => RawRedis.Encode(["MGET"u8.ToArray(), .. rows.Select(Key)]);

    public int Ask(byte[] request) => _redis.Ask(request);

    public void Dispose() => _redis.Dispose();

    private static byte[] Key(long row) => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"benchmark:row:{row}"));

    private static byte[] Text(int number) => Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture));
}
