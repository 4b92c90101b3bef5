using System.Net.Http.Headers;
using System.Text.Json;
using FeedRanking.Chaos;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.Ops;

/// <summary>Asks other processes for faults, over their own <c>/ops/chaos</c>, with the same token.</summary>
internal sealed class ServiceFaults(IOptions<OpsServicesOptions> services, IOptions<OpsOptions> ops) : IDisposable
{
    private const string Path = "/ops/chaos";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    private readonly HttpClient _http = Make(ops.Value.Token);
    private readonly IReadOnlyDictionary<string, IReadOnlyList<Uri>> _addresses = services.Value.Addresses;

    /// <summary>Every process that can be asked, by name and replica from 1.</summary>
    public IEnumerable<(string Name, Uri Address)> All =>
        from service in _addresses
        from replica in service.Value.Index()
        select (service.Value.Count == 1 ? service.Key : $"{service.Key}-{replica.Index + 1}", replica.Item);

    /// <summary>Replicas of a service, in order.</summary>
    public IReadOnlyList<Uri> Replicas(string service) => _addresses.GetValueOrDefault(service, []);

    /// <returns>What the process says; null with what is wrong.</returns>
    public async Task<(FaultAnswer? Answer, string? Problem)> StartAsync(Uri process, FaultMessage fault, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _http.PostAsJsonAsync(new Uri(process, Path), fault, OpsJson.Default.FaultMessage, cancellationToken);
            return answer.IsSuccessStatusCode
                ? (await answer.Content.ReadFromJsonAsync(OpsJson.Default.FaultAnswer, cancellationToken), null)
                : (null, $"{process} answers {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
        }
        catch (Exception failure) when (IsOfTheOtherSide(failure, cancellationToken))
        {
            return (null, $"{process}: {failure.Message}");
        }
    }

    /// <returns>Null when the process cannot be asked.</returns>
    public async Task<FaultReport?> ReportAsync(Uri process, CancellationToken cancellationToken)
    {
        try
        {
            return await _http.GetFromJsonAsync(new Uri(process, Path), OpsJson.Default.FaultReport, cancellationToken);
        }
        catch (Exception failure) when (IsOfTheOtherSide(failure, cancellationToken))
        {
            return null;
        }
    }

    /// <param name="process">Its address.</param>
    /// <param name="id">What to stop; null for all.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Ids of what was stopped; null when the process cannot be asked.</returns>
    public async Task<IReadOnlyList<string>?> StopAsync(Uri process, string? id, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _http.DeleteAsync(new Uri(process, id is null ? Path : $"{Path}/{id}"), cancellationToken);
            return answer.IsSuccessStatusCode
                ? (await answer.Content.ReadFromJsonAsync(OpsJson.Default.StoppedAnswer, cancellationToken))?.Stopped ?? []
                : [];
        }
        catch (Exception failure) when (IsOfTheOtherSide(failure, cancellationToken))
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();

    private static bool IsOfTheOtherSide(Exception failure, CancellationToken cancellationToken) =>
        failure is HttpRequestException or JsonException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private static HttpClient Make(string? token)
    {
        var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, ConnectTimeout = Limit, PooledConnectionLifetime = TimeSpan.FromMinutes(1) }) { Timeout = Limit };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }
}
