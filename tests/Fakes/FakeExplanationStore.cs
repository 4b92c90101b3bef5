using System.Collections.Concurrent;
using FeedRanking.FeatureStore;

namespace FeedRanking.Fakes;

/// <summary>Explanations in memory, the last few; can be away.</summary>
public sealed class FakeExplanationStore : IExplanationStore
{
    private const int Kept = 64;

    public bool IsAway { get; set; }

    public ConcurrentDictionary<Guid, byte[]> Explanations { get; } = new();

    public Task WriteAsync(Guid requestId, byte[] explanation, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        if (IsAway)
        {
            return Task.FromException(FakeOutage.OfRedis());
        }

        if (Explanations.Count >= Kept)
        {
            Explanations.Clear();
        }

        Explanations[requestId] = explanation;
        return Task.CompletedTask;
    }

    public Task<byte[]?> ReadAsync(Guid requestId, CancellationToken cancellationToken) => IsAway
        ? Task.FromException<byte[]?>(FakeOutage.OfRedis())
        : Task.FromResult(Explanations.GetValueOrDefault(requestId));
}
