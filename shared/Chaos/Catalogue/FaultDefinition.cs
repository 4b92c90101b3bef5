namespace FeedRanking.Chaos;

/// <summary>One fault that can be had on demand, with the reaction that is expected and tested.</summary>
/// <param name="Name">One of <see cref="FaultNames"/>.</param>
/// <param name="Place">Where it acts.</param>
/// <param name="Targets">What it can be about; with one, requests need not say it.</param>
/// <param name="What">What it does.</param>
/// <param name="Symptom">What is wrong while it acts.</param>
/// <param name="Reaction">What the system does about it.</param>
/// <param name="Watch">Where to see both.</param>
/// <param name="Parameters">What it takes.</param>
public sealed record FaultDefinition(
    string Name,
    FaultPlace Place,
    IReadOnlyList<string> Targets,
    string What,
    string Symptom,
    string Reaction,
    string Watch,
    IReadOnlyList<FaultParameter> Parameters)
{
    /// <summary>The parameter of that name; null when the fault does not take it.</summary>
    public FaultParameter? Find(string parameter)
    {
        foreach (var known in Parameters)
        {
            if (known.Name == parameter)
            {
                return known;
            }
        }

        return null;
    }
}
