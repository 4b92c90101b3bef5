using System.Text.RegularExpressions;

namespace FeedRanking.FeedGateway.Tests.Edge.Fuzz;

/// <summary>
/// Inputs that reached something new, to be changed further. New is an answer whose status, fields or kinds of reasons were not seen
/// before: what the answer says stands for which way the code went.
/// </summary>
internal sealed partial class FuzzCorpus(IEnumerable<FuzzRequest> seeds)
{
    private const int MaxInputs = 512;

    // Small ones are quick to send, and a fault that needs a large one is made from a small one in a step.
    private const int MaxBodyBytes = 2_048;

    private readonly List<FuzzRequest> _inputs = [.. seeds];
    private readonly HashSet<string> _seen = [];

    public int Count => _inputs.Count;

    public int Ways => _seen.Count;

    public FuzzRequest Pick(Random random) => _inputs[random.Next(_inputs.Count)];

    public void Learn(FuzzRequest input, FuzzAnswer answer)
    {
        var way = $"{answer.Status} {string.Join('|', answer.Faults.Take(2).Select(fault => $"{Shape(fault.Field)}: {Shape(fault.Reason)}"))}";
        if (_seen.Add(way) && _inputs.Count < MaxInputs && input.Body.Length <= MaxBodyBytes)
        {
            _inputs.Add(input);
        }
    }

    // What a client sent and every number are blanked out.
    private static string Shape(string text) => Varying().Replace(text, "#");

    [GeneratedRegex("'(.*?)'|[0-9]+", RegexOptions.Singleline)]
    private static partial Regex Varying();
}
