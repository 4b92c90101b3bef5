using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Core;

namespace FeedRanking.Contracts.Reuse;

/// <summary>
/// Messages that are used again: their lists keep the room that they once needed, so that a thousand candidates are read without
/// allocating. Rented messages are empty. What is not returned is garbage like any other message.
/// </summary>
/// <typeparam name="T">The message.</typeparam>
/// <param name="clear">Empties a message, lists by their own Clear, which keeps the room.</param>
public sealed class MessagePool<T>(Action<T> clear)
    where T : class, IMessage<T>, new()
{
    /// <summary>Most messages that wait: those of some calls at a time.</summary>
    public const int Capacity = 32;

    private readonly ConcurrentQueue<T> _waiting = new();

    /// <summary>Reads the messages of a call into rented ones; writes them as always.</summary>
    public Marshaller<T> Marshaller => Marshallers.Create(Write, Read);

    /// <summary>The same for what a server answers: a message comes back by itself once it has been written, which happens once.</summary>
    public Marshaller<T> ServingMarshaller => Marshallers.Create(WriteAndReturn, Read);

    /// <summary>An empty message.</summary>
    public T Rent() => _waiting.TryDequeue(out var message) ? message : new T();

    /// <summary>Gives a message back that nobody looks at any more.</summary>
    public void Return(T message)
    {
        if (_waiting.Count < Capacity)
        {
            Clear(message);
            _waiting.Enqueue(message);
        }
    }

    /// <summary>Empties a message as <see cref="Return"/> does.</summary>
    public void Clear(T message) => clear(message);

    private static void Write(T message, SerializationContext context)
    {
        context.SetPayloadLength(message.CalculateSize());
        message.WriteTo(context.GetBufferWriter());
        context.Complete();
    }

    private void WriteAndReturn(T message, SerializationContext context)
    {
        Write(message, context);
        Return(message);
    }

    private T Read(DeserializationContext context)
    {
        var message = Rent();
        message.MergeFrom(context.PayloadAsReadOnlySequence());
        return message;
    }
}
