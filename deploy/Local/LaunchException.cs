namespace FeedRanking.Local;

/// <summary>Something that the person at the terminal can mend; the message says what happened and what to do.</summary>
internal sealed class LaunchException(string message) : Exception(message);
