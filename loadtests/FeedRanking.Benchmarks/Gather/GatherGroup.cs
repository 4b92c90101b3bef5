using System.Globalization;
using FeedRanking.Benchmarks.Ratios;
using FeedRanking.Benchmarks.Running;
using FeedRanking.Features;

namespace FeedRanking.Benchmarks.Gather;

/// <summary>
/// 1,000 rows by id out of a catalogue in memory, against a memcpy of as many rows of 256 bytes out of a flat table by place, and against
/// Redis' MGET over a plain socket. Also the whole of what a ranker does between ids and tensor: rows and features.
/// </summary>
internal sealed class GatherGroup : IRatioGroup
{
    private const int Candidates = 1_000;
    private const int Requests = 64;
    private const int StoredRows = 20_000;
    private const int Seed = 3;

    private readonly List<float> _kept = [0];

    public string Id => "gather";

    public async Task<IReadOnlyList<Ratio>> MeasureAsync(BenchSetting setting)
    {
        var videos = setting.Pace.IsQuick ? 50_000 : 200_000;
        setting.Say($"gather of {Candidates} rows out of {videos:N0}");
        var made = new MadeCatalogue(videos, Seed);
        var random = new Random(Seed);
        var requests = Enumerable.Range(0, Requests).Select(_ => made.DrawIds(Candidates, random)).ToArray();
        var slots = requests.Select(ids => ids.Select(made.SlotOf).ToArray()).ToArray();
        var table = new RowTable(videos, Candidates);
        var lightInput = new float[Candidates * RankingFeatures.Light.Width];
        using var redis = RedisRows.Write(setting.System.Redis, StoredRows, RowTable.RowBytes);
        var mgets = requests.Select(ids => RedisRows.Request(ids.Select(id => id % StoredRows))).ToArray();
        var turn = 0;
        var rounds = await Rounds.MeasureWarmAsync(
            setting.Pace,
            () => TimeAsync(setting, () => _kept[0] += table.Gather(slots[turn++ % Requests])),
            () => TimeAsync(setting, () => _kept[0] += made.ReadRows(requests[turn++ % Requests])),
            () => TimeAsync(setting, () => made.Assemble(RankingFeatures.Light, requests[turn++ % Requests], lightInput)),
            () => TimeAsync(setting, () => redis.Ask(mgets[turn++ % mgets.Length])));
        return Report(rounds);
    }

    private static Task<double> TimeAsync(BenchSetting setting, Action work) => Task.Run(() => Throughput.NanosecondsOf(setting.Pace.Slice, work));

    private static List<Ratio> Report(Rounds rounds)
    {
        var note = string.Create(
            CultureInfo.InvariantCulture,
            $"memcpy {rounds.Median(0) / 1e3:F1} µs, rows {rounds.Median(1) / 1e3:F1} µs, features {rounds.Median(2) / 1e3:F1} µs, MGET {rounds.Median(3) / 1e3:F1} µs");
        return
        [
            new Ratio("gather-memcpy", "1,000 item rows by id / memcpy of 1,000 rows of 256 bytes by place", rounds.Ratio(1, 0))
            {
                Goal = Goal.AtMost(1.5), Note = note,
            },
            new Ratio("gather-mget", "MGET of 1,000 rows of 256 bytes over a plain socket / 1,000 item rows by id", rounds.Ratio(3, 1))
            {
                Goal = Goal.AtLeast(50), Reference = 1_100.0 / 30,
            },
            new Ratio("gather-features", "light ranker's whole input of 1,000 candidates from their ids / memcpy of 1,000 rows", rounds.Ratio(2, 0)),
            new Ratio("gather-features-mget", "MGET of 1,000 rows / light ranker's whole input of 1,000 candidates", rounds.Ratio(3, 2)),
        ];
    }
}
