using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FeedRanking.Messaging.Tests;

public sealed class MessagingOptionsTests
{
    [Theory]
    [InlineData("Kafka:BootstrapServers", "localhost", "host:port")]
    [InlineData("Kafka:BootstrapServers", "", "BootstrapServers")]
    [InlineData("Kafka:TopicPrefix", "a b", "TopicPrefix")]
    [InlineData("Kafka:Partitions", "0", "Partitions")]
    [InlineData("Kafka:ReplicationFactor", "8", "ReplicationFactor")]
    [InlineData("Kafka:LingerMs", "1001", "LingerMs")]
    [InlineData("Kafka:LingerMs", "-1", "LingerMs")]
    [InlineData("Kafka:DeliveryTimeoutMs", "99", "DeliveryTimeoutMs")]
    [InlineData("Kafka:DeliveryTimeoutMs", "120001", "DeliveryTimeoutMs")]
    [InlineData("Kafka:MaxQueuedMessages", "99", "MaxQueuedMessages")]
    [InlineData("Kafka:MaxQueuedKilobytes", "1023", "MaxQueuedKilobytes")]
    [InlineData("Kafka:ConsumerGroup", "", "ConsumerGroup")]
    [InlineData("Kafka:MaxBatch", "0", "MaxBatch")]
    [InlineData("Kafka:SessionTimeoutMs", "5999", "SessionTimeoutMs")]
    [InlineData("Kafka:FirstPauseMs", "9", "FirstPauseMs")]
    [InlineData("Kafka:MaxPauseMs", "600001", "MaxPauseMs")]
    [InlineData("Kafka:MaxPauseMs", "50", "MaxPauseMs is less than Kafka:FirstPauseMs")]
    [InlineData("ServedFeedLog:Capacity", "0", "Capacity")]
    [InlineData("ServedFeedLog:DrainMs", "60001", "DrainMs")]
    public async Task Options_OutOfTheirLimits_KeepTheProcessFromStarting(string key, string value, string expected)
    {
        var error = await Should.ThrowAsync<OptionsValidationException>(() => StartAsync(new() { [key] = value }));

        error.Message.ShouldContain(expected);
    }

    [Fact]
    public async Task Options_LingerAsLongAsDelivery_KeepTheProcessFromStarting()
    {
        var error = await Should.ThrowAsync<OptionsValidationException>(
            () => StartAsync(new() { ["Kafka:DeliveryTimeoutMs"] = "200", ["Kafka:LingerMs"] = "200" }));

        error.Message.ShouldContain("not more than Kafka:LingerMs");
    }

    [Theory]
    [InlineData(100, 1_000)]
    [InlineData(2_500, 1_250)]
    [InlineData(120_000, 10_000)]
    public void RequestTimeout_FollowsTheDeliveryTimeout(int deliveryMs, int requestMs) =>
        new KafkaOptions { DeliveryTimeoutMs = deliveryMs }.RequestTimeoutMs.ShouldBe(requestMs);

    private static async Task StartAsync(Dictionary<string, string?> settings)
    {
        using var host = await MessagingHost.StartAsync("127.0.0.1:1", "", services => services.AddEventPublisher().AddServedFeedLog(), settings);
    }
}
