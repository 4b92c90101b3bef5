using System.Net;
using System.Net.Sockets;
using FeedRanking.Local.State;
using FeedRanking.Local.Topology;

namespace FeedRanking.Local.Readiness;

/// <summary>Asks any component whether it is ready.</summary>
internal sealed class ReadinessProbe(TimeProvider time) : IDisposable
{
    /// <summary>How long one question may take.</summary>
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(2);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>True when it answers now: /health/ready of a service, PING of Redis, an open port of Kafka.</summary>
    public async Task<bool> IsReadyAsync(RunningComponent component, CancellationToken cancel)
    {
        if (!component.IsExternal && !component.IsAlive)
        {
            return false;
        }

        using var limit = new CancellationTokenSource(AnswerLimit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        try
        {
            return component.Name switch
            {
                ComponentName.Redis => await RedisProbe.AnswersAsync(component.Address, both.Token),
                ComponentName.Kafka => await ListensAsync(component.Address, both.Token),
                _ => await HealthIsGoodAsync(component.Address, both.Token),
            };
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>What a service that is not ready says about itself: its health report; empty when it says nothing.</summary>
    public async Task<string> ExplainAsync(RunningComponent component, CancellationToken cancel)
    {
        if (component.Kind != ComponentKind.Service)
        {
            return "";
        }

        using var limit = new CancellationTokenSource(AnswerLimit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        try
        {
            using var answer = await _http.GetAsync(HealthOf(component.Address), both.Token);
            return $" It says {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(both.Token)}.";
        }
        catch (Exception silent) when (silent is HttpRequestException or OperationCanceledException)
        {
            return "";
        }
    }

    public void Dispose() => _http.Dispose();

    private static Uri HealthOf(string address) => new($"http://{address}/health/ready");

    private async Task<bool> HealthIsGoodAsync(string address, CancellationToken cancel)
    {
        try
        {
            using var answer = await _http.GetAsync(HealthOf(address), cancel);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task<bool> ListensAsync(string address, CancellationToken cancel)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(HostPort.Host(address), HostPort.Port(address), cancel);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
