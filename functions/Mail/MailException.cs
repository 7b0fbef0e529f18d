namespace LoketFunctions.Mail;

/// <summary>Whether it helps to send the same mail again.</summary>
internal enum MailFault
{
    /// <summary>The server was not reached, hung up before it had the mail, or said "not now" (4xx): again later.</summary>
    Transient,

    /// <summary>
    /// The server, the sign-in or a mailbox refused (5xx), or the mail cannot be sent as it is: somebody must mend something first.
    /// </summary>
    Refused,

    /// <summary>
    /// The server takes no address with letters such as é before the @ (no SMTPUTF8): another address, or another server.
    /// </summary>
    AddressNotSupported,

    /// <summary>
    /// The server had the whole mail, and was lost before it said whether it took it (RFC 5321, 4.5.3.2.6): sent again, it may arrive
    /// twice.
    /// </summary>
    Unconfirmed,
}

/// <summary>
/// A mail that did not reach everybody. The message says why without an address; what the server said stays out of it, and there
/// is no inner exception, as servers quote addresses and exceptions of steps are kept in the orchestration's history.
/// </summary>
internal sealed class MailException(MailFault fault, string message, IReadOnlyList<string> unreached) : Exception(message)
{
    public MailFault Fault { get; } = fault;

    /// <summary>
    /// Who did not get the mail, or of whom nobody knows where it is unconfirmed. The other recipients have it, so a second attempt names
    /// only these. Personal data.
    /// </summary>
    public IReadOnlyList<string> Unreached { get; } = unreached;
}
