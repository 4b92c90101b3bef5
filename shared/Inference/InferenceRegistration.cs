using FeedRanking.Inference.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FeedRanking.Inference;

/// <summary>Registers models with a host.</summary>
public static class InferenceRegistration
{
    /// <summary>
    /// Registers the served version (Models:Version) of a graph as a keyed singleton <see cref="OnnxModel"/>; the key is
    /// <see cref="KeyOf"/>. It is loaded when the host starts, before the server listens; a model that is rejected stops the start with
    /// the reason. A health check tagged "ready" names what is served.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">Model name, for example "heavy-ranker".</param>
    /// <param name="file">Which graph of the model.</param>
    /// <param name="accept">Further demands on the model, for example that its columns are the running feature definitions; throws <see cref="ModelRejectedException"/>.</param>
    public static IServiceCollection AddOnnxModel(
        this IServiceCollection services, string name, string file = "model.onnx", Action<OnnxModel>? accept = null)
    {
        services.AddOptions<ModelsOptions>().BindConfiguration(ModelsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<InferenceOptions>().BindConfiguration(InferenceOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        var key = KeyOf(name, file);
        services.AddKeyedSingleton(key, (provider, _) => Load(provider, name, file, accept));
        // Not AddHostedService: that would keep one ModelStart only, and a host may serve several graphs.
        services.AddSingleton<IHostedService>(provider => new ModelStart(provider, key));
        services.AddHealthChecks().Add(new HealthCheckRegistration(
            $"model:{key}", provider => new ModelHealthCheck(provider.GetRequiredKeyedService<OnnxModel>(key)), null, ["ready"]));
        return services;
    }

    /// <summary>The key of a registered graph: the model's name, followed by the file unless it is model.onnx.</summary>
    public static string KeyOf(string name, string file = "model.onnx") => file == "model.onnx" ? name : $"{name}/{file}";

    private static OnnxModel Load(IServiceProvider provider, string name, string file, Action<OnnxModel>? accept)
    {
        var models = provider.GetRequiredService<IOptions<ModelsOptions>>().Value;
        var folder = ModelDirectory.Find(models.Directory, name, models.Version);
        var model = OnnxModel.Load(
            folder,
            provider.GetRequiredService<IOptions<InferenceOptions>>().Value,
            file,
            provider.GetRequiredService<ILogger<OnnxModel>>(),
            provider.GetService<TimeProvider>() ?? TimeProvider.System);
        var accepted = false;
        try
        {
            RequireIdentity(folder, model.Manifest, name, models.Version);
            accept?.Invoke(model);
            accepted = true;
            return model;
        }
        finally
        {
            if (!accepted)
            {
                model.Dispose();
            }
        }
    }

    /// <summary>A copied folder whose manifest still tells of another model would make every report lie.</summary>
    private static void RequireIdentity(string folder, ModelManifest manifest, string name, string version)
    {
        if (manifest.Name != name || manifest.Version != version)
        {
            throw new ModelRejectedException(
                $"{Path.Combine(folder, ModelManifest.FileName)}: is of '{manifest.Name}' {manifest.Version}, expected '{name}' {version} by its folder.");
        }
    }
}
