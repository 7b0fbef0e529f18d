namespace LoketFunctions.Loket.Http;

/// <summary>Makes attempts at calls part of a trace; whoever keeps traces provides it.</summary>
internal interface ILoketCallTracer
{
    /// <summary>An attempt begins.</summary>
    /// <param name="activity">Loket's name of the operation.</param>
    /// <param name="resends">How often the same call was sent before.</param>
    /// <returns>To be given the status when it is over; null where there was no answer.</returns>
    Action<int?> Begin(string activity, int resends);
}
