using System.Runtime.InteropServices;
using FeedRanking.Datasets;
using FeedRanking.Features;
using FeedRanking.Offline.Rows;
using FeedRanking.Offline.Towers;
using FeedRanking.Testing;

namespace FeedRanking.Offline.Tests.Towers;

public sealed class TowerExamplesTests : IDisposable
{
    private const int LastDay = TinyData.FirstDay + 1;
    private const int HeaderBytes = 128;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_TinyData_WritesArraysThatFitTogether()
    {
        var folder = Make("a", TinyData.Make());

        var examples = Read<int>(folder, "example_history").Length / TowerInputs.HistoryLength;
        examples.ShouldBeGreaterThan(20);
        Read<float>(folder, "example_weights").Length.ShouldBe(examples * TowerInputs.HistoryLength * TowerInputs.WeightColumns);
        Read<long>(folder, "example_target_ends").Length.ShouldBe(examples);
        Read<long>(folder, "example_target_ends")[^1].ShouldBe(Read<int>(folder, "example_targets").Length);
        Read<long>(folder, "example_excluded_ends")[^1].ShouldBe(Read<int>(folder, "example_excluded").Length);
        Read<long>(folder, "video_ids").ShouldBe(Enumerable.Range(0, 30).Select(id => (long)id));
        Read<float>(folder, "video_content").Length.ShouldBe(30 * TowerInputs.ContentColumns.Count);
    }

    [Theory]
    [InlineData("example")]
    [InlineData("test")]
    public void Run_Targets_AreNeverAmongTheExcluded(string name)
    {
        var folder = Make("a", TinyData.Make());
        var (targets, excluded) = (Lists(folder, $"{name}_target"), Lists(folder, $"{name}_excluded"));

        targets.Count.ShouldBe(excluded.Count);
        targets.ShouldAllBe(list => list.Length > 0);
        targets.Zip(excluded).ShouldAllBe(pair => !pair.First.Intersect(pair.Second).Any());
    }

    [Fact]
    public void Run_OtherOutcomesAfterTraining_ChangeNoExample()
    {
        var data = TinyData.Make();
        var before = Make("a", data);

        var after = Make("b", TinyData.WithFlippedOutcomes(data, row => row.Date > LastDay));

        foreach (var path in Directory.GetFiles(before, "example_*").Concat(Directory.GetFiles(before, "video_*")))
        {
            File.ReadAllBytes(path).ShouldBe(File.ReadAllBytes(Path.Combine(after, Path.GetFileName(path))), Path.GetFileName(path));
        }

        Read<int>(after, "test_targets").ShouldNotBe(Read<int>(before, "test_targets"));
    }

    [Fact]
    public void Run_OtherOutcomesInTraining_ChangeTheExamples()
    {
        var data = TinyData.Make();
        var before = Make("a", data);

        var after = Make("b", TinyData.WithFlippedOutcomes(data, row => row.Date == LastDay));

        Read<int>(after, "example_targets").ShouldNotBe(Read<int>(before, "example_targets"));
    }

    [Fact]
    public void Run_SameSeed_WritesTheSameBytes()
    {
        var (one, other) = (Make("a", TinyData.Make()), Make("b", TinyData.Make()));

        foreach (var path in Directory.GetFiles(one))
        {
            File.ReadAllBytes(path).ShouldBe(File.ReadAllBytes(Path.Combine(other, Path.GetFileName(path))), Path.GetFileName(path));
        }
    }

    private string Make(string name, Dataset data)
    {
        var folder = Path.Combine(_folder.Path, name);
        var about = new RowsDescription("tiny", "data", "catalogue", TinyData.FirstDay, LastDay, LastDay + 1, 1);
        using var files = new TowerFiles(folder);
        new TowerExamples(data, about, files, new ConsoleProgress()).Run();
        files.Describe(about);
        return folder;
    }

    private static T[] Read<T>(string folder, string name)
        where T : unmanaged =>
        MemoryMarshal.Cast<byte, T>(File.ReadAllBytes(Path.Combine(folder, name + ".npy")).AsSpan(HeaderBytes)).ToArray();

    private static List<int[]> Lists(string folder, string name)
    {
        var values = Read<int>(folder, name.EndsWith("target", StringComparison.Ordinal) ? name + "s" : name);
        var ends = Read<long>(folder, name + "_ends");
        return [.. ends.Select((end, index) => values[(index == 0 ? 0 : (int)ends[index - 1])..(int)end])];
    }
}
