using FeedRanking.FeedGateway.Grpc;
using FeedRanking.FeedGateway.Grpc.Calls;
using FeedRanking.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace FeedRanking.FeedGateway.Tests.Grpc.Calls;

public sealed class BalancerTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void Choice_AmongAnyReplicas_IsOneThatWasNotTried_AndNeverTheBusiest() => Prop.ForAll(Cases().ToArbitrary(), one =>
    {
        var replicas = Replicas(one.BusyMs);
        var balancer = new Balancer(replicas, isFair: true);
        var untried = Enumerable.Range(0, replicas.Count).Where(i => (one.Tried & (1 << i)) == 0).ToList();
        var among = untried.Count > 0 ? untried : [.. Enumerable.Range(0, replicas.Count)];
        return Enumerable.Range(0, 20).All(_ =>
        {
            var chosen = balancer.Choose(one.Tried, mayTry: true);
            return among.Contains(chosen)
                && (among.Count == 1 || one.BusyMs[chosen] < among.Max(i => one.BusyMs[i]) || among.Count(i => one.BusyMs[i] == one.BusyMs[chosen]) > 1);
        });
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(16)]
    public void Choices_AmongEqualReplicas_AreEven(int count)
    {
        var balancer = new Balancer(Replicas([.. Enumerable.Repeat(10, count)]), isFair: true);
        var chosen = Enumerable.Range(0, 1_000 * count).Select(_ => balancer.Choose(0, mayTry: true)).CountBy(index => index).ToDictionary();
        chosen.Count.ShouldBe(count);
        chosen.Values.ShouldAllBe(calls => calls > 800 && calls < 1_200);
    }

    [Fact]
    public void Choices_InTurn_LookAtNothing()
    {
        var balancer = new Balancer(Replicas([1_000, 1, 1]), isFair: false);
        Enumerable.Range(0, 300).Select(_ => balancer.Choose(0, mayTry: true)).CountBy(index => index).ShouldAllBe(pair => pair.Value == 100);
    }

    private List<ReplicaState> Replicas(IReadOnlyList<int> busyMs)
    {
        var replicas = busyMs.Select((_, i) => new ReplicaState(i + 1, new ResilienceOptions(), _clock)).ToList();
        foreach (var (replica, latencyMs) in replicas.Zip(busyMs))
        {
            replica.Load.Begin();
            replica.Load.End(TimeSpan.FromMilliseconds(latencyMs));
        }

        return replicas;
    }

    private static Gen<Case> Cases() =>
        from count in Gen.Choose(1, 16)
        from busy in Gen.Choose(1, 100).ArrayOf(count)
        from tried in Gen.Choose(0, (1 << count) - 1)
        select new Case(busy, tried);

    private sealed record Case(IReadOnlyList<int> BusyMs, int Tried);
}
