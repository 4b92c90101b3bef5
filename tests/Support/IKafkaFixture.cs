namespace FeedRanking.Testing;

/// <summary>A Kafka broker of the test's own; what was acknowledged survives <see cref="KillAsync"/>.</summary>
public interface IKafkaFixture : IAsyncDisposable
{
    /// <summary>host:port; the same before and after a restart.</summary>
    string BootstrapServers { get; }

    /// <summary>Ends the broker at once, without notice.</summary>
    Task KillAsync();

    /// <summary>Starts it again on the same address and data; returns when it serves. Does nothing when it runs.</summary>
    Task RestartAsync();
}
