using System.Globalization;
using FeedRanking.Datasets;

namespace FeedRanking.World;

/// <summary>Lets viewers watch what the older recommender shows them, and logs it as KuaiRand does.</summary>
internal sealed class SessionSimulator(WorldOptions options, IReadOnlyList<SimulatedVideo> videos, OlderRecommender recommender)
{
    /// <summary>KuaiRand's rule: a long view is the whole video, or this much of a longer one.</summary>
    public const int LongViewMs = 18_000;

    private const int ClickMs = 7_000;
    private const int MaxPerDay = 200;

    // How often each surface occurs in KuaiRand, roughly: the home feed is 1.
    private static readonly WeightedList Surfaces = new([(1, 0.80), (0, 0.09), (4, 0.07), (2, 0.04)]);

    private readonly WorldRandom _random = new(options.Seed, stream: 4);

    /// <summary>One viewer's impressions of one day, in order of time; Line is not set yet.</summary>
    public void SimulateDay(SimulatedViewer viewer, int day, HashSet<int> seen, List<ImpressionRecord> log)
    {
        var impressions = Math.Min(_random.Poisson(viewer.ImpressionsPerDay), MaxPerDay);
        var date = options.FirstDay.AddDays(day);
        var midnightMs = new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds();
        var lastMs = midnightMs + TimeSpan.MillisecondsPerDay - 1;
        var timeMs = midnightMs + StartMs(viewer);
        var surface = (byte)Surfaces.Draw(_random);
        var dateNumber = int.Parse(date.ToString("yyyyMMdd", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        for (var position = 0; position < impressions && timeMs <= lastMs; position++)
        {
            var slot = recommender.Choose(viewer, day, seen, _random);
            if (slot < 0)
            {
                return;
            }

            seen.Add(slot);
            var context = new ReactionContext(surface, (int)((timeMs - midnightMs) / 3_600_000), position);
            var impression = React(viewer, videos[slot], context, dateNumber, timeMs);
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

    private ImpressionRecord React(SimulatedViewer viewer, SimulatedVideo video, ReactionContext context, int date, long timeMs)
    {
        // One draw decides click and long view, so that a long view is always a click; the rest needs a click too.
        var draw = _random.Uniform();
        var clickProbability = ReactionModel.Probability(Reaction.Click, viewer, video, context);
        var click = draw < clickProbability;
        var longView = draw < ReactionModel.Probability(Reaction.LongView, viewer, video, context);
        bool Also(Reaction reaction) => click && _random.Chance(ReactionModel.Probability(reaction, viewer, video, context) / clickProbability);
        return new ImpressionRecord(
            viewer.Id,
            video.Id,
            date,
            timeMs,
            PlayTimeMs(video, click, longView),
            video.DurationMs,
            context.Surface,
            click,
            Also(Reaction.Like),
            Also(Reaction.Follow),
            Also(Reaction.Comment),
            Also(Reaction.Share),
            _random.Chance(ReactionModel.Probability(Reaction.Hide, viewer, video, context)),
            longView,
            Line: 0);
    }

    private int PlayTimeMs(SimulatedVideo video, bool click, bool longView)
    {
        var goal = Math.Min(video.DurationMs, LongViewMs);
        if (longView)
        {
            // On to the end or nearly, and sometimes round again.
            var rest = video.DurationMs - goal;
            return goal + (int)(rest * _random.Uniform()) + (_random.Chance(0.3) ? (int)_random.Exponential(video.DurationMs) : 0);
        }

        var low = click ? Math.Min(ClickMs, goal / 2) : 0;
        var high = click ? goal : Math.Min(ClickMs, goal / 2);
        return low + (int)((high - low) * _random.Uniform());
    }
}
