using System.Buffers;

namespace Grpc.Core;

/// <summary>Where a marshaller finds one message. The sequence is valid during the call of the marshaller only.</summary>
public abstract class DeserializationContext
{
    public abstract int PayloadLength { get; }

    public virtual byte[] PayloadAsNewBuffer() => throw new NotSupportedException();

    public virtual ReadOnlySequence<byte> PayloadAsReadOnlySequence() => throw new NotSupportedException();
}
