using System.Collections.Concurrent;
using FeedRanking.FeedGateway.Explain;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.Memory;

/// <summary>Blocks that wait for a request. A block that never comes back is garbage; then the next request makes another.</summary>
/// <param name="explain">Says how many pages, each with its block, are held for explanations.</param>
internal sealed class FeedBlocks(IOptions<ExplainOptions> explain)
{
    // Requests at a time, besides the pages held. A block is some 200 KB.
    private const int AtATime = 16;

    private readonly ConcurrentQueue<FeedBlock> _waiting = new();
    private readonly int _most = AtATime + explain.Value.RecentPages;

    public FeedBlock Rent() => _waiting.TryDequeue(out var block) ? block : new FeedBlock();

    public void Return(FeedBlock block)
    {
        if (_waiting.Count < _most)
        {
            block.Reset();
            _waiting.Enqueue(block);
        }
    }
}
