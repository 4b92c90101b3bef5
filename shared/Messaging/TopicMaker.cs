using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace FeedRanking.Messaging;

/// <summary>Makes a topic that this process writes to, in the background, as soon as Kafka can be reached.</summary>
internal sealed class TopicMaker(string topic, KafkaAdmin admin, IOptions<KafkaOptions> options) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        admin.EnsureTopicAsync(options.Value.FullName(topic), stoppingToken);
}
