using NBomber.Contracts;

namespace NBomber.CSharp;

/// <summary>
/// The kinds of load. Open ones (those with a rate) start requests at their intended times whatever the system under test does;
/// closed ones (those with copies) start the next iteration of a copy when its last one has ended.
/// </summary>
public static class Simulation
{
    /// <summary>Copies come or go linearly, from what the simulation before left.</summary>
    public static LoadSimulation RampingConstant(int copies, TimeSpan during) => new LoadSimulation.RampingConstant(copies, during);

    /// <summary>A fixed number of copies iterates as fast as the system answers.</summary>
    public static LoadSimulation KeepConstant(int copies, TimeSpan during) => new LoadSimulation.KeepConstant(copies, during);

    /// <summary>A fixed number of copies iterates until all of them together have done so many iterations.</summary>
    public static LoadSimulation IterationsForConstant(int copies, int iterations) => new LoadSimulation.IterationsForConstant(copies, iterations);

    /// <summary>So many requests per interval until so many have been started.</summary>
    public static LoadSimulation IterationsForInject(int rate, TimeSpan interval, int iterations) =>
        new LoadSimulation.IterationsForInject(rate, interval, iterations);

    /// <summary>The rate goes linearly to the one given, from that of the simulation before.</summary>
    public static LoadSimulation RampingInject(int rate, TimeSpan interval, TimeSpan during) =>
        new LoadSimulation.RampingInject(rate, interval, during);

    /// <summary>So many requests per interval, at random times within it.</summary>
    public static LoadSimulation Inject(int rate, TimeSpan interval, TimeSpan during) => new LoadSimulation.Inject(rate, interval, during);

    /// <summary>A random number of requests per interval, both ends included.</summary>
    public static LoadSimulation InjectRandom(int minRate, int maxRate, TimeSpan interval, TimeSpan during) =>
        new LoadSimulation.InjectRandom(minRate, maxRate, interval, during);

    /// <summary>No load.</summary>
    public static LoadSimulation Pause(TimeSpan during) => new LoadSimulation.Pause(during);
}
