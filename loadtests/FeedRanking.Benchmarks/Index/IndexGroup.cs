using System.Globalization;
using System.Numerics.Tensors;
using FeedRanking.Benchmarks.Ratios;
using FeedRanking.Benchmarks.Running;
using FeedRanking.Retrieval.Index;
using FeedRanking.Retrieval.Sources;

namespace FeedRanking.Benchmarks.Index;

/// <summary>
/// The exact index against reading the bytes that it reads once, and against FAISS: flat (the same answer) and IVF (less work, recall 0.99 or
/// more). One query at a time on one core everywhere.
/// </summary>
internal sealed class IndexGroup : IRatioGroup
{
    private const int Nearest = 100;
    private const int Queries = 32;
    private const int CheckedQueries = 4;
    private const double Recall = 0.99;
    private const int Seed = 7;

    // Of a row: a byte per value, and the scale.
    private const int BytesBesideCodes = sizeof(float);

    private float _kept;

    public string Id => "index";

    public async Task<IReadOnlyList<Ratio>> MeasureAsync(BenchSetting setting)
    {
        int[] sizes = setting.IsLarge ? [50_000, 1_000_000, 8_000_000] : setting.Pace.IsQuick ? [50_000] : [50_000, 1_000_000];
        var ratios = new List<Ratio>();
        foreach (var size in sizes)
        {
            ratios.AddRange(await MeasureAsync(setting, size));
            GC.Collect();
        }

        return ratios;
    }

    private async Task<IEnumerable<Ratio>> MeasureAsync(BenchSetting setting, int size)
    {
        setting.Say($"index of {size:N0} vectors: building");
        var vectors = new MadeVectors(setting.ModelFolder("two-tower"), size, Queries, Seed);
        var index = new VideoIndex(vectors.Dimensions, cores: 1);
        for (var i = 0; i < vectors.Count; i++)
        {
            index.Insert(i, vectors.Vector(i));
        }

        var recall = Enumerable.Range(0, CheckedQueries).Average(query => RecallOf(index, vectors, query));
        await using var faiss = await TryStartAsync(setting, vectors);
        setting.Say($"index of {size:N0} vectors: searching");
        var (none, turn) = (new SlotSet(size), 0);
        var bytes = (long)size * (vectors.Dimensions + BytesBesideCodes);
        List<Func<Task<double>>> sides =
        [
            () => Task.Run(() => Throughput.NanosecondsOf(setting.Pace.Slice, () => index.Search(vectors.Query(turn++), none, Nearest)) / 1e6),
            () => Task.Run(() => Throughput.NanosecondsOf(setting.Pace.Slice, () => _kept += TensorPrimitives.Sum<float>(vectors.Values.AsSpan(0, (int)(bytes / sizeof(float))))) / 1e6),
        ];
        var ivfRecalls = new List<double>();
        if (faiss is not null)
        {
            sides.Add(async () => (await faiss.SearchAsync("flat", setting.Pace.Slice)).Ms);
            sides.Add(async () =>
            {
                var (ms, found) = await faiss.SearchAsync("ivf", setting.Pace.Slice);
                ivfRecalls.Add(found);
                return ms;
            });
        }

        var rounds = await Rounds.MeasureWarmAsync(setting.Pace, sides);
        var ratios = Ours(rounds, size, recall, bytes);
        return faiss is null ? ratios : ratios.Concat(Faiss(rounds, size, faiss.Description, Medians.Of(ivfRecalls)));
    }

    private static double RecallOf(VideoIndex index, MadeVectors vectors, int query)
    {
        var truth = ExactSearch.Nearest(vectors, query, Nearest);
        return index.Search(vectors.Query(query), new SlotSet(vectors.Count), Nearest).Count(found => truth.Contains(found.Slot)) / (double)Nearest;
    }

    private static async Task<FaissPeer?> TryStartAsync(BenchSetting setting, MadeVectors vectors)
    {
        try
        {
            return await FaissPeer.StartAsync(vectors, Nearest, Recall);
        }
        catch (UnmeasurableException missing)
        {
            setting.Say($"without FAISS: {missing.Message}");
            return null;
        }
    }

    private static IEnumerable<Ratio> Ours(Rounds rounds, int size, double recall, double bytes)
    {
        var (scan, read) = (rounds.Median(0), rounds.Median(1));
        yield return new Ratio($"index-{size}-bandwidth", $"exact search of {size:N0} × 64 values, a byte each: share of the bandwidth of one sum over as many bytes", rounds.Ratio(1, 0))
        {
            Goal = Goal.AtLeast(0.85),
            Note = string.Create(CultureInfo.InvariantCulture, $"{scan:F2} ms, {bytes / scan / 1e6:F1} GB/s, against {read:F2} ms, {bytes / read / 1e6:F1} GB/s, one core"),
        };
        yield return new Ratio($"index-{size}-recall", $"recall@{Nearest} of the index of {size:N0} against all dot products", recall) { Goal = Goal.AtLeast(Recall) };
    }

    private static IEnumerable<Ratio> Faiss(Rounds rounds, int size, string description, double ivfRecall)
    {
        yield return new Ratio($"index-{size}-faiss-flat", $"FAISS flat / our index, time of a query among {size:N0}", rounds.Ratio(2, 0))
        {
            Note = string.Create(CultureInfo.InvariantCulture, $"{rounds.Median(2):F2} ms against {rounds.Median(0):F2} ms; {description}"),
        };
        yield return new Ratio($"index-{size}-faiss-ivf", $"FAISS IVF / our index, time of a query among {size:N0}", rounds.Ratio(3, 0))
        {
            Note = string.Create(CultureInfo.InvariantCulture, $"{rounds.Median(3):F2} ms at recall@{Nearest} {ivfRecall:F3} against {rounds.Median(0):F2} ms at 1"),
        };
    }
}
