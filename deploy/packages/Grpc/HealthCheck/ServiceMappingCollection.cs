using System.Diagnostics.CodeAnalysis;

namespace Grpc.AspNetCore.HealthChecks;

/// <summary>Which health checks tell the health of which service; the empty name is the server as a whole.</summary>
public sealed class ServiceMappingCollection
{
    private readonly Dictionary<string, Func<HealthCheckMapContext, bool>> _mappings = new(StringComparer.Ordinal) { [string.Empty] = _ => true };

    public void Map(string name, Func<HealthCheckMapContext, bool> predicate) => _mappings[name] = predicate;

    public void Clear() => _mappings.Clear();

    public void Remove(string name) => _mappings.Remove(name);

    internal bool TryGet(string name, [MaybeNullWhen(false)] out Func<HealthCheckMapContext, bool> predicate) =>
        _mappings.TryGetValue(name, out predicate);
}
