namespace FeedRanking.ServiceDefaults.WarmUp;

/// <summary>A made-up request of one service, over the same way that real ones take.</summary>
public interface IWarmUp
{
    /// <summary>Makes one request and throws its answer away; nothing of it may reach counters of use, logs or stores.</summary>
    /// <param name="number">Counts attempts from 0, so that requests can differ.</param>
    /// <param name="cancel">Cancelled when the process stops.</param>
    /// <returns>True when it was answered as well as this service can; false when something that it needs is not there yet.</returns>
    /// <exception cref="Grpc.Core.RpcException">Counts as false.</exception>
    Task<bool> TryAsync(int number, CancellationToken cancel);
}
