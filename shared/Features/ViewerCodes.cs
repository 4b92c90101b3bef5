namespace FeedRanking.Features;

/// <summary>
/// Categories that a viewer belongs to, one code per field, whatever the fields mean (KuaiRand: onehot_feat0 to 17, encrypted). Codes are names,
/// not quantities. A code that is unknown is <see cref="Unknown"/>. Equal when all codes are.
/// </summary>
public readonly struct ViewerCodes : IEquatable<ViewerCodes>
{
    /// <summary>Fields that there are; more are not kept.</summary>
    public const int MaxFields = 18;

    /// <summary>The code of a field that is not known.</summary>
    public const ushort Unknown = ushort.MaxValue;

    private readonly ushort[]? _codes;

    /// <summary>Takes codes by field.</summary>
    /// <param name="codes">0 to 65,534; anything else counts as unknown. Codes beyond <see cref="MaxFields"/> are left out.</param>
    public ViewerCodes(IEnumerable<int> codes) =>
        _codes = [.. codes.Take(MaxFields).Select(code => code is < 0 or >= Unknown ? Unknown : (ushort)code)];

    /// <summary>Number of fields, 0 to <see cref="MaxFields"/>.</summary>
    public int Count => _codes?.Length ?? 0;

    /// <summary>The code of a field; <see cref="Unknown"/> for one beyond <see cref="Count"/>.</summary>
    public ushort this[int field] => field < Count ? _codes![field] : Unknown;

    /// <inheritdoc/>
    public bool Equals(ViewerCodes other) => _codes.AsSpan().SequenceEqual(other._codes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ViewerCodes other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var code in Values)
        {
            hash.Add(code);
        }

        return hash.ToHashCode();
    }

    /// <summary>Whether all codes are equal.</summary>
    public static bool operator ==(ViewerCodes left, ViewerCodes right) => left.Equals(right);

    /// <summary>Whether any code differs.</summary>
    public static bool operator !=(ViewerCodes left, ViewerCodes right) => !left.Equals(right);

    internal ReadOnlySpan<ushort> Values => _codes;
}
