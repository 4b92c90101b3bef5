using System.Runtime.InteropServices;

namespace FeedRanking.Testing.Models;

/// <summary>Builds small ONNX files (float32 tensors, operators of opset 13 without attributes).</summary>
public sealed class OnnxGraph
{
    /// <summary>Number of the type float32 in ONNX.</summary>
    public const int Float = 1;

    /// <summary>Number of the type float64 in ONNX.</summary>
    public const int Double = 11;

    private readonly ProtoWriter _graph = new ProtoWriter().Text(2, "test");

    /// <summary>Adds an input; -1 is a free dimension.</summary>
    public OnnxGraph Input(string name, int[] shape, int type = Float) => Add(11, ValueInfo(name, shape, type));

    /// <summary>Adds an output; -1 is a free dimension.</summary>
    public OnnxGraph Output(string name, int[] shape, int type = Float) => Add(12, ValueInfo(name, shape, type));

    /// <summary>Adds an operator.</summary>
    public OnnxGraph Node(string operation, string[] inputs, string output)
    {
        var node = new ProtoWriter();
        foreach (var input in inputs)
        {
            node.Text(1, input);
        }

        return Add(1, node.Text(2, output).Text(3, output).Text(4, operation));
    }

    /// <summary>Adds constant weights.</summary>
    public OnnxGraph Weights(string name, int[] shape, float[] values)
    {
        var tensor = new ProtoWriter();
        foreach (var length in shape)
        {
            tensor.Integer(1, length);
        }

        return Add(5, tensor.Integer(2, Float).Text(8, name).Bytes(9, MemoryMarshal.AsBytes(values.AsSpan()).ToArray()));
    }

    /// <summary>The file's bytes.</summary>
    public byte[] ToArray() => new ProtoWriter()
        .Integer(1, 8)
        .Text(2, "FeedRanking.Testing")
        .Message(7, _graph)
        .Message(8, new ProtoWriter().Text(1, "").Integer(2, 13))
        .ToArray();

    private static ProtoWriter ValueInfo(string name, int[] shape, int type)
    {
        var dimensions = new ProtoWriter();
        foreach (var length in shape)
        {
            dimensions.Message(1, length == -1 ? new ProtoWriter().Text(2, "rows") : new ProtoWriter().Integer(1, length));
        }

        var tensor = new ProtoWriter().Integer(1, type).Message(2, dimensions);
        return new ProtoWriter().Text(1, name).Message(2, new ProtoWriter().Message(1, tensor));
    }

    private OnnxGraph Add(int field, ProtoWriter message)
    {
        _graph.Message(field, message);
        return this;
    }
}
