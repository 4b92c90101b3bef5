namespace FeedRanking.ServiceDefaults.Tests;

public class ServiceInfoTests
{
    [Theory]
    [InlineData("FeedRanking.HeavyRanker", "1.0.0+abc123", "heavy-ranker", "1.0.0", "abc123")]
    [InlineData("FeedRanking.FeedGateway", "2.1.0-rc.1", "feed-gateway", "2.1.0-rc.1", "unknown")]
    [InlineData("Other.Tool", "0.0.1+x", "other-tool", "0.0.1", "x")]
    public void ServiceInfo_ReadsNameVersionAndCommit(string assembly, string informational, string name, string version, string commit) =>
        ServiceInfo.Parse(assembly, informational).ShouldBe(new ServiceInfo(name, version, commit));
}
