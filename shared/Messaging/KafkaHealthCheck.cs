using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FeedRanking.Messaging;

/// <summary>Ready when Kafka answers.</summary>
internal sealed class KafkaHealthCheck(KafkaAdmin admin) : IHealthCheck
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await admin.CheckAsync(Limit, cancellationToken);
            return HealthCheckResult.Healthy("Kafka answers.");
        }
        catch (MessagingUnavailableException error)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, error.Message);
        }
    }
}
