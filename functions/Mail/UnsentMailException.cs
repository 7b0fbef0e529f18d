namespace LoketFunctions.Mail;

/// <summary>
/// Cancelled before the mail server could have had the mail: it was not sent. Once the server may have it, a cancellation is any other.
/// </summary>
internal sealed class UnsentMailException(CancellationToken cancellation) : OperationCanceledException(cancellation);
