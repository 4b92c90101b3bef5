namespace NBomber.Contracts.Stats;

/// <summary>Only <see cref="SingleNode"/> occurs: this package knows no cluster.</summary>
public enum NodeType
{
    SingleNode,
    Coordinator,
    Agent,
}
