using MailKit;

namespace LoketFunctions.Mail;

/// <summary>How far the mail's content went over to the server, which says what a lost connection means.</summary>
internal sealed class MailTransferProgress : ITransferProgress
{
    /// <summary>
    /// The server may have all of it: from here on only its answer says whether it took the mail. Before, it cannot have taken it.
    /// </summary>
    public bool IsComplete { get; private set; }

    public void Report(long bytesTransferred, long totalSize) => IsComplete |= bytesTransferred >= totalSize;

    public void Report(long bytesTransferred)
    {
        // The size of a mail is always known.
    }
}
