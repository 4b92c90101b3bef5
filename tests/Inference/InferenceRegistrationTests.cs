using System.Diagnostics.Metrics;
using FeedRanking.Testing;
using FeedRanking.Testing.Models;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace FeedRanking.Inference.Tests;

public sealed class InferenceRegistrationTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task AddOnnxModel_HostStarts_BothModelsAreLoadedAndReady()
    {
        new TestModel("one", ["a@1"], ["click"]).Write(_root.Path);
        new TestModel("two", ["a@1"], ["click"]).Write(_root.Path);
        await using var app = Build("test-1");

        await app.StartAsync();

        app.Services.GetRequiredKeyedService<OnnxModel>(InferenceRegistration.KeyOf("two")).Manifest.Name.ShouldBe("two");
        var report = await app.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Tags.Contains("ready"));
        report.Entries.Keys.Order().ShouldBe(["model:one", "model:two"]);
        report.Entries["model:one"].Description.ShouldBe("one test-1 on cpu");
        await app.StopAsync();
    }

    [Fact]
    public async Task AddOnnxModel_VersionMissing_StopsTheStart()
    {
        new TestModel("one", ["a@1"], ["click"]).Write(_root.Path);
        await using var app = Build("test-2");

        (await Should.ThrowAsync<ModelRejectedException>(() => app.StartAsync())).Message.ShouldContain("there is test-1.");
    }

    [Fact]
    public async Task AddOnnxModel_ManifestOfAnotherModel_StopsTheStart()
    {
        new TestModel("one", ["a@1"], ["click"]).Write(_root.Path, manifest => manifest["name"] = "other");
        await using var app = Build("test-1");

        (await Should.ThrowAsync<ModelRejectedException>(() => app.StartAsync())).Message.ShouldContain("is of 'other' test-1, expected 'one' test-1");
    }

    [Theory]
    [InlineData("Inference:Provider", "gpu")]
    [InlineData("Inference:Concurrency", "257")]
    [InlineData("Inference:MaxRows", "0")]
    [InlineData("Inference:MaxWaiting", "-1")]
    [InlineData("Inference:MaxWaitShare", "0")]
    [InlineData("Models:Version", "../x")]
    [InlineData("Models:Directory", "")]
    public async Task AddOnnxModel_OptionOutOfRange_StopsTheStartAndNamesIt(string key, string value)
    {
        new TestModel("one", ["a@1"], ["click"]).Write(_root.Path);
        await using var app = Build("test-1", (key, value));

        (await Should.ThrowAsync<OptionsValidationException>(() => app.StartAsync())).Message.ShouldContain(key.Split(':')[1]);
    }

    [Fact]
    public async Task Metrics_OneRun_RecordRowsDurationAndWait()
    {
        new TestModel("metered", ["a@1"], ["click"]).Write(_root.Path);
        var seen = new Dictionary<string, List<double>>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == "FeedRanking.Inference")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            // Other tests measure at the same time: theirs carry another model's name.
            if (tags.ToArray().Contains(new KeyValuePair<string, object?>("model", "metered")))
            {
                lock (seen)
                {
                    (seen.TryGetValue(instrument.Name, out var values) ? values : seen[instrument.Name] = []).Add(value);
                }
            }
        }

        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        using var model = OnnxModel.Load(Path.Combine(_root.Path, "metered", "test-1"), new InferenceOptions { Provider = "cpu", MaxRows = 2 });
        listener.Start();

        using (var run = await model.RentAsync(2, default))
        {
            run.Execute();
        }

        seen["feedranking.inference.run.rows"].ShouldBe([2]);
        seen["feedranking.inference.run.duration"].Single().ShouldBeGreaterThan(0);
        seen["feedranking.inference.queue.wait"].ShouldBe([0]);
    }

    private WebApplication Build(string version, params (string Key, string Value)[] more)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.Configuration["Models:Directory"] = _root.Path;
        builder.Configuration["Models:Version"] = version;
        builder.Configuration["Inference:Provider"] = "cpu";
        foreach (var (key, value) in more)
        {
            builder.Configuration[key] = value;
        }

        builder.Services.AddOnnxModel("one");
        if (version == "test-1" && Directory.Exists(Path.Combine(_root.Path, "two")))
        {
            builder.Services.AddOnnxModel("two");
        }

        return builder.Build();
    }
}
