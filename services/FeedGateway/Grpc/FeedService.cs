using FeedRanking.Contracts.V1;
using FeedRanking.FeedGateway.Edge;
using FeedRanking.ServiceDefaults.Hosting;
using Grpc.Core;

namespace FeedRanking.FeedGateway.Grpc;

/// <summary>The contract's Feed service: translates, and decides nothing.</summary>
internal sealed class FeedService(FeedDesk desk, FeedAnswerWriter writer) : Feed.FeedBase
{
    // Keys of metadata are written small.
    private const string PurposeKey = "sec-purpose";

    public override async Task<GetFeedResponse> GetFeed(GetFeedRequest request, ServerCallContext context)
    {
        var deadline = desk.StartDeadline(CallDeadline.Of(context));
        if (GetFeedRequestReader.Read(request, out var errors) is not { } valid)
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, string.Join("; ", errors.Select(error => $"{error.Field}: {error.Reason}"))));
        }

        valid = FeedRequestReader.Classed(valid, context.RequestHeaders.GetValue(PurposeKey));
        var page = await desk.ServeAsync(valid, deadline, context.GetHttpContext().Response, context.CancellationToken);
        return GetFeedResponseWriter.ToMessage(writer.ToAnswer(page, valid.Explain));
    }
}
