using Microsoft.FSharp.Core;
using NBomber.Contracts;

namespace NBomber.CSharp;

/// <summary>The outcome of a scenario or step. A custom latency greater than zero replaces the measured one.</summary>
public static class Response
{
    private static readonly Response<object> EmptyOk = new("", false, 0, 0, "", null);
    private static readonly Response<object> EmptyFail = new("", true, 0, 0, "", null);

    public static Response<object> Ok() => EmptyOk;

    public static Response<object> Fail() => EmptyFail;

    public static Response<object> Ok(string statusCode = "", long sizeBytes = 0, string message = "", double customLatencyMs = 0) =>
        new(statusCode, false, sizeBytes, customLatencyMs, message, null);

    public static Response<T> Ok<T>(string statusCode = "", long sizeBytes = 0, string message = "", double customLatencyMs = 0) =>
        new(statusCode, false, sizeBytes, customLatencyMs, message, null);

    public static Response<T> Ok<T>(T payload, string statusCode = "", long sizeBytes = 0, string message = "", double customLatencyMs = 0) =>
        new(statusCode, false, sizeBytes, customLatencyMs, message, FSharpOption<T>.Some(payload));

    public static Response<object> Fail(string statusCode = "", string message = "", long sizeBytes = 0, double customLatencyMs = 0) =>
        new(statusCode, true, sizeBytes, customLatencyMs, message, null);

    public static Response<T> Fail<T>(string statusCode = "", string message = "", long sizeBytes = 0, double customLatencyMs = 0) =>
        new(statusCode, true, sizeBytes, customLatencyMs, message, null);

    public static Response<T> Fail<T>(T payload, string statusCode = "", string message = "", long sizeBytes = 0, double customLatencyMs = 0) =>
        new(statusCode, true, sizeBytes, customLatencyMs, message, FSharpOption<T>.Some(payload));
}
