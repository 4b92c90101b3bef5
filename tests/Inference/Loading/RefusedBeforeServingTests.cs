using FeedRanking.Testing;
using FeedRanking.Testing.Models;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FeedRanking.Inference.Tests.Loading;

/// <summary>A service that is given a wrong model does not begin to listen, and says what is wrong in words that somebody can act on.</summary>
public sealed class RefusedBeforeServingTests : IDisposable
{
    private readonly TemporaryFolder _root = new();
    private readonly TestModel _model = new("tiny", SpoiledModel.Columns, ["click", "like"]);

    public static TheoryData<string> Names => [.. SpoiledModel.All.Keys];

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task Start_ModelUnspoiled_Listens()
    {
        _model.Write(_root.Path);
        var server = new ServerThatMustNotStart();
        await using var app = Build(server);

        await app.StartAsync();

        server.HasStarted.ShouldBeTrue();
        await app.StopAsync();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Start_ModelSpoiled_IsRefusedWithTheReasonBeforeListening(string name)
    {
        var message = SpoiledModel.All[name].Spoil(_model, _model.Write(_root.Path));
        var server = new ServerThatMustNotStart();
        await using var app = Build(server);

        var refusal = await Should.ThrowAsync<ModelRejectedException>(() => app.StartAsync());

        // A message that ends with a colon goes on in ONNX Runtime's own words, which are not ours to keep.
        if (message.EndsWith(": ", StringComparison.Ordinal))
        {
            refusal.Message.ShouldStartWith(message);
        }
        else
        {
            refusal.Message.ShouldBe(message);
        }

        server.HasStarted.ShouldBeFalse();
    }

    private WebApplication Build(IServer server)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["Models:Directory"] = _root.Path;
        builder.Configuration["Models:Version"] = _model.Version;
        builder.Configuration["Inference:Provider"] = "cpu";
        builder.Configuration["Inference:Concurrency"] = "1";
        builder.Configuration["Inference:MaxRows"] = "16";
        builder.Services.AddSingleton(server);
        builder.Services.AddOnnxModel(
            _model.Name, accept: model => model.Manifest.RequireColumns("model.onnx", "features", SpoiledModel.Columns));
        return builder.Build();
    }
}
