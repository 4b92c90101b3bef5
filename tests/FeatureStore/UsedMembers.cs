using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace FeedRanking.FeatureStore.Tests;

/// <summary>Reads from a compiled assembly what it uses of another one.</summary>
internal static class UsedMembers
{
    /// <summary>Types ("Name") and members ("Type.Member(parameters)") of the other assembly, sorted.</summary>
    public static IReadOnlyList<string> Of(string path, string other)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        var types = metadata.TypeReferences.Where(type => IsOf(metadata, type, other)).ToHashSet();
        var members = metadata.MemberReferences.Select(metadata.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference && types.Contains((TypeReferenceHandle)member.Parent))
            .Select(member => Describe(metadata, member));
        return [.. types.Select(type => TypeNames.Of(metadata, type)).Concat(members).Distinct().Order(StringComparer.Ordinal)];
    }

    private static bool IsOf(MetadataReader metadata, TypeReferenceHandle handle, string other)
    {
        var scope = metadata.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.AssemblyReference =>
                metadata.StringComparer.Equals(metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name, other),
            HandleKind.TypeReference => IsOf(metadata, (TypeReferenceHandle)scope, other),
            _ => false,
        };
    }

    private static string Describe(MetadataReader metadata, MemberReference member)
    {
        var name = $"{TypeNames.Of(metadata, (TypeReferenceHandle)member.Parent)}.{metadata.GetString(member.Name)}";
        if (member.GetKind() == MemberReferenceKind.Field)
        {
            return name;
        }

        var signature = member.DecodeMethodSignature(new TypeNames(), null);
        return $"{name}({string.Join(", ", signature.ParameterTypes)}): {signature.ReturnType}";
    }
}
