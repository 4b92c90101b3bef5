using System.Buffers.Binary;
using FeedRanking.Grpc.Tests.V1;
using Google.Protobuf;

namespace FeedRanking.Grpc.Tests.Fuzz;

/// <summary>Makes malformed bodies and header fields, and knows how the server must answer each.</summary>
internal static class CallCases
{
    private const string Ok = "0";
    private const string Unknown = "2";
    private const string ResourceExhausted = "8";
    private const string Unimplemented = "12";
    private const string Internal = "13";

    private static readonly byte[] Proper = RawCall.Frame(new EchoRequest { Text = "proper", Payload = ByteString.CopyFrom(new byte[40]) }.ToByteArray());

    private static readonly string[] BadTimeouts = ["", "S", "-1S", "1", "1X", "123456789S", "1.5S", "٣S", " 1S", "1 S", "S1", "0x1S", "+1S"];

    private static readonly string[] BadContentTypes =
        ["", "application/json", "application/grp", "application/grpc-web", "application/grpcx", "text/plain; application/grpc", "*/*"];

    private static readonly string[] BadBase64 = ["=", "====", "!", "a", "abcde", "ab c", "AA==A", "AAAA,?"];

    /// <summary>A proper header with a body that is none.</summary>
    public static CallCase Body(Random random) => random.Next(9) switch
    {
        0 => Of("flag of compression", WithFlag((byte)random.Next(1, 256)), Internal, Unimplemented),
        1 => Of("cut off", Proper[..random.Next(1, Proper.Length)], Internal),
        2 => Of("empty", [], Internal),
        3 => Of("two messages", [.. Proper, .. Proper], Internal),
        4 => Of("rest after the message", [.. Proper, .. Noise(random, random.Next(1, 5))], Internal),
        5 => Of("length too large", WithLength((uint)random.NextInt64(4 * 1024 * 1024 + 1, uint.MaxValue + 1L)), ResourceExhausted),
        6 => Of("length larger than the body", WithLength((uint)random.Next(Proper.Length, 4 * 1024 * 1024)), Internal),
        7 => Of("message of noise", RawCall.Frame(Noise(random, random.Next(200))), Ok, Internal, Unknown),
        _ => Of("flipped bits", Flip(random, Proper), Ok, Internal, Unknown, Unimplemented, ResourceExhausted),
    };

    /// <summary>A proper body after header fields that are not.</summary>
    public static CallCase Headers(Random random) => random.Next(9) switch
    {
        0 => With("content-type", Pick(random, BadContentTypes), outcome => outcome.HttpStatus == "415"),
        1 => With("grpc-timeout", Pick(random, BadTimeouts), outcome => outcome.GrpcStatus == Ok),
        2 => With("grpc-encoding", Pick(random, "gzip", "snappy", "", "identity,gzip", "IDENTITY ", Word(random)), RefusesEncoding),
        3 => With("echoed-bytes-bin", Pick(random, BadBase64), outcome => outcome.GrpcStatus is Internal),
        4 => With(":path", $"/echo.v1.Echo/{Word(random)}", outcome => outcome.GrpcStatus == Unimplemented),
        5 => With(":path", $"/{Word(random)}/{Word(random)}", outcome => outcome.GrpcStatus == Unimplemented),
        6 => With(":path", Pick(random, "/", "/a", "/a/b/c", "/echo.v1.Echo", "/echo.v1.Echo/", "/echo.v1.Echo/Say/more", "/?a=b"), IsNotFound),
        7 => With(":method", Pick(random, "GET", "PUT", "DELETE", "OPTIONS", "PATCH"), outcome => outcome.HttpStatus is "405" or "404" or "400"),
        _ => With(Word(random), Word(random), outcome => outcome.GrpcStatus == Ok),
    };

    private static bool RefusesEncoding(StreamOutcome outcome) =>
#if RESTRICTED_PACKAGES
        outcome is { GrpcStatus: Unimplemented, HasAcceptEncoding: true };
#else
        outcome.GrpcStatus is Unimplemented or Ok or Internal;
#endif

    private static bool IsNotFound(StreamOutcome outcome) => outcome.HttpStatus is "404" or "405" || outcome.GrpcStatus is Unimplemented;

    private static CallCase Of(string name, byte[] body, params string[] statuses) =>
        new(name, Http2.CallFields(), body, outcome => outcome.HttpStatus == "200" && statuses.Contains(outcome.GrpcStatus));

    private static CallCase With(string name, string value, Func<StreamOutcome, bool> accepts)
    {
        var fields = Http2.CallFields();
        var at = fields.FindIndex(field => field.Name == name);
        if (at >= 0)
        {
            fields[at] = (name, value);
        }
        else
        {
            fields.Add((name, value));
        }

        return new CallCase($"{name}: '{value}'", fields, Proper, accepts);
    }

    private static byte[] WithFlag(byte flag)
    {
        var body = (byte[])Proper.Clone();
        body[0] = flag;
        return body;
    }

    private static byte[] WithLength(uint length)
    {
        var body = (byte[])Proper.Clone();
        BinaryPrimitives.WriteUInt32BigEndian(body.AsSpan(1), length);
        return body;
    }

    private static byte[] Flip(Random random, byte[] bytes)
    {
        var flipped = (byte[])bytes.Clone();
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
        }

        return flipped;
    }

    private static byte[] Noise(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Word(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => (char)random.Next('a', 'z' + 1)));

    private static string Pick(Random random, params string[] values) => values[random.Next(values.Length)];
}
