using System.Diagnostics;
using FeedRanking.Inference.Loading;
using FeedRanking.Inference.Running;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace FeedRanking.Inference;

/// <summary>One loaded ONNX graph that runs on preallocated buffers. Safe for many callers at once.</summary>
public sealed class OnnxModel : IDisposable
{
    // One computes while the inputs of the other are copied.
    private const int RunsOnDevice = 2;

    private readonly SlotPool _slots;
    private readonly TimeProvider _time;
    private readonly TagList _tags;
    private readonly double _waitShare;
    private int _disposed;

    private OnnxModel(ModelManifest manifest, string file, CreatedSession created, InferenceOptions options, TimeProvider time)
    {
        Manifest = manifest;
        Inputs = manifest.Files[file].Inputs!;
        Outputs = manifest.Files[file].Outputs!;
        Provider = created.Provider;
        MaxRows = options.MaxRows;
        _time = time;
        _waitShare = options.MaxWaitShare;
        _tags = new TagList
        {
            { "model", manifest.Name }, { "version", manifest.Version }, { "file", file }, { "provider", Provider },
        };
        var onDevice = Provider == "cuda";
        var slots = Enumerable.Range(0, ConcurrencyOf(options, Provider)).Select(_ => new RunSlot(created.Session, onDevice, Inputs, Outputs, MaxRows));
        _slots = new SlotPool(created.Session, [.. slots], options.MaxWaiting);
        InferenceMetrics.CountLoaded(1, _tags);
    }

    /// <summary>The model's manifest.</summary>
    public ModelManifest Manifest { get; }

    /// <summary>Inputs of the graph, in the manifest's order.</summary>
    public IReadOnlyList<ModelTensor> Inputs { get; }

    /// <summary>Outputs of the graph, in the manifest's order.</summary>
    public IReadOnlyList<ModelTensor> Outputs { get; }

    /// <summary>Where it runs: "cuda" or "cpu".</summary>
    public string Provider { get; }

    /// <summary>Most rows of one run.</summary>
    public int MaxRows { get; }

    /// <summary>Runs at the same time.</summary>
    public int Concurrency => _slots.Count;

    /// <summary>Loads a graph of a model folder after checking manifest, checksums, inputs, outputs and golden cases, and warms it up.</summary>
    /// <param name="modelDirectory">Folder with manifest.json.</param>
    /// <param name="options">Provider, threads, row limit.</param>
    /// <param name="file">Which graph of the folder.</param>
    /// <exception cref="ModelRejectedException">The manifest is missing or wrong, a checksum, an input, an output or a golden output differs; the message says which.</exception>
    public static OnnxModel Load(string modelDirectory, InferenceOptions options, string file = "model.onnx") =>
        Load(modelDirectory, options, file, NullLogger.Instance, TimeProvider.System);

    /// <summary>The same, with a log line that says which provider was taken and why.</summary>
    /// <exception cref="ModelRejectedException">See the other overload.</exception>
    public static OnnxModel Load(string modelDirectory, InferenceOptions options, string file, ILogger logger, TimeProvider time)
    {
        var started = time.GetTimestamp();
        var manifest = ModelManifest.Read(modelDirectory);
        var files = VerifiedFiles.Check(modelDirectory, manifest, file, GoldenFile.FileName);
        var path = Path.Combine(modelDirectory, file);
        var created = SessionFactory.Create(path, files[file], options.Provider);
        OnnxModel? model = null;
        var accepted = false;
        try
        {
            GraphCheck.Require(path, manifest.Files[file], created.Session);
            BufferLimits.Require(path, manifest.Files[file], options.MaxRows, ConcurrencyOf(options, created.Provider));
            model = new OnnxModel(manifest, file, created, options, time);
            var goldenPath = Path.Combine(modelDirectory, GoldenFile.FileName);
            GoldenCheck.Require(goldenPath, model, GoldenFile.CasesOf(goldenPath, files[GoldenFile.FileName], file));
            WarmUp.Run(path, model);
            accepted = true;
        }
        finally
        {
            if (!accepted)
            {
                // A model owns its session; until there is one, nobody does.
                ((IDisposable?)model ?? created.Session).Dispose();
            }
        }

        logger.LogInformation(
            "Model {Model} {Version} ({File}) is loaded and warm in {ElapsedMs:F0} ms: provider {Provider} ({Why}), {Concurrency} runs at a time of at most {MaxRows} rows",
            manifest.Name, manifest.Version, file, time.GetElapsedTime(started).TotalMilliseconds, created.Provider, created.Why, model.Concurrency, model.MaxRows);
        return model;
    }

    /// <summary>Takes a set of buffers for a number of rows; waits, in order of arrival, when all are in use. Dispose it to give it back.</summary>
    /// <exception cref="ArgumentOutOfRangeException">rows is not in 1..MaxRows.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before a run was free.</exception>
    /// <exception cref="ModelBusyException">Too many callers wait already.</exception>
    public ValueTask<ModelRun> RentAsync(int rows, CancellationToken cancellationToken) => RentAsync(rows, Timeout.InfiniteTimeSpan, cancellationToken);

    /// <summary>The same for a caller whose time ends: whose turn comes when it has waited for more than <see cref="InferenceOptions.MaxWaitShare"/> of it is refused.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="callerHas">How long the caller waits for its answer; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="ModelBusyException">Too many callers wait already, or this one has waited too long.</exception>
    public ValueTask<ModelRun> RentAsync(int rows, TimeSpan callerHas, CancellationToken cancellationToken)
    {
        RequireRows(rows);
        cancellationToken.ThrowIfCancellationRequested();
        if (_slots.TryTake() is not { } slot)
        {
            return RentLaterAsync(rows, callerHas, cancellationToken);
        }

        InferenceMetrics.QueueWait.Record(0, _tags);
        return ValueTask.FromResult(new ModelRun(this, slot, rows));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            _slots.Dispose();
            InferenceMetrics.CountLoaded(-1, _tags);
        }
    }

    /// <summary>Takes a set of buffers without waiting: for who has the model alone, as checks, warm-up and replays do.</summary>
    /// <exception cref="ArgumentOutOfRangeException">rows is not in 1..MaxRows.</exception>
    /// <exception cref="InvalidOperationException">All runs are in use.</exception>
    public ModelRun RentNow(int rows)
    {
        RequireRows(rows);
        return new ModelRun(this, _slots.TryTake() ?? throw new InvalidOperationException("All runs are in use."), rows);
    }

    internal void Execute(RunSlot slot, int rows)
    {
        var started = _time.GetTimestamp();
        slot.Execute(rows);
        InferenceMetrics.RunDuration.Record(_time.GetElapsedTime(started).TotalSeconds, _tags);
        InferenceMetrics.RunRows.Record(rows, _tags);
    }

    internal void Return(RunSlot slot) => _slots.Return(slot);

    private static int ConcurrencyOf(InferenceOptions options, string provider) =>
        options.Concurrency > 0 ? options.Concurrency : provider == "cuda" ? RunsOnDevice : Environment.ProcessorCount;

    private async ValueTask<ModelRun> RentLaterAsync(int rows, TimeSpan callerHas, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        RunSlot slot;
        try
        {
            slot = await _slots.TakeAsync(cancellationToken);
        }
        catch (ModelBusyException)
        {
            CountRefused("full");
            throw;
        }

        var waited = _time.GetElapsedTime(started);
        InferenceMetrics.QueueWait.Record(waited.TotalSeconds, _tags);
        if (callerHas != Timeout.InfiniteTimeSpan && waited > callerHas * _waitShare)
        {
            // Judged when its turn comes, as CoDel does: that needs no timer, and under overload turns come often.
            _slots.Return(slot);
            CountRefused("age");
            throw new ModelBusyException(
                $"Waited {waited.TotalMilliseconds:0.0} ms for a run, more than {_waitShare:0.##} of what the caller had (Inference:MaxWaitShare).");
        }

        return new ModelRun(this, slot, rows);
    }

    private void CountRefused(string reason)
    {
        var tags = _tags;
        tags.Add("reason", reason);
        InferenceMetrics.QueueRefused.Add(1, tags);
    }

    private void RequireRows(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, MaxRows);
    }
}
