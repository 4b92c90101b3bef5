using System.Net.Http.Json;
using System.Text.Json;

namespace FeedRanking.Offline.Regret;

/// <summary>Asks a running gateway for feeds, and tells it what viewers did.</summary>
internal sealed class GatewayClient(HttpClient http)
{
    /// <summary>Most events that the gateway takes at once.</summary>
    private const int MaxEvents = 500;

    /// <summary>One page, with the candidates that it was chosen from.</summary>
    /// <exception cref="InvalidOperationException">The gateway does not answer, or answers something else; the message says what.</exception>
    public async Task<ServedFeed> GetFeedAsync(int viewerId, int size, CancellationToken cancellationToken)
    {
        var path = $"/v1/feed?user_id={viewerId}&size={size}&explain=true";
        try
        {
            var feed = await http.GetFromJsonAsync(path, RegretJson.Default.ServedFeed, cancellationToken);
            return feed is { Items: not null, ServedBy: not null, RequestId: not null }
                ? feed
                : throw new InvalidOperationException($"{http.BaseAddress} answered {path} with something that is no feed.");
        }
        catch (Exception problem) when (IsOfTheConnection(problem, cancellationToken))
        {
            throw new InvalidOperationException($"{http.BaseAddress} did not answer {path}: {problem.Message}", problem);
        }
    }

    /// <summary>Sends events; all must be accepted.</summary>
    /// <exception cref="InvalidOperationException">They were not; the message says what the gateway said.</exception>
    public async Task SendAsync(IReadOnlyList<SentEvent> events, CancellationToken cancellationToken)
    {
        foreach (var batch in events.Chunk(MaxEvents))
        {
            try
            {
                using var answer = await http.PostAsJsonAsync("/v1/events", [.. batch], RegretJson.Default.ListSentEvent, cancellationToken);
                var text = await answer.Content.ReadAsStringAsync(cancellationToken);
                if (!answer.IsSuccessStatusCode || !text.Contains("\"rejected\":[]", StringComparison.Ordinal))
                {
                    throw new InvalidOperationException($"{http.BaseAddress} refused events with status {(int)answer.StatusCode}: {text}");
                }
            }
            catch (Exception problem) when (IsOfTheConnection(problem, cancellationToken))
            {
                throw new InvalidOperationException($"{http.BaseAddress} did not take events: {problem.Message}", problem);
            }
        }
    }

    // The client's own time limit is a cancellation that nobody asked for.
    private static bool IsOfTheConnection(Exception problem, CancellationToken cancellationToken) =>
        problem is HttpRequestException or JsonException || (problem is OperationCanceledException && !cancellationToken.IsCancellationRequested);
}
