using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Grpc.AspNetCore.HealthChecks.Internal;

/// <summary>
/// Answers Check by running the mapped ASP.NET Core health checks. Watch sends the first answer and then each change, looking once
/// per <see cref="WatchPeriod"/>; it ends when the server stops, so that no watcher holds up the end.
/// </summary>
internal sealed class HealthServiceImpl(
    HealthCheckService healthChecks, IOptions<GrpcHealthChecksOptions> options, IHostApplicationLifetime lifetime)
    : Grpc.Health.V1.Health.HealthBase
{
    private static readonly TimeSpan WatchPeriod = TimeSpan.FromSeconds(5);

    public override async Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context)
    {
        var status = await GetStatusAsync(request.Service, context.CancellationToken).ConfigureAwait(false)
            ?? throw new RpcException(new Status(StatusCode.NotFound, string.Empty));
        return new HealthCheckResponse { Status = status };
    }

    public override async Task Watch(HealthCheckRequest request, IServerStreamWriter<HealthCheckResponse> responseStream, ServerCallContext context)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.ApplicationStopping);
        using var timer = new PeriodicTimer(WatchPeriod, TimeProvider.System);
        HealthCheckResponse.Types.ServingStatus? last = null;
        try
        {
            do
            {
                var status = await GetStatusAsync(request.Service, ending.Token).ConfigureAwait(false)
                    ?? HealthCheckResponse.Types.ServingStatus.ServiceUnknown;
                if (status != last)
                {
                    last = status;
                    await responseStream.WriteAsync(new HealthCheckResponse { Status = status }, ending.Token).ConfigureAwait(false);
                }
            }
            while (await timer.WaitForNextTickAsync(ending.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            await responseStream.WriteAsync(
                new HealthCheckResponse { Status = HealthCheckResponse.Types.ServingStatus.NotServing }, context.CancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<HealthCheckResponse.Types.ServingStatus?> GetStatusAsync(string service, CancellationToken cancellationToken)
    {
        if (!options.Value.Services.TryGet(service, out var predicate))
        {
            return null;
        }

        var report = await healthChecks.CheckHealthAsync(
            registration => predicate(new HealthCheckMapContext(registration.Name, registration.Tags)), cancellationToken).ConfigureAwait(false);
        return report.Status == HealthStatus.Unhealthy
            ? HealthCheckResponse.Types.ServingStatus.NotServing
            : HealthCheckResponse.Types.ServingStatus.Serving;
    }
}
