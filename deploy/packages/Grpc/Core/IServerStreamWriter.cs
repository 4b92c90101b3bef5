namespace Grpc.Core;

/// <summary>Where a handler writes its answers.</summary>
public interface IServerStreamWriter<in T> : IAsyncStreamWriter<T>
{
}
