using System.Text.Json.Serialization.Metadata;
using FeedRanking.Features;
using FeedRanking.Messaging;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Kafka to a service.</summary>
public static class MessagingRegistration
{
    // Nobody waits for these: in batches they cost a fraction.
    private const int ServedFeedBytes = 65_536;

    /// <summary>Adds <see cref="IEventPublisher"/>. The topic is made in the background when it is missing.</summary>
    public static IServiceCollection AddEventPublisher(this IServiceCollection services)
    {
        services.AddKafka().AddTopic(Topics.Engagement);
        services.TryAddSingleton<IEventPublisher, EventPublisher>();
        return services;
    }

    /// <summary>Adds <see cref="IServedFeedLog"/> (<see cref="ServedFeedLogOptions"/>) and its sender.</summary>
    public static IServiceCollection AddServedFeedLog(this IServiceCollection services)
    {
        services.AddKafka().AddTopic(Topics.ServedFeeds);
        services.AddOptions<ServedFeedLogOptions>()
            .BindConfiguration(ServedFeedLogOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<ServedFeedLog>();
        services.TryAddSingleton<IServedFeedLog>(provider => provider.GetRequiredService<ServedFeedLog>());
        services.AddHostedService<ServedFeedLogSender>();
        return services;
    }

    /// <summary>Lets a handler consume <see cref="Topics.Engagement"/>; the handler is a singleton.</summary>
    public static IServiceCollection AddEventConsumer<THandler>(this IServiceCollection services)
        where THandler : class, IBatchHandler<EngagementEvent> =>
        services.AddConsumer<EngagementEvent, THandler>(Topics.Engagement, MessageJson.Default.EngagementEvent, fetchMinBytes: 1);

    /// <summary>Lets a handler consume <see cref="Topics.ServedFeeds"/>; the handler is a singleton.</summary>
    public static IServiceCollection AddServedFeedConsumer<THandler>(this IServiceCollection services)
        where THandler : class, IBatchHandler<ServedFeed> =>
        services.AddConsumer<ServedFeed, THandler>(Topics.ServedFeeds, MessageJson.Default.ServedFeed, ServedFeedBytes);

    /// <summary>Makes readiness depend on Kafka (check <c>kafka</c>, tag <c>ready</c>): for services that can do nothing without it.</summary>
    public static IServiceCollection AddKafkaReadiness(this IServiceCollection services)
    {
        services.AddKafka().AddHealthChecks().AddCheck<KafkaHealthCheck>("kafka", tags: ["ready"]);
        return services;
    }

    private static IServiceCollection AddKafka(this IServiceCollection services)
    {
        services.AddOptions<KafkaOptions>().BindConfiguration(KafkaOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<MessagingMetrics>();
        services.TryAddSingleton<KafkaAdmin>();
        services.TryAddSingleton<KafkaProducer>();
        return services;
    }

    private static void AddTopic(this IServiceCollection services, string topic) =>
        services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<TopicMaker>(provider, topic));

    private static IServiceCollection AddConsumer<T, THandler>(this IServiceCollection services, string topic, JsonTypeInfo<T> type, int fetchMinBytes)
        where T : class
        where THandler : class, IBatchHandler<T>
    {
        services.AddKafka().TryAddSingleton<IBatchHandler<T>, THandler>();
        services.AddSingleton<IHostedService>(provider =>
        {
            var log = provider.GetRequiredService<ILogger<BatchConsumer<T>>>();
            var reader = new BatchReader<T>(topic, type, provider.GetRequiredService<MessagingMetrics>(), log);
            return ActivatorUtilities.CreateInstance<BatchConsumer<T>>(provider, topic, fetchMinBytes, reader);
        });
        return services;
    }
}
