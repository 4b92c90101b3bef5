using FeedRanking.Datasets;

namespace FeedRanking.World;

/// <summary>Draws viewers and writes down what a viewer table would say of them.</summary>
internal sealed class ViewerFactory(WorldOptions options, Regional regional)
{
    private const int FavouriteTopics = 4;

    private readonly WorldRandom _random = new(options.Seed, stream: 2);

    public SimulatedViewer Draw(long id)
    {
        var region = regional.Draw(_random);
        var tastes = new double[options.Topics];
        for (var topic = 0; topic < tastes.Length; topic++)
        {
            tastes[topic] = -0.35 + regional.TopicTaste(region, topic) + _random.Gaussian(0.4);
        }

        for (var i = 0; i < FavouriteTopics; i++)
        {
            tastes[_random.Below(tastes.Length)] += 1.6;
        }

        return new SimulatedViewer
        {
            Id = id,
            Region = region,
            TopicTastes = tastes,
            FavouriteTopics = [.. Enumerable.Range(0, tastes.Length).OrderByDescending(topic => tastes[topic])],
            StyleTastes = _random.Gaussians(ReactionModel.StyleDimensions, 0.5),
            Mood = _random.Gaussian(0.5),
            Generosity = _random.Gaussian(1.2),
            PreferredLogDuration = Math.Log(25_000) + _random.Gaussian(0.8),
            ImpressionsPerDay = options.ImpressionsPerDay * Math.Exp(_random.Gaussian(0.9) - 0.405),
            UsualHour = (18 + _random.Below(9)) % 24,
        };
    }

    /// <summary>The viewer table's row: a little of it tells of the tastes, most is noise.</summary>
    public ViewerRecord Describe(SimulatedViewer viewer, WorldRandom random)
    {
        var encrypted = new int[18];
        for (var i = 0; i < encrypted.Length; i++)
        {
            encrypted[i] = random.Below(2 + (i * 3));
        }

        encrypted[1] = StrongestStyle(viewer);
        encrypted[2] = random.Chance(0.7) ? viewer.FavouriteTopics[0] : random.Below(options.Topics);
        encrypted[3] = viewer.FavouriteTopics[random.Below(Math.Min(8, viewer.FavouriteTopics.Count))];
        encrypted[7] = Regional.Code(viewer.Region);
        return new ViewerRecord(
            viewer.Id,
            viewer.ImpressionsPerDay switch { > 6 => "full_active", > 3 => "high_active", > 1 => "middle_active", _ => "low_active" },
            RegisterDays: 1 + (int)random.Exponential(500),
            FollowCount: (int)random.Exponential(60 * Math.Exp(0.5 * viewer.Generosity)),
            FanCount: (int)random.Exponential(30),
            FriendCount: (int)random.Exponential(15),
            IsLowActive: viewer.ImpressionsPerDay < 0.5,
            IsLiveStreamer: random.Chance(0.05),
            IsVideoAuthor: random.Chance(0.3),
            encrypted,
            viewer.Region);
    }

    private static int StrongestStyle(SimulatedViewer viewer)
    {
        var best = 0;
        for (var i = 1; i < ReactionModel.StyleDimensions; i++)
        {
            best = viewer.StyleTastes[i] > viewer.StyleTastes[best] ? i : best;
        }

        return best;
    }
}
