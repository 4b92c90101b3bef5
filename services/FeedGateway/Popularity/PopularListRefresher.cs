using FeedRanking.Features;
using FeedRanking.FeatureStore;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.Popularity;

/// <summary>
/// Keeps <see cref="PopularLists"/> fresh: at start from the file of an earlier run, else from the list shipped with the program; then
/// from the store, again and again. What the store gave last is written to the file.
/// </summary>
internal sealed class PopularListRefresher(
    PopularLists lists, IPopularityStore store, IOptions<PopularityOptions> options, TimeProvider clock, ILogger<PopularListRefresher> log)
    : BackgroundService
{
    private const string ShippedList = "FeedRanking.FeedGateway.Popularity.default-popularity.json";

    private readonly PopularityOptions _options = options.Value;
    private Dictionary<string, IReadOnlyList<PopularVideo>> _last = [];
    private bool _storeIsAway;

    /// <summary>Fills the lists before anything is served.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!await ReadFileAsync(cancellationToken))
        {
            await using var shipped = typeof(PopularListRefresher).Assembly.GetManifestResourceStream(ShippedList)!;
            lists.Replace(await PopularityFile.ReadAsync(shipped, cancellationToken));
            log.LogInformation("No popular lists of an earlier run: starting with the list shipped with the program.");
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(_options.RefreshSeconds), clock);
        try
        {
            do
            {
                await RefreshAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            log.LogDebug("The process stops; popular lists are refreshed no more.");
        }
    }

    /// <summary>One refresh; when the store is away the last good lists stay.</summary>
    internal async Task RefreshAsync(CancellationToken stopping)
    {
        try
        {
            var read = await ReadStoreAsync(stopping);
            NoteStore(isAway: false, reason: null);
            if (lists.Replace(read) && !Same(read, _last))
            {
                _last = read;
                await WriteFileAsync(read, stopping);
            }
        }
        catch (FeatureStoreUnavailableException exception)
        {
            NoteStore(isAway: true, exception.Message);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            NoteStore(isAway: true, $"no answer within {_options.ReadTimeoutMs} ms");
        }
    }

    private async Task<Dictionary<string, IReadOnlyList<PopularVideo>>> ReadStoreAsync(CancellationToken stopping)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(_options.ReadTimeoutMs), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        var read = await Task.WhenAll(Regions.All.Select(region => store.ReadAsync(region, either.Token)));
        return Regions.All.Zip(read).Where(list => list.Second.Count > 0).ToDictionary(list => list.First, list => list.Second);
    }

    private async Task<bool> ReadFileAsync(CancellationToken cancellationToken)
    {
        if (_options.File is not { } path || !File.Exists(path))
        {
            return false;
        }

        try
        {
            return lists.Replace(await PopularityFile.ReadAsync(path, cancellationToken));
        }
        catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException)
        {
            log.LogWarning("The popular lists in {Path} cannot be read: {Reason}", path, exception.Message);
            return false;
        }
    }

    private async Task WriteFileAsync(Dictionary<string, IReadOnlyList<PopularVideo>> read, CancellationToken cancellationToken)
    {
        if (_options.File is not { } path)
        {
            return;
        }

        try
        {
            await PopularityFile.WriteAsync(path, read, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("The popular lists cannot be kept in {Path}: {Reason}", path, exception.Message);
        }
    }

    // Said once per change, not once per refresh.
    private void NoteStore(bool isAway, string? reason)
    {
        if (isAway && !_storeIsAway)
        {
            log.LogWarning("Popular lists cannot be refreshed, the last good ones stay: {Reason}", reason);
        }
        else if (!isAway && _storeIsAway)
        {
            log.LogInformation("Popular lists are refreshed again.");
        }

        _storeIsAway = isAway;
    }

    private static bool Same(
        Dictionary<string, IReadOnlyList<PopularVideo>> one, Dictionary<string, IReadOnlyList<PopularVideo>> other) =>
        one.Count == other.Count
        && one.All(list => other.TryGetValue(list.Key, out var same) && list.Value.SequenceEqual(same));
}
