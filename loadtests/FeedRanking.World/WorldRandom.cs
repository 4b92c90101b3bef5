namespace FeedRanking.World;

/// <summary>The distributions that the world is drawn from, over one seeded generator.</summary>
internal sealed class WorldRandom
{
    private readonly Random _random;

    /// <param name="seed">Seed of the world.</param>
    /// <param name="stream">Which part of the world draws: parts do not disturb each other.</param>
    public WorldRandom(int seed, int stream) => _random = new Random(unchecked((seed * 1_000_003) + (stream * 7_919) + 17));

    public double Uniform() => _random.NextDouble();

    public int Below(int exclusive) => _random.Next(exclusive);

    public bool Chance(double probability) => _random.NextDouble() < probability;

    public double Gaussian(double deviation = 1.0)
    {
        // Box-Muller; 1 - u keeps the logarithm finite.
        var radius = Math.Sqrt(-2.0 * Math.Log(1.0 - _random.NextDouble()));
        return deviation * radius * Math.Cos(2.0 * Math.PI * _random.NextDouble());
    }

    public double[] Gaussians(int count, double deviation)
    {
        var values = new double[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = Gaussian(deviation);
        }

        return values;
    }

    public double Exponential(double mean) => -mean * Math.Log(1.0 - _random.NextDouble());

    /// <summary>Knuth's method; means here are small.</summary>
    public int Poisson(double mean)
    {
        var limit = Math.Exp(-Math.Min(mean, 200.0));
        var product = _random.NextDouble();
        var count = 0;
        while (product > limit)
        {
            product *= _random.NextDouble();
            count++;
        }

        return count;
    }
}
