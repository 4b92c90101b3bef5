using FeedRanking.Datasets;

namespace FeedRanking.World;

/// <summary>Draws creators and their videos, and writes down what a video table would say of them.</summary>
internal sealed class VideoFactory
{
    // Uploads began this many days before the first day, so that the first feeds have something to show.
    private const int EarlierDays = 20;

    private readonly WorldOptions _options;
    private readonly WorldRandom _random;
    private readonly double[][] _topicStyles;
    private readonly Creator[] _creators;
    private readonly WeightedList _creatorsByOutput;
    private readonly long _firstMidnightMs;

    public VideoFactory(WorldOptions options, Regional regional)
    {
        _options = options;
        _firstMidnightMs = options.FirstMidnightMs;
        _random = new WorldRandom(options.Seed, stream: 3);
        _topicStyles = [.. Enumerable.Range(0, options.Topics).Select(_ => _random.Gaussians(ReactionModel.StyleDimensions, 0.5))];
        _creators = [.. Enumerable.Range(0, options.Creators).Select(_ => new Creator(
            _random.Below(options.Topics),
            regional.Draw(_random),
            _random.Gaussian(0.5),
            _random.Gaussians(ReactionModel.StyleDimensions, 0.6),
            Math.Log(22_000) + _random.Gaussian(0.6)))];
        _creatorsByOutput = new WeightedList(_creators.Select((_, index) => (index, 1.0 / Math.Pow(index + 5, 0.6))));
        CreatorFollowers = Followers();
    }

    /// <summary>How many follow each creator when the log begins; the platform's viewers are not the only ones.</summary>
    public int[] CreatorFollowers { get; }

    /// <summary>All videos, in one array.</summary>
    public SimulatedVideo[] DrawAll()
    {
        var videos = new SimulatedVideo[_options.Videos];
        var styles = new float[(long)videos.Length * ReactionModel.StyleDimensions];
        for (var id = 0; id < videos.Length; id++)
        {
            videos[id] = Draw(id, styles.AsMemory(id * ReactionModel.StyleDimensions, ReactionModel.StyleDimensions));
        }

        return videos;
    }

    /// <summary>The video table's row.</summary>
    public VideoRecord Describe(SimulatedVideo video, WorldRandom random)
    {
        var isUpright = random.Chance(0.8);
        return new VideoRecord(
            video.Id,
            video.CreatorId,
            "NORMAL",
            _firstMidnightMs + (video.UploadSecond * 1_000L),
            video.DurationMs > 60_000 ? "LongImport" : "ShortImport",
            video.DurationMs,
            Width: isUpright ? 720 : 1_280,
            Height: isUpright ? 1_280 : 720,
            MusicId: 1 + (video.Topic * 100) + random.Below(100),
            MusicType: random.Chance(0.8) ? 9 : 4,
            video.Topic);
    }

    private SimulatedVideo Draw(int id, Memory<float> style)
    {
        var creatorId = _creatorsByOutput.Draw(_random);
        var creator = _creators[creatorId];
        var topic = _random.Chance(0.8) ? creator.Topic : _random.Below(_options.Topics);
        for (var i = 0; i < style.Length; i++)
        {
            style.Span[i] = (float)(creator.Style[i] + _topicStyles[topic][i] + _random.Gaussian(0.2));
        }

        return new SimulatedVideo
        {
            Id = id,
            CreatorId = creatorId,
            Topic = topic,
            DurationMs = (int)Math.Clamp(Math.Exp(creator.LogDuration + _random.Gaussian(0.5)), 3_000, 600_000),
            UploadSecond = UploadSecond(),
            Region = creator.Region,
            Quality = (float)(creator.Quality + _random.Gaussian(0.4)),
            Style = style,
        };
    }

    // One day more than the log has: whoever loads the log as if it ended today finds uploads of the last hours too.
    private int UploadSecond()
    {
        var day = _random.Below(EarlierDays + _options.Days + 1) - EarlierDays;
        var hour = 15.0 + _random.Gaussian(5.0);
        var wrapped = hour - (24.0 * Math.Floor(hour / 24.0));
        return (day * WorldOptions.SecondsPerDay) + Math.Min((int)(wrapped * 3_600), WorldOptions.SecondsPerDay - 1);
    }

    // Many have few followers and few have many; good creators, and those who upload much (low numbers), have more. A stream of its own.
    private int[] Followers()
    {
        var random = new WorldRandom(_options.Seed, stream: 6);
        return [.. _creators.Select((creator, index) => (int)Math.Exp(
            4.2 + (1.2 * creator.Quality) + (0.5 * Math.Log(_creators.Length / (index + 5.0))) + random.Gaussian(1.5)))];
    }

    private sealed record Creator(int Topic, string Region, double Quality, double[] Style, double LogDuration);
}
