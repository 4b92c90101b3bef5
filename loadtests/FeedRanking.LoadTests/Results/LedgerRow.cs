namespace FeedRanking.LoadTests.Results;

/// <summary>
/// One step of the budget: what it may take and what it took, in ms. Queue, compute, and the way there and back are those of the service behind it; null
/// where there is none.
/// </summary>
/// <param name="Stage">Name, as in the latency budget.</param>
/// <param name="CapMs">What it may take; null for a part without a cap.</param>
/// <param name="MeanMs">Exact.</param>
/// <param name="P50Ms">Interpolated within a bucket of the histogram, like all percentiles here.</param>
/// <param name="P95Ms">95th percentile.</param>
/// <param name="P99Ms">99th percentile.</param>
/// <param name="HeadroomMs">Cap − p99.</param>
/// <param name="QueueMeanMs">Waiting for a free run of the model.</param>
/// <param name="QueueP99Ms">99th percentile of it.</param>
/// <param name="ComputeMeanMs">Features and the model's run.</param>
/// <param name="ComputeP99Ms">Sum of both 99th percentiles: the most that their sum's can be.</param>
/// <param name="ServiceMeanMs">The whole call as the service saw it.</param>
/// <param name="HopMeanMs">What the gateway waited beyond that: the way there and back, messages and threads.</param>
internal sealed record LedgerRow(
    string Stage,
    double? CapMs,
    double MeanMs,
    double P50Ms,
    double P95Ms,
    double P99Ms,
    double? HeadroomMs,
    double? QueueMeanMs = null,
    double? QueueP99Ms = null,
    double? ComputeMeanMs = null,
    double? ComputeP99Ms = null,
    double? ServiceMeanMs = null,
    double? HopMeanMs = null);
