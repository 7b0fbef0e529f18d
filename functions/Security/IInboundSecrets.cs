namespace LoketFunctions.Security;

/// <summary>What senders sign their requests with.</summary>
internal interface IInboundSecrets
{
    /// <summary>The sender's secrets: one, or two while one is being rotated. Null where there is no sender of this id.</summary>
    IReadOnlyList<WebhookSecret>? FindInboundSecrets(string senderId);
}
