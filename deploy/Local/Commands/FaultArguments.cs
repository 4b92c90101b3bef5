using System.CommandLine;
using System.Text.Json.Nodes;
using FeedRanking.Chaos;

namespace FeedRanking.Local.Commands;

/// <summary>A fault on the command line, as the request that the gateway gets; limits are the gateway's to check.</summary>
internal sealed class FaultArguments
{
    private readonly Argument<string> _fault = new("fault") { Description = "One of ./deploy/chaos.sh list." };
    private readonly Argument<string?> _target = new("target") { Description = "What it is about; not needed where there is one only.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _group = new("--" + FaultParameter.Group);

    private readonly List<(string Name, Option<double?> Option)> _numbers =
    [
        .. new[] { FaultParameter.Replica, FaultParameter.Rate, FaultParameter.DurationS, FaultParameter.LatencyMs, FaultParameter.AgeS }
            .Select(name => (name, new Option<double?>("--" + name.Replace('_', '-')))),
    ];

    public void AddTo(Command command)
    {
        command.Add(_fault);
        command.Add(_target);
        command.Add(_group);
        _numbers.ForEach(number => command.Add(number.Option));
    }

    public JsonObject Read(ParseResult parsed)
    {
        var json = new JsonObject { ["fault"] = parsed.GetValue(_fault) };
        Put(json, "target", parsed.GetValue(_target));
        Put(json, FaultParameter.Group, parsed.GetValue(_group));
        foreach (var (name, option) in _numbers)
        {
            Put(json, name, parsed.GetValue(option));
        }

        return json;
    }

    private static void Put(JsonObject json, string name, JsonNode? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }
}
