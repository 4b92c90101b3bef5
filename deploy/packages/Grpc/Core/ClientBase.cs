namespace Grpc.Core;

/// <summary>Base of generated clients, without their type.</summary>
public abstract class ClientBase
{
    private readonly CallInvoker? _callInvoker;

    protected ClientBase()
    {
    }

    protected ClientBase(ClientBaseConfiguration configuration) => _callInvoker = configuration.CreateDecoratedCallInvoker();

    protected ClientBase(ChannelBase channel)
        : this(channel.CreateCallInvoker())
    {
    }

    protected ClientBase(CallInvoker callInvoker) => _callInvoker = callInvoker;

    protected CallInvoker CallInvoker => _callInvoker
        ?? throw new InvalidOperationException("A client made by its parameterless constructor is a test double: it cannot call.");

    internal ClientBaseConfiguration Configuration => new(CallInvoker, null);

    /// <summary>How a client is configured when another is made from it.</summary>
    protected internal class ClientBaseConfiguration
    {
        private readonly CallInvoker _undecoratedCallInvoker;
        private readonly string? _host;

        internal ClientBaseConfiguration(CallInvoker undecoratedCallInvoker, string? host)
        {
            _undecoratedCallInvoker = undecoratedCallInvoker;
            _host = host;
        }

        internal CallInvoker CreateDecoratedCallInvoker() =>
            _host is null ? _undecoratedCallInvoker : new HostCallInvoker(_undecoratedCallInvoker, _host);

        internal ClientBaseConfiguration WithHost(string host) => new(_undecoratedCallInvoker, host);
    }
}
