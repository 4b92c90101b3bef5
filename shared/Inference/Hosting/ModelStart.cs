using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FeedRanking.Inference.Hosting;

/// <summary>Loads a model while the host starts: off the serving path, and loud when it is rejected.</summary>
internal sealed class ModelStart(IServiceProvider services, string key) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        services.GetRequiredKeyedService<OnnxModel>(key);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
