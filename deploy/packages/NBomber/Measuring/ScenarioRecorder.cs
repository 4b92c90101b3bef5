using NBomber.Contracts.Stats;

namespace NBomber.Measuring;

/// <summary>All that is measured of one scenario in one phase (warm-up or load). Thread-safe.</summary>
internal sealed class ScenarioRecorder(bool statsBasedOnIterations)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, StepRecorder> _steps = [];
    private readonly StepRecorder _iterations = new(Defaults.GlobalInformation, 0);
    private readonly StepRecorder _allSteps = new(Defaults.GlobalInformation, 0);
    private readonly LogLinearHistogram _latenessMicroseconds = new();
    private bool _closed;

    /// <summary>Failures as the scenario's stats count them.</summary>
    public int FailCount
    {
        get
        {
            lock (_gate)
            {
                return Whole.Fail.Count;
            }
        }
    }

    /// <summary>Requests as the scenario's stats count them.</summary>
    public int RequestCount
    {
        get
        {
            lock (_gate)
            {
                return Whole.Count;
            }
        }
    }

    // Since 6.6 the real package counts a scenario with steps by its steps.
    private StepRecorder Whole => _steps.Count > 0 && !statsBasedOnIterations ? _allSteps : _iterations;

    public void RecordLateness(TimeSpan lateness)
    {
        lock (_gate)
        {
            if (!_closed)
            {
                _latenessMicroseconds.Record((long)lateness.TotalMicroseconds);
            }
        }
    }

    public void RecordStep(string name, in Measurement measurement)
    {
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            if (!_steps.TryGetValue(name, out var step))
            {
                _steps[name] = step = new StepRecorder(name, _steps.Count);
            }

            step.Record(measurement);
            _allSteps.Record(measurement);
        }
    }

    /// <param name="measurement">The iteration.</param>
    /// <param name="failedOutsideSteps">It failed, and no step of it has said so: without this, stats built from steps would hide it.</param>
    public void RecordIteration(in Measurement measurement, bool failedOutsideSteps)
    {
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            _iterations.Record(measurement);
            if (failedOutsideSteps)
            {
                _allSteps.Record(measurement);
            }
        }
    }

    /// <summary>Nothing is counted any more.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
        }
    }

    public Lateness Lateness()
    {
        lock (_gate)
        {
            return Measuring.Lateness.Of(_latenessMicroseconds);
        }
    }

    public IReadOnlyList<TimelinePoint> Timeline()
    {
        lock (_gate)
        {
            return Whole.Timeline.Points();
        }
    }

    public ScenarioStats ToStats(string scenarioName, int sortIndex, TimeSpan duration, LoadSimulationStats simulation, OperationType operation)
    {
        lock (_gate)
        {
            var whole = Whole;
            return new ScenarioStats
            {
                ScenarioName = scenarioName,
                Ok = whole.Ok.ToStats(whole.Count, duration),
                Fail = whole.Fail.ToStats(whole.Count, duration),
                StepStats = [.. _steps.Values.Select(step => step.ToStats(duration)).OrderBy(step => step.SortIndex)],
                LoadSimulationStats = simulation,
                CurrentOperation = operation,
                AllRequestCount = whole.Count,
                AllOkCount = whole.Ok.Count,
                AllFailCount = whole.Fail.Count,
                AllBytes = whole.Ok.AllBytes + whole.Fail.AllBytes,
                Duration = duration,
                SortIndex = sortIndex,
            };
        }
    }
}
