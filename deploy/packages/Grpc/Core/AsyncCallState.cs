namespace Grpc.Core;

/// <summary>What all kinds of running calls offer, as delegates over one state object, so that a call costs no closures.</summary>
internal readonly struct AsyncCallState(
    object state,
    Func<object, Task<Metadata>> getResponseHeaders,
    Func<object, Status> getStatus,
    Func<object, Metadata> getTrailers,
    Action<object> dispose)
{
    public Task<Metadata> ResponseHeadersAsync => getResponseHeaders(state);

    public Status Status => getStatus(state);

    public Metadata Trailers => getTrailers(state);

    public static AsyncCallState FromClosures(
        Task<Metadata> responseHeadersAsync, Func<Status> getStatus, Func<Metadata> getTrailers, Action dispose) =>
        new(
            (responseHeadersAsync, getStatus, getTrailers, dispose),
            static state => (((Task<Metadata> Headers, Func<Status>, Func<Metadata>, Action))state).Headers,
            static state => (((Task<Metadata>, Func<Status> GetStatus, Func<Metadata>, Action))state).GetStatus(),
            static state => (((Task<Metadata>, Func<Status>, Func<Metadata> GetTrailers, Action))state).GetTrailers(),
            static state => (((Task<Metadata>, Func<Status>, Func<Metadata>, Action Dispose))state).Dispose());

    public void Dispose() => dispose(state);
}
