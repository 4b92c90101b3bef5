using System.Collections.Concurrent;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace FeedRanking.Messaging;

/// <summary>
/// What librdkafka says, in our log. It repeats a lost connection once per attempt, so the same problem is a warning once and detail after.
/// </summary>
internal sealed class ClientLog(ILogger log)
{
    private readonly ConcurrentDictionary<ErrorCode, bool> _reported = new();

    public void Error(Error error)
    {
        var level = error.IsFatal ? LogLevel.Error : _reported.TryAdd(error.Code, true) ? LogLevel.Warning : LogLevel.Debug;
        log.Log(level, "Kafka: {Reason} ({Code})", error.Reason, error.Code);
    }

    public void Line(LogMessage message) => log.LogDebug("Kafka: {Facility} {Message}", message.Facility, message.Message);

    /// <summary>It works again: the next problem is worth a warning.</summary>
    public void Recovered()
    {
        if (!_reported.IsEmpty)
        {
            _reported.Clear();
        }
    }
}
