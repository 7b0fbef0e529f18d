namespace LoketFunctions.Loket.Http;

/// <summary>Told of every attempt at a call, for reports and metrics. Called on many threads.</summary>
internal interface ILoketCallObserver
{
    /// <param name="activity">Loket's name of the operation.</param>
    /// <param name="status">Null when there was no answer.</param>
    void Completed(string activity, int? status, TimeSpan elapsed);
}
