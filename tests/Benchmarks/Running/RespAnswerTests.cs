using System.Text;
using FeedRanking.Benchmarks.Running;

namespace FeedRanking.Benchmarks.Tests.Running;

public sealed class RespAnswerTests
{
    [Theory]
    [InlineData("+OK\r\n")]
    [InlineData("-ERR no\r\n")]
    [InlineData(":12\r\n")]
    [InlineData("$5\r\nab\r\nc\r\n")]
    [InlineData("$-1\r\n")]
    [InlineData("*0\r\n")]
    [InlineData("*3\r\n$2\r\nab\r\n$-1\r\n:7\r\n")]
    public void Answer_CutAnywhere_IsWholeAtItsEndOnly(string answer)
    {
        var bytes = Encoding.ASCII.GetBytes(answer);

        for (var length = 0; length < bytes.Length; length++)
        {
            RespAnswer.IsWhole(bytes.AsSpan(0, length)).ShouldBeFalse($"after {length} bytes");
        }

        RespAnswer.IsWhole(bytes).ShouldBeTrue();
    }

    [Fact]
    public void Request_IsAnArrayOfStrings() =>
        Encoding.ASCII.GetString(RawRedis.Encode("GET"u8.ToArray(), "k"u8.ToArray())).ShouldBe("*2\r\n$3\r\nGET\r\n$1\r\nk\r\n");
}
