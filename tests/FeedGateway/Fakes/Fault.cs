namespace FeedRanking.FeedGateway.Tests.Fakes;

/// <summary>How a fake service misbehaves.</summary>
public enum Fault
{
    None,
    Unavailable,
    BreakerOpen,
    Hangs,
    Defect,
    Empty,
    NotANumber,
    WrongCount,
    WrongHeads,
}
