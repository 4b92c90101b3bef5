namespace FeedRanking.Offline.Replay;

/// <summary>What a step of the replay does, in the order in which steps of one moment run.</summary>
internal enum ReplayStepKind : byte
{
    LookAtHistory,
    LookAtImpression,
    CountHistory,
    CountImpression,
    CountOutcome,
    TellViewerHistory,
    TellViewerOutcome,
}
