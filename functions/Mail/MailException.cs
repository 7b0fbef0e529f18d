namespace LoketFunctions.Mail;

/// <summary>Whether it helps to send the same mail again.</summary>
internal enum MailFault
{
    /// <summary>The server was not reached, hung up, or said "not now" (4xx): again later.</summary>
    Transient,

    /// <summary>The server, the sign-in or a mailbox refused (5xx), or the mail cannot be sent as it is: somebody must mend something first.</summary>
    Refused,
}

/// <summary>
/// A mail that did not reach everybody. The message says why without an address; what the server said stays out of it, and there
/// is no inner exception, as servers quote addresses and exceptions of steps are kept in the orchestration's history.
/// </summary>
internal sealed class MailException(MailFault fault, string message, IReadOnlyList<string> unreached) : Exception(message)
{
    public MailFault Fault { get; } = fault;

    /// <summary>Who did not get the mail. The other recipients did, so a second attempt names only these. Personal data.</summary>
    public IReadOnlyList<string> Unreached { get; } = unreached;
}
