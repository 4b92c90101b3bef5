namespace Grpc.Core;

/// <summary>A call's context, to be handed to calls made from it. Nothing here makes one: it exists for the signatures.</summary>
public abstract class ContextPropagationToken
{
    internal ContextPropagationToken()
    {
    }
}
