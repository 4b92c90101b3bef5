namespace FeedRanking.FeedGateway.Tests.Fakes;

/// <summary>One gateway for all tests of a class that do not change it; its wall clock shows 2026-01-01 00:00 UTC.</summary>
public sealed class GatewayFixture : IDisposable
{
    private readonly GatewayHost _host = new() { Now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) };

    public GatewayFixture() => Client = _host.CreateClient();

    public HttpClient Client { get; }

    internal FakeKafka Kafka => _host.Kafka;

    public void Dispose()
    {
        Client.Dispose();
        _host.Dispose();
    }
}
