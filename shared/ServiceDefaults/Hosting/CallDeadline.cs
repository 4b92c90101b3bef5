using Grpc.Core;

namespace FeedRanking.ServiceDefaults.Hosting;

/// <summary>When the caller of a gRPC method stops waiting.</summary>
public static class CallDeadline
{
    /// <summary>The call's deadline; <see cref="DateTime.MaxValue"/>, later than any, for a caller who set none.</summary>
    /// <remarks>UTC by gRPC's contract, whatever the value says of its kind.</remarks>
    public static DateTimeOffset Of(ServerCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new DateTimeOffset(DateTime.SpecifyKind(context.Deadline, DateTimeKind.Utc));
    }
}
