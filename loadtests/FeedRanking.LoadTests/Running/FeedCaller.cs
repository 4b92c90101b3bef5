using FeedRanking.LoadTests.Clients;
using FeedRanking.LoadTests.Measuring;
using FeedRanking.LoadTests.Requests;

namespace FeedRanking.LoadTests.Running;

/// <summary>Makes one request, measures it from its intended start and checks the answer.</summary>
internal sealed class FeedCaller(IFeedClient client, RequestMix mix, OpenFeeds openFeeds, TimeProvider clock)
{
    /// <summary>A request that is due.</summary>
    public async Task<Sample> CallAsync(Arrival arrival)
    {
        var lateMs = clock.GetElapsedTime(arrival.IntendedTimestamp).TotalMilliseconds;
        var call = mix.Next();
        var latencyMs = 0.0;
        FeedAnswer? answer = null;
        string? failure;
        try
        {
            answer = await client.GetAsync(call, () => latencyMs = clock.GetElapsedTime(arrival.IntendedTimestamp).TotalMilliseconds);
            failure = AnswerCheck.WhatIsWrong(call, answer);
        }
        catch (FeedCallException failed)
        {
            latencyMs = clock.GetElapsedTime(arrival.IntendedTimestamp).TotalMilliseconds;
            failure = failed.Reason;
        }

        if (answer is { NextCursor: { } cursor } && failure is null)
        {
            openFeeds.Add(new OpenFeed(call.ViewerId, cursor, answer.IsNewFeed ? answer.VideoIds : [.. call.Follows!.VideoIds, .. answer.VideoIds]));
        }

        return new Sample(
            arrival.Phase, arrival.AtSeconds, lateMs, latencyMs, answer?.IsNewFeed ?? call.Follows is null, answer?.ServedBy ?? "", failure, answer?.Timing ?? []);
    }

    /// <summary>A request that is due now.</summary>
    public Task<Sample> CallNowAsync() => CallAsync(new Arrival(0, 0, clock.GetTimestamp()));
}
