using FeedRanking.Contracts.V1;
using FeedRanking.FeedGateway.Grpc.Calls;
using Grpc.Core;
using Microsoft.Extensions.Options;
using Polly;

namespace FeedRanking.FeedGateway.Grpc;

/// <summary>Adds the clients of the model services.</summary>
internal static class ModelServicesRegistration
{
    /// <summary>Adds the three clients, each with the resilience that is declared for it (<see cref="ServicesOptions"/>, <see cref="ResilienceOptions"/>).</summary>
    public static IServiceCollection AddModelServices(this IServiceCollection services)
    {
        services.AddOptions<ServicesOptions>().BindConfiguration(ServicesOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ResilienceOptions>().BindConfiguration(ResilienceOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<CallMetrics>();
        services.AddPeer(
            "CandidateRetrieval", options => options.CandidateRetrieval, Resilience.OfCandidateRetrieval,
            channel => new CandidateRetrieval.CandidateRetrievalClient(channel));
        services.AddPeer("LightRanker", options => options.LightRanker, Resilience.OfLightRanker, channel => new LightRanker.LightRankerClient(channel));
        services.AddPeer("HeavyRanker", options => options.HeavyRanker, Resilience.OfHeavyRanker, channel => new HeavyRanker.HeavyRankerClient(channel));
        services.AddSingleton<IRetrievalClient, RetrievalClient>();
        services.AddSingleton<ILightRankerClient, LightRankerClient>();
        services.AddSingleton<IHeavyRankerClient, HeavyRankerClient>();
        services.AddHostedService<PeerMetrics>();
        return services;
    }

    private static void AddPeer<TClient>(
        this IServiceCollection services, string name, Func<ServicesOptions, string> addresses, Func<PeerState, ResiliencePipeline<object>> declare,
        Func<ChannelBase, TClient> makeClient)
    {
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<ServicesOptions>>().Value;
            var replicas = ServicesOptions.Addresses(addresses(options));
            var state = new PeerState(
                name, replicas.Count, provider.GetRequiredService<IOptions<ResilienceOptions>>().Value, provider.GetRequiredService<CallMetrics>(),
                provider.GetRequiredService<TimeProvider>());
            return new Peer<TClient>(state, declare(state), replicas, options.ChannelsPerAddress, makeClient, provider.GetService<ICallFaults>());
        });
        services.AddSingleton(provider => provider.GetRequiredService<Peer<TClient>>().State);
    }
}
