using NBomber.Contracts;
using NBomber.Contracts.Stats;
using NBomber.CSharp;
using NBomber.Measuring;
using Serilog;

namespace NBomber.Engine;

/// <summary>
/// One copy of a scenario. In an open simulation it makes one iteration and goes back to the pool; in a closed one it belongs to a
/// <see cref="CopyLoop"/>. Latency counts from the intended start, so that a late generator never flatters the system under test.
/// </summary>
internal sealed class VirtualUser : IScenarioContext, IThreadPoolWorkItem
{
    private const int Inactive = 0;
    private const int Active = 1;
    private const int Abandoned = 2;

    private readonly ScenarioRun _run;
    private int _state;
    private TimeSpan _intendedStart;
    private TimeSpan _latenessToCharge;
    private bool _stepFailed;

    public VirtualUser(ScenarioRun run, int number)
    {
        _run = run;
        ScenarioInfo = new ScenarioInfo(run.Props.ScenarioName, number, run.Plan.Duration ?? TimeSpan.Zero, run.Phase.Operation);
        Random = new Random(HashCode(run.Phase.Session.Environment.Seed, number));
    }

    public TestInfo TestInfo => _run.Phase.Session.TestInfo;

    public ScenarioInfo ScenarioInfo { get; }

    public NodeInfo NodeInfo => _run.Phase.Session.NodeInfo;

    public ILogger Logger => _run.Phase.Session.Logger;

    public long InvocationNumber { get; private set; }

    public Dictionary<string, object> Data { get; } = [];

    public Dictionary<string, object> ScenarioInstanceData { get; } = [];

    public CancellationToken ScenarioCancellationToken => _run.Cancelled;

    public Random Random { get; }

    public void StopScenario(string scenarioName, string reason) => _run.Phase.Session.StopScenario(scenarioName, reason);

    public void StopCurrentTest(string reason) => _run.Phase.Stop.Stop(reason);

    public TimeSpan GetScenarioTimerTime() => _run.Phase.Elapsed;

    /// <summary>Makes ready for an iteration of an open simulation; the executor then calls <see cref="Execute"/>.</summary>
    public void Prepare(TimeSpan intendedStart)
    {
        _intendedStart = intendedStart;
        _state = Active;
        _run.Enter();
    }

    /// <summary>The prepared iteration. How late the generator is when it begins is recorded, and part of its latency.</summary>
    public void Execute()
    {
        _latenessToCharge = _run.Phase.Elapsed - _intendedStart;
        _run.Recorder.RecordLateness(_latenessToCharge);
        _ = EndAfterAsync(IterateAsync(), giveBack: true);
    }

    /// <summary>An iteration of a closed simulation, which begins whenever the copy is free.</summary>
    public Task IterateNowAsync()
    {
        Prepare(_run.Phase.Elapsed);
        return EndAfterAsync(IterateAsync(), giveBack: false);
    }

    /// <summary>Counts an iteration under way as timed out. False when there is none.</summary>
    public bool Abandon()
    {
        if (Interlocked.CompareExchange(ref _state, Abandoned, Active) != Active)
        {
            return false;
        }

        var now = _run.Phase.Elapsed;
        _run.Recorder.RecordIteration(new Measurement(now, now - _intendedStart, TimedOut<object>()), failedOutsideSteps: true);
        return true;
    }

    public async Task<Response<T>> RunStepAsync<T>(string name, Func<Task<Response<T>>> run)
    {
        if (string.IsNullOrWhiteSpace(name) || name == Defaults.GlobalInformation)
        {
            throw new InvalidOperationException($"'{name}' cannot be the name of a step.");
        }

        // The generator's lateness belongs to the first step: that is what the viewer who came on time waited for.
        var startedAt = _run.Phase.Elapsed - _latenessToCharge;
        _latenessToCharge = TimeSpan.Zero;
        var response = await AnswerOfAsync(run, name);
        if (Volatile.Read(ref _state) == Active && !WasCutOff(response))
        {
            var endedAt = _run.Phase.Elapsed;
            _run.Recorder.RecordStep(name, new Measurement(endedAt, endedAt - startedAt, response));
        }

        _stepFailed |= response.IsError;
        if (response.IsError && !_run.Props.RestartIterationOnFail)
        {
            _run.CheckFailCount();
        }

        return response.IsError && _run.Props.RestartIterationOnFail ? throw new RestartIterationException(response.Message) : response;
    }

    private static int HashCode(int seed, int number) => unchecked((seed * 31) + number);

    private static Response<T> TimedOut<T>() => Response.Fail<T>(Defaults.TimeoutStatusCode, Defaults.TimeoutMessage);

    // The session was ended early, and the iteration obeyed: that says nothing about the system under test.
    private bool WasCutOff(IResponse response) => response.StatusCode == Defaults.TimeoutStatusCode && _run.Cancelled.IsCancellationRequested;

    private async Task EndAfterAsync(Task iteration, bool giveBack)
    {
        await iteration;

        // One that was abandoned is never used again: what it still does must not be counted.
        if (Interlocked.CompareExchange(ref _state, Inactive, Active) == Active && giveBack)
        {
            _run.Return(this);
        }

        _run.Leave();
    }

    private async Task IterateAsync()
    {
        InvocationNumber++;
        Data.Clear();
        _stepFailed = false;
        var response = await AnswerOfAsync(() => _run.Props.Run!(this), step: null);
        if (Volatile.Read(ref _state) != Active || WasCutOff(response))
        {
            return;
        }

        var endedAt = _run.Phase.Elapsed;
        _run.Recorder.RecordIteration(new Measurement(endedAt, endedAt - _intendedStart, response), response.IsError && !_stepFailed);
        if (response.IsError)
        {
            _run.CheckFailCount();
        }
    }

    private Task<Response<T>> AnswerOfAsync<T>(Func<Task<Response<T>>> run, string step) =>
        GuardAsync(run, (code, message) => Response.Fail<T>(code, message), step);

    private Task<IResponse> AnswerOfAsync(Func<Task<IResponse>> run, string? step) =>
        GuardAsync(run, (code, message) => Response.Fail(statusCode: code, message: message), step);

    // The edge to the user's code: whatever it throws is a measurement, never the end of the generator.
    private async Task<TResponse> GuardAsync<TResponse>(Func<Task<TResponse>> run, Func<string, string, TResponse> fail, string? step)
        where TResponse : IResponse
    {
        try
        {
            return await run() ?? fail(Defaults.UnhandledExceptionCode, "the response is null");
        }
        catch (RestartIterationException exception)
        {
            return fail("", exception.Message);
        }
        catch (OperationCanceledException)
        {
            return fail(Defaults.TimeoutStatusCode, Defaults.TimeoutMessage);
        }
        catch (Exception exception)
        {
            Logger.Error(exception, "Unhandled exception for Scenario: {Scenario}, Step: {Step}", ScenarioInfo.ScenarioName, step ?? "");
            return fail(Defaults.UnhandledExceptionCode, exception.Message);
        }
    }
}
