using FeedRanking.FeedGateway.Admission;
using FeedRanking.FeedGateway.Edge;

namespace FeedRanking.FeedGateway.Tests.Edge;

public sealed class RequestClassTests
{
    private static readonly string Cursor = new('A', 40);

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("prefetch", true)]
    [InlineData("prefetch;prerender", true)]
    [InlineData("prefetch ; anonymous-client-ip", true)]
    [InlineData("other, prefetch", true)]
    [InlineData("prefetched", false)]
    [InlineData("prerender;prefetch", false)]
    public void Classed_ByItsPurpose_IsAPrefetchOrWhatItWas(string? purpose, bool isPrefetch)
    {
        Classed(null, purpose).ShouldBe(isPrefetch ? RequestClass.Prefetch : RequestClass.FirstPage);
        Classed(Cursor, purpose).ShouldBe(isPrefetch ? RequestClass.Prefetch : RequestClass.NextPage);
    }

    private static RequestClass Classed(string? cursor, string? purpose) =>
        FeedRequestReader.Classed(new FeedRequest(1, 20, null, cursor, Explain: false), purpose).Class;
}
