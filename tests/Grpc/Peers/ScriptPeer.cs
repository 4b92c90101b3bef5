using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Grpc.Core;

namespace FeedRanking.Grpc.Tests.Peers;

/// <summary>
/// A script in another language as client and as server, in one process for all tests of a class. Commands and answers are JSON lines.
/// It ends when its standard input does, so also when the tests die.
/// </summary>
public abstract class ScriptPeer : IForeignClient, IAsyncLifetime
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> _waiting = new();
    private readonly Lock _gate = new();
    private Process? _process;
    private Task _reading = Task.CompletedTask;
    private Task<string> _errors = Task.FromResult(string.Empty);
    private int _lastId;

    /// <summary>How to start it, or null where its language or library is missing.</summary>
    internal abstract ProcessStartInfo? StartInfo { get; }

    public async Task InitializeAsync()
    {
        if (StartInfo is not { } start)
        {
            return;
        }

        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        var ready = Expect(0);
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
        _reading = ReadAsync();
        await ready.WaitAsync(AnswerLimit);
    }

    public async Task DisposeAsync()
    {
        if (_process is null)
        {
            return;
        }

        _process.StandardInput.Close();
        using var limit = new CancellationTokenSource(AnswerLimit);
        await _process.WaitForExitAsync(limit.Token);
        await _reading;
        _process.Dispose();
    }

    ForeignCall IForeignClient.Start(CallSpec spec)
    {
        var (id, answer) = Send(new JsonObject
        {
            ["do"] = "call",
            ["address"] = spec.Address,
            ["method"] = spec.Method,
            ["request"] = Convert.ToBase64String(spec.Request.ToByteArray()),
            ["streaming"] = spec.Streaming,
            ["metadata"] = new JsonArray([.. spec.Metadata.Select(pair => new JsonArray(pair.Key, pair.Value))]),
            ["deadlineMs"] = spec.DeadlineMs,
            ["cancelAfter"] = spec.CancelAfter,
            ["gzip"] = spec.Gzip,
            ["maxReceive"] = spec.MaxReceive,
            ["keepAliveMs"] = spec.KeepAliveMs,
        });
        return new ForeignCall(ToResultAsync(answer), () => Write(new JsonObject { ["do"] = "cancel", ["call"] = id }));
    }

    void IForeignClient.Forget() => Write(new JsonObject { ["do"] = "forget" });

    /// <summary>Starts a server in the script's process. Returns its port.</summary>
    internal async Task<int> ServeAsync(int? maxReceive = null, bool gzip = false) =>
        (int)(await AskAsync(new JsonObject { ["do"] = "serve", ["maxReceive"] = maxReceive, ["gzip"] = gzip }))["port"]!;

    /// <summary>Tells a server to "drain" (end as its calls end), "release" (held calls), "stop" (at once) or just to say what it has seen ("tell").</summary>
    internal async Task<ServerState> ControlAsync(int port, string action) =>
        (await AskAsync(new JsonObject { ["do"] = action, ["port"] = port })).Deserialize<ServerState>(JsonSerializerOptions.Web)!;

    private static async Task<CallResult> ToResultAsync(Task<JsonNode> answer)
    {
        var node = await answer.WaitAsync(AnswerLimit);
        return new CallResult((StatusCode)(int)node["code"]!, (string?)node["detail"] ?? string.Empty)
        {
            Messages = [.. node["messages"]!.AsArray().Select(message => Convert.FromBase64String((string)message!))],
            Headers = ToPairs(node["headers"]!),
            Trailers = ToPairs(node["trailers"]!),
        };
    }

    private static List<(string, string)> ToPairs(JsonNode pairs) =>
        [.. pairs.AsArray().Select(pair => ((string)pair![0]!, (string)pair[1]!))];

    private async Task<JsonNode> AskAsync(JsonObject command) => await Send(command).Answer.WaitAsync(AnswerLimit);

    private (int Id, Task<JsonNode> Answer) Send(JsonObject command)
    {
        var id = Interlocked.Increment(ref _lastId);
        command["id"] = id;
        var answer = Expect(id);
        Write(command);
        return (id, answer);
    }

    private Task<JsonNode> Expect(int id) =>
        _waiting.GetOrAdd(id, _ => new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    private void Write(JsonObject command)
    {
        lock (_gate)
        {
            _process!.StandardInput.WriteLine(command.ToJsonString());
            _process.StandardInput.Flush();
        }
    }

    private async Task ReadAsync()
    {
        while (await _process!.StandardOutput.ReadLineAsync() is { } line)
        {
            var answer = JsonNode.Parse(line)!;
            if (_waiting.TryRemove((int)answer["id"]!, out var waiting))
            {
                waiting.SetResult(answer);
            }
        }

        var ended = new InvalidOperationException($"The foreign peer has ended. It wrote: {await _errors}");
        foreach (var waiting in _waiting.Values)
        {
            waiting.TrySetException(ended);
        }
    }
}
