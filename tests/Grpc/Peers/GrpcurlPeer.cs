using System.Globalization;
using System.Text.RegularExpressions;
using FeedRanking.Grpc.Tests.V1;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Health.V1;

namespace FeedRanking.Grpc.Tests.Peers;

/// <summary>grpcurl: grpc-go, a process and a connection for each call.</summary>
public sealed partial class GrpcurlPeer : IForeignClient
{
    ForeignCall IForeignClient.Start(CallSpec spec) =>
        new(RunAsync(spec), () => throw new NotSupportedException("grpcurl cannot be told to cancel."));

    void IForeignClient.Forget()
    {
        // A process keeps nothing.
    }

    private static async Task<CallResult> RunAsync(CallSpec spec)
    {
        List<string> arguments = ["-plaintext", "-v", "-proto", GoTool.ProtoOf(spec), "-d", JsonFormatter.Default.Format(spec.Request)];
        arguments.AddRange(GoTool.ProtoFolders.SelectMany(folder => new[] { "-import-path", folder }));
        arguments.AddRange(spec.Metadata.SelectMany(pair => new[] { "-H", $"{pair.Key}: {pair.Value}" }));
        if (spec.DeadlineMs is { } deadlineMs)
        {
            arguments.AddRange("-max-time", (deadlineMs / 1000.0).ToString(CultureInfo.InvariantCulture));
        }

        if (spec.MaxReceive is { } maxReceive)
        {
            arguments.AddRange("-max-msg-sz", maxReceive.ToString(CultureInfo.InvariantCulture));
        }

        var (exitCode, output, errors) = await GoTool.RunAsync("grpcurl", [.. arguments, spec.Address, spec.Method[1..]]);
        var failure = Failure().Match(errors);
        if (exitCode != 0 && !failure.Success)
        {
            throw new InvalidOperationException($"grpcurl failed: {errors}{output}");
        }

        var status = exitCode == 0 ? StatusCode.OK : GoTool.ToStatusCode(failure.Groups[1].Value);
        return new CallResult(status, failure.Groups[2].Value.TrimEnd('\n'))
        {
            Messages = [.. Contents().Matches(output).Select(match => ToBytes(spec, match.Groups[1].Value))],
            Headers = ToPairs(Headers().Match(output).Groups[1].Value),
            Trailers = ToPairs(Trailers().Match(output).Groups[1].Value),
        };
    }

    private static byte[] ToBytes(CallSpec spec, string json) => spec.Request is EchoRequest
        ? JsonParser.Default.Parse<EchoResponse>(json).ToByteArray()
        : JsonParser.Default.Parse<HealthCheckResponse>(json).ToByteArray();

    private static List<(string, string)> ToPairs(string lines) =>
        [.. lines.Split('\n').Select(line => line.Split(": ", 2)).Where(parts => parts.Length == 2).Select(parts => (parts[0], parts[1]))];

    [GeneratedRegex(@"ERROR:\n  Code: (\w+)\n  Message: ([\s\S]*)")]
    private static partial Regex Failure();

    [GeneratedRegex(@"Response contents:\n(\{[\s\S]*?\n\}|\{\})\n")]
    private static partial Regex Contents();

    [GeneratedRegex(@"Response headers received:\n([\s\S]*?)\n\n")]
    private static partial Regex Headers();

    [GeneratedRegex(@"Response trailers received:\n([\s\S]*?)(\n\n|\nSent )")]
    private static partial Regex Trailers();
}
