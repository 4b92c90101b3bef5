using FeedRanking.Local.Startup;

namespace FeedRanking.Local.Tests.Startup;

public sealed class TogetherTests
{
    [Fact]
    public async Task OneFails_TheOthersAreCancelled_AndItsErrorIsReported()
    {
        var cancelled = false;

        var failure = await Should.ThrowAsync<LaunchException>(() => Together.RunAsync(
            CancellationToken.None,
            async stop =>
            {
                try
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, stop);
                }
                catch (OperationCanceledException)
                {
                    cancelled = true;
                    throw;
                }
            },
            _ => Task.FromException(new LaunchException("the reason"))));

        failure.Message.ShouldBe("the reason");
        cancelled.ShouldBeTrue();
    }

    [Fact]
    public async Task CancelledFromOutside_IsCancelled() =>
        await Should.ThrowAsync<OperationCanceledException>(() =>
            Together.RunAsync(new CancellationToken(true), stop => Task.Delay(Timeout.InfiniteTimeSpan, stop)));

    [Fact]
    public async Task AllSucceed_Returns()
    {
        var done = 0;

        await Together.RunAsync(
            CancellationToken.None,
            _ => Task.FromResult(Interlocked.Increment(ref done)),
            _ => Task.FromResult(Interlocked.Increment(ref done)));

        done.ShouldBe(2);
    }
}
