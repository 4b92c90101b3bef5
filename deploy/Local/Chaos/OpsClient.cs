using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FeedRanking.Chaos;
using FeedRanking.Local.State;

namespace FeedRanking.Local.Chaos;

/// <summary>Asks the running gateway's <c>/ops</c>.</summary>
internal sealed class OpsClient : IDisposable
{
    private const string Faults = "/ops/chaos";
    private const string Schedule = "/ops/chaos/schedule";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http;

    private OpsClient(HttpClient http) => _http = http;

    /// <exception cref="LaunchException">Nothing runs, or its token is not there.</exception>
    public static OpsClient Of(RunFolder folder)
    {
        var state = new StateFile(folder).Read() ?? throw new LaunchException("Nothing is running. Start it: ./deploy/up.sh --detach");
        var given = Environment.GetEnvironmentVariable(OpsToken.Variable);
        var token = string.IsNullOrEmpty(given) ? OpsToken.Find(folder) : given;
        if (token is null)
        {
            throw new LaunchException($"There is no token in {folder.OpsTokenFile}, and {OpsToken.Variable} is not set.");
        }

        var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri($"http://127.0.0.1:{state.PublicPort}"), Timeout = Limit };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new OpsClient(http);
    }

    public Task<FaultReport> ReportAsync(CancellationToken cancel) => AskAsync(HttpMethod.Get, Faults, null, OpsJson.Default.FaultReport, cancel);

    public Task<FaultAnswer> StartAsync(string json, CancellationToken cancel) => AskAsync(HttpMethod.Post, Faults, json, OpsJson.Default.FaultAnswer, cancel);

    /// <param name="id">What to stop; null for all.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public Task<StoppedAnswer> StopAsync(string? id, CancellationToken cancel) =>
        AskAsync(HttpMethod.Delete, id is null ? Faults : $"{Faults}/{Uri.EscapeDataString(id)}", null, OpsJson.Default.StoppedAnswer, cancel);

    public Task<ScheduleReport> StartPlanAsync(string json, CancellationToken cancel) =>
        AskAsync(HttpMethod.Post, Schedule, json, OpsJson.Default.ScheduleReport, cancel);

    public Task<ScheduleReport> PlanAsync(CancellationToken cancel) => AskAsync(HttpMethod.Get, Schedule, null, OpsJson.Default.ScheduleReport, cancel);

    public Task<ScheduleReport> StopPlanAsync(CancellationToken cancel) => AskAsync(HttpMethod.Delete, Schedule, null, OpsJson.Default.ScheduleReport, cancel);

    public void Dispose() => _http.Dispose();

    private async Task<T> AskAsync<T>(HttpMethod method, string path, string? json, JsonTypeInfo<T> type, CancellationToken cancel)
    {
        try
        {
            using var request = new HttpRequestMessage(method, path) { Content = json is null ? null : new StringContent(json) };
            using var answer = await _http.SendAsync(request, cancel);
            return answer.IsSuccessStatusCode
                ? (await answer.Content.ReadFromJsonAsync(type, cancel))!
                : throw new LaunchException(await ProblemAsync(answer, cancel));
        }
        catch (HttpRequestException failure)
        {
            throw new LaunchException($"The gateway cannot be asked: {failure.Message}");
        }
    }

    private static async Task<string> ProblemAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        var text = await answer.Content.ReadAsStringAsync(cancel);
        if (text.Length == 0 || text[0] != '{')
        {
            return $"The gateway answers {(int)answer.StatusCode}. Is chaos enabled (Chaos:Enabled)?";
        }

        var problem = JsonSerializer.Deserialize(text, OpsJson.Default.OpsProblem)!;
        return string.Join('\n', [$"{problem.Title} ({problem.Status})", .. problem.Errors.Select(error => $"  {error.Field}: {error.Reason}")]);
    }
}
