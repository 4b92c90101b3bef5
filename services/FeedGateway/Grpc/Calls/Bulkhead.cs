using System.Runtime.CompilerServices;
using Polly;

namespace FeedRanking.FeedGateway.Grpc.Calls;

/// <summary>Lets at most so many calls be under way at once. One more is refused; none waits.</summary>
internal sealed class Bulkhead(int most) : ResilienceStrategy<object>
{
    private int _underWay;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    protected override async ValueTask<Outcome<object>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<object>>> callback, ResilienceContext context, TState state)
    {
        try
        {
            return Interlocked.Increment(ref _underWay) > most
                ? Outcome.FromException<object>(new BulkheadFullException(most))
                : await callback(context, state);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }
}
