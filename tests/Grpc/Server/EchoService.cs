using FeedRanking.Grpc.Tests.V1;
using Google.Protobuf;
using Grpc.Core;

namespace FeedRanking.Grpc.Tests.Server;

/// <summary>Does what each request asks for, and tells the test what it saw.</summary>
internal sealed class EchoService(CallJournal journal) : Echo.EchoBase
{
    public const string EchoedTextKey = "echoed-text";
    public const string EchoedBytesKey = "echoed-bytes-bin";

    /// <summary>Metadata whose keys begin like this comes back as response headers, before anything else.</summary>
    public const string EarlyPrefix = "early-";

    public override async Task<EchoResponse> Say(EchoRequest request, ServerCallContext context)
    {
        journal.Started(context);
        await EchoHeadersAsync(context);
        EchoTrailers(context);
        await MisbehaveAsync(request, context);
        return Answer(request);
    }

    public override Task<EchoResponse> Plain(EchoRequest request, ServerCallContext context)
    {
        EchoTrailers(context);
        return Task.FromResult(new EchoResponse { Text = request.Text, Payload = request.Payload });
    }

    public override async Task Stream(EchoRequest request, IServerStreamWriter<EchoResponse> responseStream, ServerCallContext context)
    {
        journal.Started(context);
        try
        {
            await EchoHeadersAsync(context);
            for (var i = 0; i < request.AnswersBefore; i++)
            {
                await responseStream.WriteAsync(Answer(request));
            }

            EchoTrailers(context);
            await MisbehaveAsync(request, context);
            for (var i = 0; i < request.Repeat; i++)
            {
                await responseStream.WriteAsync(Answer(request), context.CancellationToken);
            }
        }
        finally
        {
            journal.StreamEnded();
        }
    }

    private static EchoResponse Answer(EchoRequest request) => new()
    {
        Text = request.Text,
        Payload = request.AnswerBytes > 0 ? ByteString.CopyFrom(new byte[request.AnswerBytes]) : request.Payload,
    };

    private static async Task EchoHeadersAsync(ServerCallContext context)
    {
        var headers = new Metadata();
        foreach (var entry in context.RequestHeaders.Where(entry => entry.Key.StartsWith(EarlyPrefix, StringComparison.Ordinal)))
        {
            headers.Add(entry);
        }

        if (headers.Count > 0)
        {
            await context.WriteResponseHeadersAsync(headers);
        }
    }

    private static void EchoTrailers(ServerCallContext context)
    {
        foreach (var entry in context.RequestHeaders.GetAll(EchoedTextKey))
        {
            context.ResponseTrailers.Add(EchoedTextKey, entry.Value);
        }

        foreach (var entry in context.RequestHeaders.GetAll(EchoedBytesKey))
        {
            context.ResponseTrailers.Add(EchoedBytesKey, entry.ValueBytes);
        }
    }

    private async Task MisbehaveAsync(EchoRequest request, ServerCallContext context)
    {
        if (request.Crash)
        {
            throw new InvalidOperationException("a secret of the server");
        }

        if (request.WaitForCancellation)
        {
            var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var registration = context.CancellationToken.Register(cancelled.SetResult);
            await cancelled.Task;
            journal.SawCancellation();
            context.CancellationToken.ThrowIfCancellationRequested();
        }

        if (request.Hold)
        {
            await journal.Released.WaitAsync(context.CancellationToken);
        }

        if (request.FailWith != 0)
        {
            throw new RpcException(new Status((StatusCode)request.FailWith, request.FailDetail));
        }
    }
}
