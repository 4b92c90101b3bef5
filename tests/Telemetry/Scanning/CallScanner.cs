using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace FeedRanking.Telemetry.Tests.Scanning;

/// <summary>Finds calls in compiled assemblies without loading them: what the compiler made of the code is what runs.</summary>
internal static class CallScanner
{
    /// <summary>All calls of an assembly to methods of the given classes, in the order of the code.</summary>
    public static IEnumerable<Call> Scan(string assemblyFile, IReadOnlySet<string> types)
    {
        using var stream = File.OpenRead(assemblyFile);
        using var image = new PEReader(stream);
        var metadata = image.GetMetadataReader();
        var calls = new List<Call>();
        foreach (var method in metadata.MethodDefinitions.Select(metadata.GetMethodDefinition).Where(method => method.RelativeVirtualAddress != 0))
        {
            var body = image.GetMethodBody(method.RelativeVirtualAddress);
            calls.AddRange(Scan(metadata, body, types, () => $"{NameOf(metadata, method.GetDeclaringType())}.{metadata.GetString(method.Name)}"));
        }

        return calls;
    }

    private static IEnumerable<Call> Scan(MetadataReader metadata, MethodBodyBlock body, IReadOnlySet<string> types, Func<string> place)
    {
        var texts = new List<string>();
        foreach (var (code, token) in Opcodes.Tokens(body))
        {
            if (code == OpCodes.Ldstr)
            {
                texts.Add(metadata.GetUserString(MetadataTokens.UserStringHandle(token)));
            }
            else if (Target(metadata, MetadataTokens.EntityHandle(token)) is { } target && types.Contains(target.Type))
            {
                yield return new Call(place(), target.Type, target.Method, [.. texts]);
                texts.Clear();
            }
        }
    }

    private static (string Type, string Method)? Target(MetadataReader metadata, EntityHandle handle)
    {
        if (handle.Kind == HandleKind.MethodSpecification)
        {
            handle = metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method;
        }

        if (handle.Kind != HandleKind.MemberReference)
        {
            return null;
        }

        var member = metadata.GetMemberReference((MemberReferenceHandle)handle);
        if (member.Parent.Kind != HandleKind.TypeReference)
        {
            return null;
        }

        var type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
        return ($"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}", metadata.GetString(member.Name));
    }

    // A lambda and an async method live in a class within the class that wrote them.
    private static string NameOf(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil)
        {
            type = metadata.GetTypeDefinition(type.GetDeclaringType());
        }

        // Without the number of type parameters (Name`1).
        return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name).Split('`')[0]}";
    }
}
