using FeedRanking.Contracts.V1;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.Grpc;

/// <summary>Adds the clients of the model services.</summary>
internal static class ModelServicesRegistration
{
    /// <summary>Adds the three clients with a breaker each (<see cref="ServicesOptions"/>, <see cref="ResilienceOptions"/>).</summary>
    public static IServiceCollection AddModelServices(this IServiceCollection services)
    {
        services.AddOptions<ServicesOptions>().BindConfiguration(ServicesOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ResilienceOptions>().BindConfiguration(ResilienceOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddPeer("CandidateRetrieval", options => options.CandidateRetrieval, channel => new CandidateRetrieval.CandidateRetrievalClient(channel));
        services.AddPeer("LightRanker", options => options.LightRanker, channel => new LightRanker.LightRankerClient(channel));
        services.AddPeer("HeavyRanker", options => options.HeavyRanker, channel => new HeavyRanker.HeavyRankerClient(channel));
        services.AddSingleton<IRetrievalClient, RetrievalClient>();
        services.AddSingleton<ILightRankerClient, LightRankerClient>();
        services.AddSingleton<IHeavyRankerClient, HeavyRankerClient>();
        services.AddHostedService<PeerMetrics>();
        return services;
    }

    private static void AddPeer<TClient>(
        this IServiceCollection services, string name, Func<ServicesOptions, string> addresses, Func<ChannelBase, TClient> makeClient)
    {
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<ServicesOptions>>().Value;
            return new Peer<TClient>(
                name,
                ServicesOptions.Addresses(addresses(options)),
                options.ChannelsPerAddress,
                makeClient,
                provider.GetRequiredService<IOptions<ResilienceOptions>>().Value,
                provider.GetRequiredService<TimeProvider>());
        });
        services.AddSingleton<IPeerState>(provider => provider.GetRequiredService<Peer<TClient>>());
    }
}
