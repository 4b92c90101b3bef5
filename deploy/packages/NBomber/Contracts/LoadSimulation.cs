namespace NBomber.Contracts;

/// <summary>How much load, for how long; made by <see cref="CSharp.Simulation"/>.</summary>
public abstract record LoadSimulation
{
    private LoadSimulation()
    {
    }

    /// <summary>Its name in stats and reports.</summary>
    internal abstract string Name { get; }

    /// <summary>Null when it ends with a number of iterations instead.</summary>
    internal abstract TimeSpan? Duration { get; }

    internal sealed record RampingConstant(int Copies, TimeSpan During) : LoadSimulation
    {
        internal override string Name => "ramping_constant";

        internal override TimeSpan? Duration => During;
    }

    internal sealed record KeepConstant(int Copies, TimeSpan During) : LoadSimulation
    {
        internal override string Name => "keep_constant";

        internal override TimeSpan? Duration => During;
    }

    internal sealed record IterationsForConstant(int Copies, int Iterations) : LoadSimulation
    {
        internal override string Name => "iterations_for_constant";

        internal override TimeSpan? Duration => null;
    }

    internal sealed record IterationsForInject(int Rate, TimeSpan Interval, int Iterations) : LoadSimulation
    {
        internal override string Name => "iterations_for_inject";

        internal override TimeSpan? Duration => Interval * Math.Ceiling((double)Iterations / Math.Max(1, Rate));
    }

    internal sealed record RampingInject(int Rate, TimeSpan Interval, TimeSpan During) : LoadSimulation
    {
        internal override string Name => "ramping_inject";

        internal override TimeSpan? Duration => During;
    }

    internal sealed record Inject(int Rate, TimeSpan Interval, TimeSpan During) : LoadSimulation
    {
        internal override string Name => "inject";

        internal override TimeSpan? Duration => During;
    }

    internal sealed record InjectRandom(int MinRate, int MaxRate, TimeSpan Interval, TimeSpan During) : LoadSimulation
    {
        internal override string Name => "inject_random";

        internal override TimeSpan? Duration => During;
    }

    internal sealed record Pause(TimeSpan During) : LoadSimulation
    {
        internal override string Name => "pause";

        internal override TimeSpan? Duration => During;
    }
}
