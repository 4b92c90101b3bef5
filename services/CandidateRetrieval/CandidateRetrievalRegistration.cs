using FeedRanking.CandidateRetrieval.Catalogue;
using FeedRanking.CandidateRetrieval.Grpc;
using FeedRanking.Retrieval;
using FeedRanking.ServiceDefaults.Admission;
using FeedRanking.ServiceDefaults.WarmUp;

namespace FeedRanking.CandidateRetrieval;

/// <summary>Adds the parts of candidate retrieval to a host.</summary>
internal static class CandidateRetrievalRegistration
{
    /// <summary>Retrieval over a snapshot of the catalogue in memory that is kept new, off the serving path.</summary>
    public static IServiceCollection AddCandidateRetrieval(this IServiceCollection services)
    {
        services.AddRetrieval();
        services.AddSingleton<SnapshotHolder>();
        services.AddSingleton<PopularLists>();
        services.AddHostedService<SnapshotRefresher>();
        services.AddCallAdmission();
        services.AddWarmUp<RetrievalWarmUp>();
        services.AddHealthChecks().AddCheck<SnapshotHealthCheck>("index", tags: ["ready"]);
        return services;
    }
}
