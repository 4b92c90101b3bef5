using FeedRanking.Benchmarks.Gather;
using FeedRanking.Benchmarks.Ratios;
using FeedRanking.Benchmarks.Running;
using FeedRanking.Benchmarks.Scoring;

namespace FeedRanking.Benchmarks.Feeds;

/// <summary>
/// What one feed cannot do without, and nothing else: the viewer's value out of Redis over a plain socket, a gather of its candidates' rows,
/// and one raw run of each of the three models.
/// </summary>
internal sealed class RawParts : IDisposable
{
    public const int LightRows = 1_000;
    public const int HeavyRows = 150;
    private const int TableRows = 200_000;

    private readonly List<RawModel> _models = [];
    private readonly List<RawRun> _runs = [];
    private readonly RowTable _table = new(TableRows, LightRows + HeavyRows);
    private readonly int[] _slots;
    private readonly RawRedis _redis;

    /// <param name="setting">The models and the Redis of the running system.</param>
    /// <param name="viewer">Whose value is read.</param>
    /// <param name="random">Decides the rows that are gathered.</param>
    public RawParts(BenchSetting setting, SampleViewer viewer, Random random)
    {
        foreach (var (name, rows) in new[] { ("two-tower", 1), ("light-ranker", LightRows), ("heavy-ranker", HeavyRows) })
        {
            var model = new RawModel(setting.ModelFolder(name));
            _models.Add(model);
            _runs.Add(model.NewRun(rows));
        }

        _slots = [.. Enumerable.Range(0, LightRows + HeavyRows).Select(_ => random.Next(TableRows))];
        _redis = new RawRedis(setting.System.Redis);
        StoredViewer.Write(_redis, viewer);
    }

    /// <summary>All parts, one after the other.</summary>
    public void Run()
    {
        _redis.Ask(StoredViewer.Get);
        _table.Gather(_slots);
        _runs.ForEach(run => run.Run());
    }

    public void Dispose()
    {
        _runs.ForEach(run => run.Dispose());
        _models.ForEach(model => model.Dispose());
        _redis.Dispose();
    }
}
