namespace NBomber.Contracts.Stats;

public sealed class TestInfo
{
    public string SessionId { get; set; } = "";

    public string TestSuite { get; set; } = "";

    public string TestName { get; set; } = "";

    public string ClusterId { get; set; } = "";

    public DateTime Created { get; set; }
}
