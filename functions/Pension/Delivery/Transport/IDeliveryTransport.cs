namespace LoketFunctions.Pension.Delivery.Transport;

/// <summary>
/// Brings a file to a receiver. What is sent again under its name with its content is there once, and gives a receipt again; other
/// content under a name that is there is refused.
/// </summary>
internal interface IDeliveryTransport
{
    /// <exception cref="DeliveryException">The file is not known to be there.</exception>
    Task<DeliveryReceipt> SendAsync(DeliveryFile file, CancellationToken cancellation);
}
