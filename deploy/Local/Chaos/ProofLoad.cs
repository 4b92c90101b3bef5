using System.Globalization;
using System.Text.Json;

namespace FeedRanking.Local.Chaos;

/// <summary>Asks for feeds at a steady rate, whatever the answers do. For demonstrations; load tests are ./deploy/load.sh.</summary>
internal sealed class ProofLoad(int port, TimeProvider time) : IDisposable
{
    private const int Size = 20;
    private const int Viewers = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };
    private int _next;

    /// <summary>Sends for a while, and waits for all answers.</summary>
    public async Task RunAsync(ProofPhase phase, int perSecond, int seconds, CancellationToken cancel)
    {
        var began = time.GetTimestamp();
        var sent = new List<Task>();
        for (var i = 0; i < perSecond * seconds; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / perSecond);
            var left = due - time.GetElapsedTime(began);
            if (left > TimeSpan.Zero)
            {
                await Task.Delay(left, time, cancel);
            }

            sent.Add(AskAsync(phase, began, due, cancel));
        }

        await Task.WhenAll(sent);
    }

    public void Dispose() => _http.Dispose();

    private async Task AskAsync(ProofPhase phase, long began, TimeSpan due, CancellationToken cancel)
    {
        var viewer = 1 + (Interlocked.Increment(ref _next) % Viewers);
        var uri = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/v1/feed?user_id={viewer}&size={Size}"));
        var (servedBy, isFull, isFinite) = ((string?)null, false, true);
        try
        {
            using var answer = await _http.GetAsync(uri, cancel);
            var body = await answer.Content.ReadAsStringAsync(cancel);
            isFinite = !body.Contains("NaN", StringComparison.Ordinal) && !body.Contains("Infinity", StringComparison.Ordinal);
            if (answer.IsSuccessStatusCode)
            {
                (servedBy, isFull) = Read(body);
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException || (failure is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            // No answer: it counts as failed.
            servedBy = null;
        }

        phase.Add((time.GetElapsedTime(began) - due).TotalMilliseconds, servedBy, isFull, isFinite);
    }

    private static (string ServedBy, bool IsFull) Read(string body)
    {
        using var json = JsonDocument.Parse(body);
        var ids = json.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("video_id").GetInt64()).ToHashSet();
        return (json.RootElement.GetProperty("served_by").GetString()!, ids.Count == Size);
    }
}
