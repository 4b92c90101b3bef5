namespace FeedRanking.LoadTests.Results;

/// <summary>One fault under load. Shares of rungs are of new feeds: a next page belongs to the feed that it continues.</summary>
internal sealed record ChaosRow
{
    /// <summary>The part that was broken, or "everything".</summary>
    public required string Target { get; init; }

    /// <summary>How.</summary>
    public required string Fault { get; init; }

    /// <summary>Requests of the whole run.</summary>
    public required int Requests { get; init; }

    /// <summary>Answers that were not 200, or none.</summary>
    public required int NotOk { get; init; }

    /// <summary>Pages with fewer videos than asked for, without reason.</summary>
    public required int ShortOrEmpty { get; init; }

    /// <summary>Pages that were wrong otherwise: a video twice, or one of an earlier page, or an unknown rung.</summary>
    public required int Wrong { get; init; }

    /// <summary>Requests that met no gateway, because the gateway itself was away: counted here and nowhere else.</summary>
    public required int NoGateway { get; init; }

    public required double P50Ms { get; init; }

    public required double P95Ms { get; init; }

    public required double P99Ms { get; init; }

    public required double MaxMs { get; init; }

    /// <summary>Share of each rung before.</summary>
    public required IReadOnlyDictionary<string, double> Before { get; init; }

    /// <summary>… while it was broken, from 1 s after.</summary>
    public required IReadOnlyDictionary<string, double> During { get; init; }

    /// <summary>… from when it had to be as before.</summary>
    public required IReadOnlyDictionary<string, double> After { get; init; }

    /// <summary>Who should serve meanwhile.</summary>
    public required IReadOnlyList<string> ExpectedRungs { get; init; }

    /// <summary>Share of new feeds that they did serve.</summary>
    public required double ExpectedShare { get; init; }

    /// <summary>How long mending took until it said that it was ready.</summary>
    public required double ReadyAfterSeconds { get; init; }

    /// <summary>From then until 99 % of new feeds were heavy again; null when that was not seen.</summary>
    public required double? HeavyAgainAfterSeconds { get; init; }

    public required IReadOnlyList<ThresholdOutcome> Thresholds { get; init; }
}
