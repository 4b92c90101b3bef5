namespace FeedRanking.Inference;

/// <summary>All runs are in use and as many callers wait as <see cref="InferenceOptions.MaxWaiting"/> allows. Not worth a retry on this replica.</summary>
public sealed class ModelBusyException(string message) : Exception(message);
