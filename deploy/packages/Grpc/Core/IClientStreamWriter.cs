namespace Grpc.Core;

/// <summary>Where a caller writes its requests.</summary>
public interface IClientStreamWriter<in T> : IAsyncStreamWriter<T>
{
    Task CompleteAsync();
}
