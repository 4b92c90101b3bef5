using Grpc.Core;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>The stream of answers of one call.</summary>
internal sealed class ServerStreamWriter<TResponse>(
    HttpContextServerCallContext call, Action<TResponse, SerializationContext> serializer, int? maxLength) : IServerStreamWriter<TResponse>
{
    public WriteOptions? WriteOptions
    {
        get => call.WriteOptions;
        set => call.WriteOptions = value;
    }

    public Task WriteAsync(TResponse message) => WriteAsync(message, CancellationToken.None);

    public Task WriteAsync(TResponse message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        return cancellationToken.IsCancellationRequested
            ? Task.FromCanceled(cancellationToken)
            : call.WriteStreamedAsync(message, serializer, maxLength, cancellationToken);
    }
}
