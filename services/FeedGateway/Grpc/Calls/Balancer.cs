namespace FeedRanking.FeedGateway.Grpc.Calls;

/// <summary>
/// Chooses the replica of an attempt: whose pause is over gets one call to show that it is back; otherwise the less busy of two that were drawn among
/// those whose breaker is closed. Two and not all, so that many gateways do not all run to the same one.
/// </summary>
/// <param name="replicas">All of a service, at most <see cref="ServicesOptions.MaxReplicas"/>.</param>
/// <param name="isFair">False: in turn, whatever is known of them.</param>
internal sealed class Balancer(IReadOnlyList<ReplicaState> replicas, bool isFair)
{
    private uint _draws;

    /// <summary>Chooses one.</summary>
    /// <param name="tried">A bit for each replica that this call has asked; they are asked again only where there is no other.</param>
    /// <param name="mayTry">Whether the call may be the one that finds out if a replica is back.</param>
    /// <returns>Its index; −1 when all breakers are open.</returns>
    public int Choose(int tried, bool mayTry)
    {
        if (!isFair)
        {
            return (int)(Interlocked.Increment(ref _draws) % (uint)replicas.Count);
        }

        var (closed, untried) = (0, 0);
        for (var i = 0; i < replicas.Count; i++)
        {
            var isTried = (tried & (1 << i)) != 0;
            if (replicas[i].IsClosed)
            {
                closed |= 1 << i;
                untried |= isTried ? 0 : 1 << i;
            }
            else if (mayTry && !isTried && replicas[i].TryTakeTrial())
            {
                return i;
            }
        }

        return untried != 0 ? LessBusy(untried) : closed != 0 ? LessBusy(closed) : -1;
    }

    private int LessBusy(int among)
    {
        var count = int.PopCount(among);
        if (count == 1)
        {
            return int.TrailingZeroCount(among);
        }

        // Two different ones; which of them is first decides where they are equal.
        var draw = Mix(Interlocked.Increment(ref _draws));
        var first = (int)(draw % (uint)count);
        var second = (first + 1 + (int)((draw >> 16) % (uint)(count - 1))) % count;
        var (one, other) = (Nth(among, first), Nth(among, second));
        return replicas[one].Load.Cost() <= replicas[other].Load.Cost() ? one : other;
    }

    private static int Nth(int among, int place)
    {
        for (; place > 0; place--)
        {
            among &= among - 1;
        }

        return int.TrailingZeroCount(among);
    }

    // Spreads a counter over all numbers: as good as chance here, needs no lock, and the same calls are dealt the same way again.
    private static uint Mix(uint x)
    {
        x = (x ^ (x >> 16)) * 0x7feb352d;
        x = (x ^ (x >> 15)) * 0x846ca68b;
        return x ^ (x >> 16);
    }
}
