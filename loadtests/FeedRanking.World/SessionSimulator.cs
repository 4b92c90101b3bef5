using System.Globalization;
using FeedRanking.Datasets;

namespace FeedRanking.World;

/// <summary>Lets viewers watch what the older recommender shows them, and logs it as KuaiRand does.</summary>
internal sealed class SessionSimulator
{
    private const int MaxPerDay = 200;

    // How often each surface occurs in KuaiRand, roughly: the home feed is 1.
    private static readonly WeightedList Surfaces = new([(1, 0.80), (0, 0.09), (4, 0.07), (2, 0.04)]);

    private readonly WorldOptions _options;
    private readonly SimulatedVideo[] _videos;
    private readonly OlderRecommender _recommender;
    private readonly WorldRandom _random;
    private readonly ReactionDraw _reactions;

    public SessionSimulator(WorldOptions options, SimulatedVideo[] videos, OlderRecommender recommender)
    {
        (_options, _videos, _recommender) = (options, videos, recommender);
        _random = new WorldRandom(options.Seed, stream: 4);
        _reactions = new ReactionDraw(_random);
    }

    /// <summary>One viewer's impressions of one day, in order of time; Line is not set yet.</summary>
    public void SimulateDay(SimulatedViewer viewer, int day, HashSet<int> seen, List<ImpressionRecord> log)
    {
        var impressions = Math.Min(_random.Poisson(viewer.ImpressionsPerDay), MaxPerDay);
        var date = _options.FirstDay.AddDays(day);
        var midnightMs = _options.FirstMidnightMs + (day * TimeSpan.MillisecondsPerDay);
        var lastMs = midnightMs + TimeSpan.MillisecondsPerDay - 1;
        var timeMs = midnightMs + StartMs(viewer);
        var surface = (byte)Surfaces.Draw(_random);
        var dateNumber = int.Parse(date.ToString("yyyyMMdd", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        for (var position = 0; position < impressions && timeMs <= lastMs; position++)
        {
            var slot = _recommender.Choose(viewer, (int)((timeMs - _options.FirstMidnightMs) / 1_000), seen, _random);
            if (slot < 0)
            {
                return;
            }

            seen.Add(slot);
            var context = new ReactionContext(surface, (int)((timeMs - midnightMs) / 3_600_000), position);
            var impression = React(viewer, _videos[slot], context, dateNumber, timeMs);
            log.Add(impression);
            timeMs += impression.PlayTimeMs + 800 + (long)_random.Exponential(3_000);
        }
    }

    private int StartMs(SimulatedViewer viewer)
    {
        var hour = viewer.UsualHour + _random.Gaussian(3.0);
        var wrapped = hour - (24.0 * Math.Floor(hour / 24.0));
        return (int)(Math.Min(wrapped, 22.5) * 3_600_000);
    }

    private ImpressionRecord React(SimulatedViewer viewer, in SimulatedVideo video, ReactionContext context, int date, long timeMs)
    {
        var outcome = _reactions.Draw(viewer, video, context);
        return new ImpressionRecord(
            viewer.Id,
            video.Id,
            date,
            timeMs,
            outcome.PlayTimeMs,
            video.DurationMs,
            context.Surface,
            outcome.Click,
            outcome.Like,
            outcome.Follow,
            outcome.Comment,
            outcome.Share,
            outcome.Hide,
            outcome.LongView,
            Line: 0);
    }
}
