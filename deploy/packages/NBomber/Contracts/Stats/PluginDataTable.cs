namespace NBomber.Contracts.Stats;

public sealed class PluginDataTable
{
    public string TableName { get; set; } = "";

    public List<Dictionary<string, object>> Rows { get; set; } = [];

    public static PluginDataTable Create(string tableName) => new() { TableName = tableName };
}
