namespace FeedRanking.LoadTests.Faults;

/// <summary>The network between the gateway and a ranker, Redis and the broker: slow, cut, silent, narrow.</summary>
internal static class NetworkCases
{
    public const string Ranker = "HeavyRanker";
    public const string Redis = "Redis";
    public const string Kafka = "Kafka";

    // More than any cap of a stage.
    private const int LatencyMs = 100;

    // Less than one answer: a page of scores, a viewer's row. A broker's answers are short.
    private const int AnswerBytes = 1_000;
    private const int BrokerAnswerBytes = 50;
    private const int KilobytesPerSecond = 64;

    /// <param name="between">The parts before which a proxy stands.</param>
    public static IEnumerable<ChaosCase> All(IReadOnlyCollection<string> between)
    {
        foreach (var (part, expected) in new[] { (Ranker, "light"), (Redis, "heavy"), (Kafka, "heavy") })
        {
            if (between.Contains(part))
            {
                yield return Row(part, "latency", Toxic.Latency(LatencyMs), expected);
                yield return Row(part, "reset", Toxic.CutAfter(part == Kafka ? BrokerAnswerBytes : AnswerBytes), expected);
                yield return Row(part, "half-open", Toxic.HalfOpen, expected);

                // A connection for each channel: what one page needs may come through in time.
                yield return Row(part, "64KB/s", Toxic.Narrow(KilobytesPerSecond), part == Ranker ? ["light", "heavy"] : [expected]);
            }
        }
    }

    private static ChaosCase Row(string part, string fault, Toxic toxic, params string[] expected) =>
        ChaosCase.Simple(part, fault, expected, faults => faults.DisturbAsync(part, toxic), faults => faults.HealAsync(part));
}
