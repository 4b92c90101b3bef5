namespace Grpc.Core;

/// <summary>How many messages go each way.</summary>
public enum MethodType
{
    Unary,
    ClientStreaming,
    ServerStreaming,
    DuplexStreaming,
}
