using Microsoft.Extensions.Options;

namespace FeedRanking.FeatureStore.Tests;

public sealed class FeatureStoreOptionsTests
{
    [Theory]
    [InlineData("Redis:Address", "localhost", "host:port")]
    [InlineData("Redis:Address", "", "Address")]
    [InlineData("Redis:TimeoutMs", "0", "TimeoutMs")]
    [InlineData("Redis:ConnectTimeoutMs", "99", "ConnectTimeoutMs")]
    [InlineData("Redis:BulkTimeoutMs", "600001", "BulkTimeoutMs")]
    [InlineData("Redis:BulkTimeoutMs", "100", "BulkTimeoutMs is less than Redis:TimeoutMs")]
    [InlineData("Redis:ReconnectPauseMs", "49", "ReconnectPauseMs")]
    [InlineData("Redis:HeartbeatMs", "99", "HeartbeatMs")]
    [InlineData("Redis:SilenceMs", "60001", "SilenceMs")]
    [InlineData("FeatureStore:ViewerRowTtl", "00:00:59", "ViewerRowTtl")]
    [InlineData("FeatureStore:SeenTtl", "3650.00:00:01", "SeenTtl")]
    [InlineData("FeatureStore:VideoTtl", "00:00:59", "VideoTtl")]
    [InlineData("FeatureStore:PopularityTtl", "00:00:59", "PopularityTtl")]
    [InlineData("FeatureStore:CandidatesTtl", "00:00:00.5", "CandidatesTtl")]
    public void Options_OutOfTheirLimits_AreRefusedByName(string key, string value, string expected)
    {
        using var store = new StoreHarness("127.0.0.1:1", settings: new() { [key] = value });

        var error = Should.Throw<OptionsValidationException>(() => store.Viewers.ToString());

        error.Message.ShouldContain(expected);
    }

    [Theory]
    [InlineData("127.0.0.1:6379")]
    [InlineData("redis-0.redis:6379,redis-1.redis:6379")]
    public void Options_GoodAddress_IsTaken(string address)
    {
        using var store = new StoreHarness(address);

        store.Connection.Address.ShouldBe(address);
    }
}
