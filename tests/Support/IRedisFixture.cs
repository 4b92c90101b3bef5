namespace FeedRanking.Testing;

/// <summary>A Redis server of the test's own, with an append-only file: what was acknowledged survives <see cref="KillAsync"/>.</summary>
public interface IRedisFixture : IAsyncDisposable
{
    /// <summary>host:port; the same before and after a restart.</summary>
    string Address { get; }

    /// <summary>Ends the server at once, without notice.</summary>
    Task KillAsync();

    /// <summary>Starts it again on the same address and data; returns when it answers. Does nothing when it runs.</summary>
    Task RestartAsync();
}
