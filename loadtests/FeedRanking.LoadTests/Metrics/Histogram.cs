namespace FeedRanking.LoadTests.Metrics;

/// <summary>A histogram with cumulative buckets, as Prometheus has them.</summary>
/// <param name="Buckets">By upper bound, ascending.</param>
/// <param name="Sum">Of all values.</param>
internal sealed record Histogram(IReadOnlyList<Bucket> Buckets, double Sum)
{
    public double Count => Buckets.Count == 0 ? 0 : Buckets[^1].Count;

    /// <summary>0 when it holds nothing.</summary>
    public double Mean => Count > 0 ? Sum / Count : 0;

    /// <summary>What was recorded between an earlier state and this one.</summary>
    /// <exception cref="ArgumentException">The earlier state has other bounds, or holds more: the process was started anew in between.</exception>
    public Histogram Since(Histogram earlier)
    {
        if (earlier.Buckets.Count == 0)
        {
            return this;
        }

        if (!earlier.Buckets.Select(bucket => bucket.UpTo).SequenceEqual(Buckets.Select(bucket => bucket.UpTo)) || earlier.Count > Count)
        {
            throw new ArgumentException("The histogram has other bounds or fewer values than before: the process was started anew in between.", nameof(earlier));
        }

        return new([.. Buckets.Zip(earlier.Buckets, static (now, then) => now with { Count = now.Count - then.Count })], Sum - earlier.Sum);
    }

    /// <summary>Linear interpolation within the bucket that holds the percentile; beyond the last finite bound that bound.</summary>
    /// <param name="share">0 to 1.</param>
    public double Percentile(double share)
    {
        var target = share * Count;
        var (before, lower) = (0.0, 0.0);
        foreach (var bucket in Buckets)
        {
            if (bucket.Count >= target && bucket.Count > before)
            {
                return double.IsInfinity(bucket.UpTo) ? lower : lower + ((bucket.UpTo - lower) * (target - before) / (bucket.Count - before));
            }

            (before, lower) = (bucket.Count, double.IsInfinity(bucket.UpTo) ? lower : bucket.UpTo);
        }

        return 0;
    }
}
