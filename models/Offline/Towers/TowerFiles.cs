using FeedRanking.Features;
using FeedRanking.Offline.Rows;

namespace FeedRanking.Offline.Towers;

/// <summary>
/// The folder of arrays that two-tower training reads. Videos are numbered by catalogue slot. An example is a viewer's last actions at
/// one moment and the videos that the same viewer liked or watched to the end later; a test is the same with the state after training
/// and the days of the test.
/// </summary>
internal sealed class TowerFiles : IDisposable
{
    private readonly string _directory;
    private readonly NpyWriter<long> _videoIds;
    private readonly NpyWriter<float> _videoContent;
    private readonly NpyWriter<int> _positives;
    private readonly NpyWriter<long> _positiveEnds;
    private readonly float[] _content = new float[TowerInputs.ContentColumns.Count];

    private long _positiveCount;

    public TowerFiles(string directory)
    {
        Directory.CreateDirectory(directory);
        _directory = directory;
        _videoIds = new NpyWriter<long>(Path.Combine(directory, "video_ids.npy"));
        _videoContent = new NpyWriter<float>(Path.Combine(directory, "video_content.npy"), TowerInputs.ContentColumns.Count);
        _positives = new NpyWriter<int>(Path.Combine(directory, "positive_videos.npy"));
        _positiveEnds = new NpyWriter<long>(Path.Combine(directory, "positive_ends.npy"));
        Examples = new TowerSet(directory, "example");
        Tests = new TowerSet(directory, "test");
    }

    /// <summary>What to learn from.</summary>
    public TowerSet Examples { get; }

    /// <summary>What to measure recall on.</summary>
    public TowerSet Tests { get; }

    public void AddVideo(VideoRow video)
    {
        TowerInputs.Content(video, _content);
        _videoIds.Write(video.VideoId);
        _videoContent.Write(_content);
    }

    /// <summary>Writes the slots of everything that one viewer wanted: what co-occurrence is counted on.</summary>
    public void AddPositives(IReadOnlyCollection<int> slots)
    {
        _positives.Write([.. slots]);
        _positiveEnds.Write(_positiveCount += slots.Count);
    }

    public void Describe(RowsDescription about) => DescriptionFile.Write(
        Path.Combine(_directory, "towers.json"),
        new
        {
            content_columns = TowerInputs.ContentColumns,
            history_length = TowerInputs.HistoryLength,
            weight_columns = TowerInputs.WeightColumns,
        },
        about);

    public void Dispose()
    {
        _videoIds.Dispose();
        _videoContent.Dispose();
        _positives.Dispose();
        _positiveEnds.Dispose();
        Examples.Dispose();
        Tests.Dispose();
    }
}
