using System.CommandLine;
using FeedRanking.Messaging;

namespace FeedRanking.Local.Commands;

/// <summary>embedded-broker (hidden): hosts the broker of last resort until it is told to end.</summary>
internal static class EmbeddedBrokerCommand
{
    public const string Name = "embedded-broker";

    public static Command Make()
    {
        var addressFile = new Argument<string>("address-file") { Description = "Where to write host:port once it serves." };
        var command = new Command(Name, "Hosts a Kafka broker in memory.") { addressFile };
        command.Hidden = true;
        command.SetAction(async (parsed, _) =>
        {
            using var interruption = new Interruption();
            using var broker = EmbeddedBroker.Start();
            var file = parsed.GetValue(addressFile)!;
            await File.WriteAllTextAsync(file + ".new", broker.Address, interruption.Token);
            File.Move(file + ".new", file);
            Console.WriteLine($"embedded broker on {broker.Address}; events die with it");
            await Task.Delay(Timeout.InfiniteTimeSpan, interruption.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            return 0;
        });
        return command;
    }
}
