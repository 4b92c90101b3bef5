namespace FeedRanking.Inference;

/// <summary>
/// All runs are in use and as many callers wait as <see cref="InferenceOptions.MaxWaiting"/> allows, or this one has waited for more of its
/// time than <see cref="InferenceOptions.MaxWaitShare"/>. Not worth a retry.
/// </summary>
public sealed class ModelBusyException(string message) : Exception(message);
