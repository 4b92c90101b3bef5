namespace NBomber.Engine;

/// <summary>Ends an iteration whose step has failed. Carries the message of the step's response on to that of the iteration.</summary>
internal sealed class RestartIterationException(string message) : Exception(message);
