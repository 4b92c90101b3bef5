namespace FeedRanking.FeedGateway.Grpc.Calls;

/// <summary>Limits what is done beside ordinary calls to a share of them: a call earns a part of a token, an extra one takes a whole.</summary>
/// <param name="perCall">What a call earns: more than 0, at most 1.</param>
/// <param name="most">Most tokens that are kept, so that quiet hours buy no storm: at least 1.</param>
/// <param name="atStart">Tokens at the start: 0 to <paramref name="most"/>.</param>
internal sealed class TokenBudget(double perCall, double most, double atStart)
{
    // So that twenty times a twentieth are one.
    private const double Rounding = 1e-9;

    private readonly Lock _gate = new();
    private double _tokens = atStart;

    /// <summary>A call was made.</summary>
    public void Earn()
    {
        lock (_gate)
        {
            _tokens = Math.Min(most, _tokens + perCall);
        }
    }

    /// <summary>Asks for an extra one.</summary>
    /// <returns>Whether it may be made.</returns>
    public bool TryTake()
    {
        lock (_gate)
        {
            if (_tokens < 1 - Rounding)
            {
                return false;
            }

            _tokens -= 1;
            return true;
        }
    }
}
