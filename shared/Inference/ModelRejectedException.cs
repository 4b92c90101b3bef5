namespace FeedRanking.Inference;

/// <summary>A model that must not be served; the message names the file, what was expected and what was found.</summary>
public sealed class ModelRejectedException(string message, Exception? inner = null) : Exception(message, inner);
