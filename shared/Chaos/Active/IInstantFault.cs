namespace FeedRanking.Chaos;

/// <summary>A fault that happens once, when it begins, and not to calls.</summary>
public interface IInstantFault
{
    /// <summary>One of <see cref="FaultNames"/>.</summary>
    string Fault { get; }

    /// <summary>Lets it happen, soon after the answer to whoever asked for it.</summary>
    void Begin(ActiveFault fault);
}
