namespace FeedRanking.FeedGateway.Admission;

/// <summary>How much a request matters, from most to least. Under load the last are shed first.</summary>
internal enum RequestClass
{
    /// <summary>Somebody opens the app and looks at nothing until it is there.</summary>
    FirstPage,

    /// <summary>Somebody scrolls, and still has the page before.</summary>
    NextPage,

    /// <summary>Nobody waits: the client says that it fetches ahead (<c>Sec-Purpose: prefetch</c>).</summary>
    Prefetch,
}
