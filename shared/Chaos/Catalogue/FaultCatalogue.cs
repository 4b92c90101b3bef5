using static FeedRanking.Chaos.FaultParameters;

namespace FeedRanking.Chaos;

/// <summary>
/// Every fault that can be had on demand, in one place: what it does, and symptom → reaction → where to see it. The table in ARCHITECTURE.md and the
/// tests of the reactions are held to this list.
/// </summary>
public static class FaultCatalogue
{
    /// <summary>All faults.</summary>
    public static IReadOnlyList<FaultDefinition> All { get; } =
    [
        new(FaultNames.Latency, FaultPlace.Gateway, FaultTargets.Called,
            "Every call of the service takes `latency_ms` longer, seen from the gateway.",
            "the stage uses up its cap",
            "`light` (heavy ranker) or `precomputed` (light ranker, retrieval) within the budget; the breaker opens, then nobody waits any more",
            "`served_by`, `degraded`: `deadline`, then `breaker_open`; `feedranking.breaker.state`",
            [Rate(1), Duration, Replica, LatencyMs]),
        new(FaultNames.SlowTail, FaultPlace.Gateway, FaultTargets.Called,
            "A few calls of the service (1 %) take `latency_ms` longer: an average does not show it.",
            "p99 of the stage rises, p50 does not",
            "retrieval is asked a second time (hedging); a ranker's late answers cost their pages the rung and nobody else's; the breaker stays closed",
            "`feedranking.stage.duration`, `served_by`",
            [Rate(.01), Duration, Replica, LatencyMs]),
        new(FaultNames.SlowReplica, FaultPlace.Gateway, FaultTargets.Called,
            "Calls of one replica take `latency_ms` longer; needs `up.sh --replicas`.",
            "every second call is slow",
            "the other replica gets the calls; `heavy` goes on",
            "`feedranking.breaker.state` by replica, `served_by`",
            [Rate(1), Duration, OneReplica, LatencyMs]),
        new(FaultNames.Errors, FaultPlace.Gateway, FaultTargets.Called,
            "Calls of the service end with an internal error, without reaching it.",
            "the stage has no answer",
            "`light` or `precomputed`; the breaker opens; no retry",
            "`served_by`, `degraded`: `invalid_answer`, then `breaker_open`; `feedranking.breaker.state`",
            [Rate(1), Duration, Replica]),
        new(FaultNames.NanScores, FaultPlace.Service, FaultTargets.Rankers,
            "The ranker's model answers NaN for one candidate.",
            "a score is no number",
            "the ranker refuses its own answer; `light` (heavy ranker) or `precomputed` (light ranker); no NaN leaves the service, and the gateway would refuse one too",
            "`feedranking.ranking.not_finite` rises (alert); `served_by`, `degraded`: `invalid_answer`",
            [Rate(1), Duration, Replica]),
        new(FaultNames.WrongOrder, FaultPlace.Service, FaultTargets.Rankers,
            "The ranker gives its scores to the wrong candidates, back to front: all numbers look healthy.",
            "the feed is bad, latency and errors are perfect",
            "`heavy` goes on; the two rankers agree no more, and a gauge says so",
            "`feedranking.ranking.agreement` falls to 0 or below (alert)",
            [Rate(1), Duration, Replica]),
        new(FaultNames.EmptyResults, FaultPlace.Service, [FaultTargets.CandidateRetrieval],
            "Retrieval answers in time, with no candidates.",
            "there is nothing to rank",
            "`precomputed` for viewers with stored candidates, else `popular`; never an empty page",
            "`served_by`, `degraded`: `empty`",
            [Rate(1), Duration, Replica]),
        new(FaultNames.MissingFeatures, FaultPlace.Service, FaultTargets.Rankers,
            "A `group` of features is missing for every candidate: its columns hold their declared defaults.",
            "scores say less",
            "`heavy` goes on with declared defaults, which are counted",
            "`feedranking.ranking.features.defaulted` rises by group (alert)",
            [Rate(1), Duration, Replica, Group]),
        new(FaultNames.StaleFeatures, FaultPlace.Service, FaultTargets.Rankers,
            "Features are computed as if nothing had been written for `age_s` seconds.",
            "the feed does not follow what the viewer does",
            "`heavy` goes on; the age of the features that are served is measured",
            "`feedranking.ranking.features.age` rises (alert)",
            [Rate(1), Duration, Replica, AgeS]),
        new(FaultNames.RedisSlow, FaultPlace.Gateway, [FaultTargets.Redis],
            "Each operation of the gateway on Redis takes `latency_ms` longer.",
            "the viewer's row comes too late",
            "`heavy` goes on with the row and seen list that the gateway knows by then; pages may lack a cursor",
            "`degraded`: `viewer` `deadline`, `cursor` `deadline`",
            [Rate(1), Duration, LatencyMs]),
        new(FaultNames.RedisGone, FaultPlace.Gateway, [FaultTargets.Redis],
            "Each operation of the gateway on Redis fails at once.",
            "nothing is read of the viewer",
            "`heavy` goes on with what the gateway knows; popularity lists stay as they were; no cursor",
            "`degraded`: `viewer` `unavailable`, `cursor` `unavailable`",
            [Rate(1), Duration]),
        new(FaultNames.BrokerGone, FaultPlace.Gateway, [FaultTargets.Kafka],
            "Nothing that the gateway sends to Kafka is acknowledged.",
            "events cannot be taken",
            "`heavy` goes on; `POST /v1/events` is 503 with Retry-After; served feeds are dropped and counted",
            "`served_by`; 503 of `/v1/events`; `feedranking.chaos.injections`",
            [Rate(1), Duration]),
        new(FaultNames.PopularityEmpty, FaultPlace.Gateway, [FaultTargets.Redis],
            "The popularity lists in Redis are empty when the gateway reads them.",
            "the last rung would have nothing to serve",
            "the last good lists stay; pages are full",
            "`served_by` `popular` with a full page while retrieval is down",
            [Rate(1), Duration]),
        new(FaultNames.ColdRestart, FaultPlace.Service,
            [FaultTargets.CandidateRetrieval, FaultTargets.LightRanker, FaultTargets.HeavyRanker, FaultTargets.EventPipeline],
            "The service ends at once, as by kill -9, under load. Whoever supervises it starts it again: `./deploy/chaos.sh` does, Kubernetes would.",
            "the service is away, then cold",
            "`light` or `precomputed`; nobody asks it before it is warm (`/health/ready`); then `heavy` again",
            "`served_by`, `feedranking.breaker.state`; readiness in `./deploy/status.sh`",
            [Replica]),
    ];

    /// <summary>The fault of that name; null when there is none.</summary>
    public static FaultDefinition? Find(string name)
    {
        foreach (var fault in All)
        {
            if (fault.Name == name)
            {
                return fault;
            }
        }

        return null;
    }
}
