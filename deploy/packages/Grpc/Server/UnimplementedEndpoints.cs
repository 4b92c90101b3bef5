using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Answers calls to methods that nobody has mapped; mapped once, whatever the number of services.</summary>
internal sealed class UnimplementedEndpoints
{
    private bool _isMapped;

    public void MapOnce(IEndpointRouteBuilder builder)
    {
        if (_isMapped)
        {
            return;
        }

        _isMapped = true;
        builder.MapPost($"{{unimplementedService}}/{{unimplementedMethod:{UnimplementedCallConstraint.Name}}}", HandleAsync)
            .WithDisplayName("gRPC - Unimplemented method");
    }

    private static Task HandleAsync(HttpContext httpContext)
    {
        if (RequestChecks.Accept(httpContext))
        {
            ResponseEnd.WriteTrailersOnly(httpContext.Response, new Status(StatusCode.Unimplemented, "Method is unimplemented."), null);
        }

        return Task.CompletedTask;
    }
}
