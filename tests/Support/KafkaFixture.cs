using Xunit;

namespace FeedRanking.Testing;

/// <summary>
/// A Kafka broker for the tests of one class (<c>IClassFixture</c>) or collection: the distribution in <c>KAFKA_HOME</c> or <c>../shared/tools/kafka</c>, else a container.
/// Where neither can be had it starts nothing, and <see cref="RequiresFactAttribute"/> skips the tests.
/// </summary>
public sealed class KafkaFixture : IKafkaFixture, IAsyncLifetime
{
    private IKafkaFixture? _broker;

    /// <summary>Why no broker can be had here; null when one can.</summary>
    public static string? WhyUnavailable =>
        KafkaProcess.IsAvailable || Containers.AreAvailable
            ? null
            : "needs Kafka: Java and a distribution in KAFKA_HOME or ../shared/tools/kafka" + Containers.WhyNot;

    /// <inheritdoc/>
    public string BootstrapServers => Broker.BootstrapServers;

    private IKafkaFixture Broker => _broker ?? throw new InvalidOperationException(WhyUnavailable ?? "Kafka has not been started.");

    /// <summary>Starts a broker that belongs to the caller alone.</summary>
    public static async Task<IKafkaFixture> StartAsync()
    {
#if !RESTRICTED_PACKAGES
        if (!KafkaProcess.IsAvailable)
        {
            return await KafkaContainer.StartAsync();
        }
#endif
        return await KafkaProcess.StartAsync();
    }

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (WhyUnavailable is null)
        {
            _broker = await StartAsync();
        }
    }

    /// <inheritdoc/>
    public Task KillAsync() => Broker.KillAsync();

    /// <inheritdoc/>
    public Task RestartAsync() => Broker.RestartAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_broker is not null)
        {
            await _broker.DisposeAsync();
        }
    }

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();
}
