using NBomber.Contracts;
using NBomber.Contracts.Stats;

namespace NBomber.Thresholds;

/// <summary>One threshold of one scenario, with what its checks have said so far.</summary>
internal sealed class ThresholdCheck
{
    private readonly string _scenarioName;
    private readonly Threshold _threshold;
    private readonly Func<ScenarioStats, bool> _holds;
    private readonly string _expression;
    private int _errorCount;
    private string _exceptionMessage = "";

    public ThresholdCheck(string scenarioName, Threshold threshold)
    {
        _scenarioName = scenarioName;
        _threshold = threshold;
        if (threshold.CheckScenario is { } checkScenario)
        {
            _holds = checkScenario.Compile();
            _expression = checkScenario.ToString();
        }
        else
        {
            var checkStep = threshold.CheckStep.Compile();
            _holds = stats => checkStep(stats.StepStats.Get(threshold.StepName));
            _expression = threshold.CheckStep.ToString();
        }
    }

    /// <summary>So many checks have failed that the session ends.</summary>
    public bool Aborts => _errorCount >= _threshold.AbortWhenErrorCount;

    /// <param name="stats">So far.</param>
    /// <param name="isFinal">A step that has not run yet is an error only at the end.</param>
    public void Check(ScenarioStats stats, bool isFinal)
    {
        if (stats.ScenarioName != _scenarioName || stats.Duration < _threshold.StartCheckAfter
            || (!isFinal && _threshold.StepName.Length > 0 && !stats.StepStats.Exists(_threshold.StepName)))
        {
            return;
        }

        try
        {
            _errorCount += _holds(stats) ? 0 : 1;
        }
        catch (Exception exception)
        {
            // The check is the user's code; one that cannot be evaluated does not hold.
            _errorCount++;
            _exceptionMessage = exception.Message;
        }
    }

    public ThresholdResult ToResult() => new()
    {
        ScenarioName = _scenarioName,
        StepName = _threshold.StepName,
        CheckExpression = _expression,
        ExceptionMsg = _exceptionMessage,
        ErrorCount = _errorCount,
        IsFailed = _errorCount > 0,
    };
}
