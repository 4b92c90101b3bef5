using FeedRanking.FeatureStore;
using FeedRanking.FeedGateway.Edge;
using FeedRanking.Pipeline;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.Explain;

/// <summary>Keeps how a page came about, where every gateway finds it: so many a second (<see cref="ExplainOptions"/>).</summary>
internal sealed class ExplanationKeeping(
    FeedAnswerWriter writer, IExplanationStore store, IOptions<ExplainOptions> options, TimeProvider clock)
    : ISideEffect<ServedPage>
{
    private readonly KeepRate _ordinary = new(options.Value.KeptPerSecond, clock);
    private readonly KeepRate _requested = new(options.Value.RequestedKeptPerSecond, clock);

    public string Name => "explanation";

    public async ValueTask RunAsync(ServedPage page, CancellationToken cancellationToken)
    {
        if (!(page.Run.Query.Explain ? _requested : _ordinary).TryTake())
        {
            return;
        }

        try
        {
            await store.WriteAsync(
                Guid.ParseExact(page.Run.Query.RequestId, "N"),
                ExplanationCodec.Pack(writer.ToAnswer(page, explain: true)),
                TimeSpan.FromSeconds(options.Value.LifetimeSeconds),
                cancellationToken);
        }
        catch (FeatureStoreUnavailableException exception)
        {
            throw new StageFailureException(StageReasons.Unavailable, exception.Message, exception);
        }
    }
}
