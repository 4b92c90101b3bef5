using FeedRanking.Datasets;

namespace FeedRanking.World;

/// <summary>
/// A small video platform that never was: viewers with tastes by topic, style, length and region; creators and videos of differing
/// quality; the logs that an older recommender would have left. In KuaiRand's shape, so that all tools read it.
/// </summary>
public sealed class SyntheticWorld
{
    private const int HistoryPerViewer = 50;

    private readonly WorldOptions _options;
    private readonly ViewerFactory _viewerFactory;
    private readonly VideoFactory _videoFactory;
    private readonly SimulatedVideo[] _videos;

    /// <summary>Draws viewers and videos.</summary>
    /// <exception cref="System.ComponentModel.DataAnnotations.ValidationException">An option is outside its limits.</exception>
    public SyntheticWorld(WorldOptions options)
    {
        options.Validate();
        _options = options;
        var regional = new Regional(options);
        _viewerFactory = new ViewerFactory(options, regional);
        _videoFactory = new VideoFactory(options, regional);
        Viewers = [.. Enumerable.Range(0, options.Viewers).Select(id => _viewerFactory.Draw(id))];
        _videos = _videoFactory.DrawAll();
    }

    /// <summary>All viewers, by id, with their true tastes.</summary>
    public IReadOnlyList<SimulatedViewer> Viewers { get; }

    /// <summary>All videos, by id, with their true qualities.</summary>
    public IReadOnlyList<SimulatedVideo> Videos => _videos;

    /// <summary>How many follow each creator, by id.</summary>
    public IReadOnlyList<int> CreatorFollowers => _videoFactory.CreatorFollowers;

    /// <summary>When the world's first day begins, milliseconds since the Unix epoch; uploads are counted from it.</summary>
    public long FirstMidnightMs => _options.FirstMidnightMs;

    /// <summary>Makes a world and its logs.</summary>
    public static Dataset Generate(WorldOptions options, IProgress<string>? progress = null) => new SyntheticWorld(options).Log(progress);

    /// <summary>Simulates all days and writes down what the platform would know.</summary>
    public Dataset Log(IProgress<string>? progress = null)
    {
        var simulator = new SessionSimulator(_options, _videos, new OlderRecommender(_videos, _options));
        var seen = Viewers.Select(_ => new HashSet<int>()).ToList();
        var history = new List<ImpressionRecord>();
        var log = new List<ImpressionRecord>();
        for (var day = 0; day < _options.Days; day++)
        {
            var target = day < _options.HistoryDays ? history : log;
            for (var viewer = 0; viewer < Viewers.Count; viewer++)
            {
                simulator.SimulateDay(Viewers[viewer], day, seen[viewer], target);
            }

            progress?.Report($"day {day + 1} of {_options.Days}: {history.Count + log.Count:N0} impressions");
        }

        var tables = new WorldRandom(_options.Seed, stream: 5);
        var dataset = new Dataset(
            [.. Viewers.Select(viewer => _viewerFactory.Describe(viewer, tables))],
            [.. _videos.Select(video => _videoFactory.Describe(video, tables))],
            History(history),
            Numbered(log),
            Fingerprint: "",
            CatalogueFingerprint: "");
        var (fingerprint, catalogueFingerprint) = KuaiRandWriter.Fingerprints(dataset);
        return dataset with { Fingerprint = fingerprint, CatalogueFingerprint = catalogueFingerprint };
    }

    private static List<HistoryRecord> History(List<ImpressionRecord> impressions)
    {
        var rows = new List<HistoryRecord>();
        foreach (var viewer in impressions.GroupBy(impression => impression.ViewerId).OrderBy(group => group.Key))
        {
            var last = viewer.OrderBy(impression => impression.TimeMs).TakeLast(HistoryPerViewer).ToList();
            rows.AddRange(last.Select((impression, position) => new HistoryRecord(
                impression.ViewerId, impression.VideoId, position, last.Count, impression.LongView, impression.Like)));
        }

        return rows;
    }

    private static List<ImpressionRecord> Numbered(List<ImpressionRecord> log) =>
        [.. log.OrderBy(impression => impression.TimeMs).Select((impression, line) => impression with { Line = line })];
}
