namespace FeedRanking.LoadTests.Faults;

/// <summary>What may be done to the running system.</summary>
internal interface ISystemFaults
{
    /// <summary>kill -9; returns when they are gone.</summary>
    /// <exception cref="LoadTestException">It could not be done.</exception>
    Task KillAsync(IReadOnlyList<string> parts);

    /// <summary>SIGSTOP.</summary>
    /// <exception cref="LoadTestException">It could not be done.</exception>
    Task PauseAsync(IReadOnlyList<string> parts);

    /// <summary>SIGCONT.</summary>
    /// <exception cref="LoadTestException">It could not be done.</exception>
    Task ResumeAsync(IReadOnlyList<string> parts);

    /// <summary>Starts dead parts; returns when they are ready (/health/ready, Redis' PING, the broker's word that it serves).</summary>
    /// <exception cref="LoadTestException">They did not become ready.</exception>
    Task StartAsync(IReadOnlyList<string> parts);

    /// <summary>Disturbs the connections to a part.</summary>
    /// <exception cref="LoadTestException">There is no proxy before it.</exception>
    Task DisturbAsync(string part, Toxic toxic);

    /// <summary>Lets everything through again.</summary>
    Task HealAsync(string part);
}
