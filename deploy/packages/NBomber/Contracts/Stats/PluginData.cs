namespace NBomber.Contracts.Stats;

public sealed class PluginData
{
    public string PluginName { get; set; } = "";

    public List<PluginDataTable> Tables { get; set; } = [];

    public List<string> Hints { get; set; } = [];

    public static PluginData Create(string pluginName) => new() { PluginName = pluginName };
}
