using Microsoft.ML.OnnxRuntime;

namespace FeedRanking.Inference.Loading;

/// <summary>A session with the provider that it runs on ("cuda" or "cpu") and why it is that one.</summary>
internal sealed record CreatedSession(InferenceSession Session, string Provider, string Why);
