namespace FeedRanking.Chaos;

/// <summary>Ends this process.</summary>
public interface IProcessEnd
{
    /// <summary>Ends it at once, without notice to anything in it.</summary>
    void EndNow();
}
