namespace FeedRanking.Inference.Running;

/// <summary>A tensor of the graph with the memory it lives in, large enough for the most rows.</summary>
internal sealed class BoundTensor(ModelTensor tensor, int maxRows)
{
    // Computed once: the manifest's own properties walk the shape, and this is asked for several times per run.
    private readonly int _width = tensor.Width;
    private readonly bool _perRow = tensor.PerRow;

    public ModelTensor Tensor { get; } = tensor;

    public PinnedBuffer Buffer { get; } = new(tensor.Length(maxRows));

    public int Length(int rows) => _perRow ? rows * _width : _width;

    public Span<float> AsSpan(int rows) => Buffer.AsSpan(Length(rows));
}
