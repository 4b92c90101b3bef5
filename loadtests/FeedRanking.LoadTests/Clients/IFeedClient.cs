using FeedRanking.LoadTests.Requests;

namespace FeedRanking.LoadTests.Clients;

/// <summary>Asks the gateway for pages.</summary>
internal interface IFeedClient : IDisposable
{
    /// <summary>One page.</summary>
    /// <param name="call">What is asked for.</param>
    /// <param name="answered">Called when the last byte has arrived, before anything is made of it.</param>
    /// <exception cref="FeedCallException">No page; carries the reason.</exception>
    Task<FeedAnswer> GetAsync(FeedCall call, Action answered);
}
