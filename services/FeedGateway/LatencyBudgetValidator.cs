using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway;

/// <summary>Refuses to start with a budget whose parts exceed the whole.</summary>
internal sealed class LatencyBudgetValidator : IValidateOptions<LatencyBudgetOptions>
{
    public ValidateOptionsResult Validate(string? name, LatencyBudgetOptions options) => options.PlannedMs <= options.TotalMs
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail(
            $"{LatencyBudgetOptions.Section}: the steps and the reserve need {options.PlannedMs} ms, but TotalMs is {options.TotalMs}. "
            + "Lower a cap or raise the total.");
}
