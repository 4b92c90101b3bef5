namespace FeedRanking.Local.State;

/// <summary>What is running; kept in state.json, so that later commands find it.</summary>
/// <param name="PublicPort">The gateway's port, from which all others follow.</param>
/// <param name="DataDirectory">The data that it runs on; null for the built-in world.</param>
/// <param name="ModelsDirectory">The models root; null for the one in the checkout.</param>
/// <param name="ModelsVersion">The version served; null until the data is loaded.</param>
/// <param name="KafkaIsEmbedded">True when events die with the broker.</param>
/// <param name="Components">Everything started or given so far.</param>
internal sealed record RunState(
    int PublicPort,
    string? DataDirectory,
    string? ModelsDirectory,
    string? ModelsVersion,
    bool KafkaIsEmbedded,
    IReadOnlyList<RunningComponent> Components)
{
    /// <summary>The component of that name; null when it has not been started.</summary>
    public RunningComponent? Find(string name) => Components.FirstOrDefault(component => component.Name == name);

    /// <summary>The same state with a component added, or replaced.</summary>
    public RunState With(RunningComponent component) =>
        this with { Components = [.. Components.Where(other => other.Name != component.Name), component] };
}
