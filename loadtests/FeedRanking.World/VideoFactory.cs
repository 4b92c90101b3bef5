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

    public VideoFactory(WorldOptions options, Regional regional)
    {
        _options = options;
        _random = new WorldRandom(options.Seed, stream: 3);
        _topicStyles = [.. Enumerable.Range(0, options.Topics).Select(_ => _random.Gaussians(ReactionModel.StyleDimensions, 0.5))];
        _creators = [.. Enumerable.Range(0, options.Creators).Select(_ => new Creator(
            _random.Below(options.Topics),
            regional.Draw(_random),
            _random.Gaussian(0.4),
            _random.Gaussians(ReactionModel.StyleDimensions, 0.6),
            Math.Log(22_000) + _random.Gaussian(0.6)))];
        _creatorsByOutput = new WeightedList(_creators.Select((_, index) => (index, 1.0 / Math.Pow(index + 5, 0.6))));
    }

    public SimulatedVideo Draw(long id)
    {
        var creatorId = _creatorsByOutput.Draw(_random);
        var creator = _creators[creatorId];
        var topic = _random.Chance(0.8) ? creator.Topic : _random.Below(_options.Topics);
        var style = new double[ReactionModel.StyleDimensions];
        for (var i = 0; i < style.Length; i++)
        {
            style[i] = creator.Style[i] + _topicStyles[topic][i] + _random.Gaussian(0.3);
        }

        return new SimulatedVideo
        {
            Id = id,
            CreatorId = creatorId,
            Topic = topic,
            DurationMs = (int)Math.Clamp(Math.Exp(creator.LogDuration + _random.Gaussian(0.5)), 3_000, 600_000),
            UploadDay = _random.Below(EarlierDays + _options.Days) - EarlierDays,
            Region = creator.Region,
            Quality = creator.Quality + _random.Gaussian(0.5),
            Style = style,
        };
    }

    /// <summary>The video table's row.</summary>
    public VideoRecord Describe(SimulatedVideo video, WorldRandom random)
    {
        var isUpright = random.Chance(0.8);
        return new VideoRecord(
            video.Id,
            video.CreatorId,
            "NORMAL",
            _options.FirstDay.AddDays(video.UploadDay),
            video.DurationMs > 60_000 ? "LongImport" : "ShortImport",
            video.DurationMs,
            Width: isUpright ? 720 : 1_280,
            Height: isUpright ? 1_280 : 720,
            MusicId: 1 + (video.Topic * 100) + random.Below(100),
            MusicType: random.Chance(0.8) ? 9 : 4,
            video.Topic);
    }

    private sealed record Creator(int Topic, string Region, double Quality, double[] Style, double LogDuration);
}
