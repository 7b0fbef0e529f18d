namespace LoketFunctions.Tests.EndToEnd.Crashing;

/// <summary>Whom a SIGKILL hits.</summary>
public enum Victim
{
    /// <summary>The host and its worker at once, as when the machine dies.</summary>
    Machine,

    /// <summary>The host process alone; its worker has to follow.</summary>
    Host,

    /// <summary>The worker process alone; the host has to fail what waits for it, and follow.</summary>
    Worker,
}
