using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace FeedRanking.Chaos;

/// <summary>Stands before everything under <c>/ops</c>: from this machine (unless told otherwise), and with the token.</summary>
internal sealed class OpsGuard(IOptions<OpsOptions> options) : IEndpointFilter
{
    private const string Scheme = "Bearer ";

    // Hashes have one length, so that neither the time nor an early end tells anything about the token.
    private readonly byte[] _expected = Hash(options.Value.Token ?? "");
    private readonly bool _allowRemote = options.Value.AllowRemote;

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!_allowRemote && !IsLocal(http.Connection.RemoteIpAddress))
        {
            return new(OpsProblem.Of(StatusCodes.Status403Forbidden, "Operations are open to this machine only (Ops:AllowRemote)."));
        }

        if (!HasToken(http.Request.Headers.Authorization.ToString()))
        {
            http.Response.Headers.WWWAuthenticate = "Bearer realm=\"ops\"";
            return new(OpsProblem.Of(StatusCodes.Status401Unauthorized, "Operations need the token: Authorization: Bearer TOKEN."));
        }

        http.Response.Headers.CacheControl = "no-store";
        return next(context);
    }

    // Nobody's address: not over a network at all.
    private static bool IsLocal(IPAddress? address) =>
        address is null || IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    private bool HasToken(string authorization) =>
        authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(Hash(authorization[Scheme.Length..].Trim()), _expected);

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
