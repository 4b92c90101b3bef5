using System.Text;

namespace Grpc.Core;

public sealed partial class Metadata
{
    /// <summary>One header or trailer.</summary>
    public class Entry
    {
        private readonly string? _value;
        private readonly byte[]? _valueBytes;

        public Entry(string key, byte[] valueBytes)
        {
            ArgumentNullException.ThrowIfNull(valueBytes);
            Key = Normalise(key);
            if (!IsBinary)
            {
                throw new ArgumentException($"The key of binary metadata must have the suffix {BinaryHeaderSuffix}.", nameof(key));
            }

            _valueBytes = valueBytes.AsSpan().ToArray();
        }

        public Entry(string key, string value)
        {
            ArgumentNullException.ThrowIfNull(value);
            Key = Normalise(key);
            if (IsBinary)
            {
                throw new ArgumentException($"The key of text metadata must not have the suffix {BinaryHeaderSuffix}.", nameof(key));
            }

            _value = value;
        }

        /// <summary>Takes over bytes that came from the wire: no copy, no check.</summary>
        private Entry(string normalisedKey, byte[]? valueBytes, string? value)
        {
            Key = normalisedKey;
            _valueBytes = valueBytes;
            _value = value;
        }

        public string Key { get; }

        public bool IsBinary => Key.EndsWith(BinaryHeaderSuffix, StringComparison.Ordinal);

        public string Value => _value
            ?? throw new InvalidOperationException("Cannot access string value of a binary metadata entry");

        public byte[] ValueBytes => _valueBytes?.AsSpan().ToArray() ?? Encoding.ASCII.GetBytes(_value!);

        internal ReadOnlySpan<byte> ValueSpan => _valueBytes;

        public override string ToString() => IsBinary ? $"[Entry: key={Key}, valueBytes={_valueBytes!.Length}]" : $"[Entry: key={Key}, value={_value}]";

        internal static Entry FromWire(string lowerCaseKey, string value) => new(lowerCaseKey, null, value);

        internal static Entry FromWire(string lowerCaseKey, byte[] valueBytes) => new(lowerCaseKey, valueBytes, null);

        private static string Normalise(string key)
        {
            ArgumentException.ThrowIfNullOrEmpty(key);
            foreach (var c in key)
            {
                if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-' or '.'))
                {
                    throw new ArgumentException(
                        "Metadata entry key not valid. Keys can only contain letters, digits, underscores, hyphens and dots.", nameof(key));
                }
            }

            return key.ToLowerInvariant();
        }
    }
}
