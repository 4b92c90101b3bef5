using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FeedRanking.MessagingPeer;

/// <summary>Adds the one role that the configuration names.</summary>
internal static class PeerRegistration
{
    public static IServiceCollection AddPeer(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PeerOptions>().BindConfiguration(PeerOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return configuration[$"{PeerOptions.Section}:Role"] == "producer"
            ? services.AddEventPublisher().AddHostedService<ProducerRole>()
            : services.AddEventConsumer<ConsumerRole>();
    }
}
