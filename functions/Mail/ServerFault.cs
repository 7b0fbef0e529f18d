using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace LoketFunctions.Mail;

/// <summary>What went wrong with the mail server, or on the way to it.</summary>
/// <param name="Why">Without an address, and without the server's own words.</param>
/// <param name="IsAnswer">The server said so. Otherwise it was lost, and what it did then is not known.</param>
internal sealed record ServerFault(MailFault Fault, string Why, bool IsAnswer = false)
{
    private const int FirstTransient = 400;
    private const int FirstPermanent = 500;

    private static readonly ServerFault Lost = new(MailFault.Transient, "the connection to the mail server failed");
    private static readonly ServerFault Silent = new(MailFault.Transient, "the mail server did not answer in time");

    private static readonly ServerFault Talkative = new(MailFault.Transient, "the mail server answered more than a mail server does");

    private static readonly ServerFault NoUtf8 = new(
        MailFault.AddressNotSupported, "the mail server takes no address with letters such as é before the @ (no SMTPUTF8)",
        IsAnswer: true);

    /// <summary>Null where it was neither.</summary>
    public static ServerFault? Of(Exception exception) => exception switch
    {
        SmtpCommandException answer => Answered((int)answer.StatusCode),
        AuthenticationException { InnerException: SmtpCommandException answer } => Answered((int)answer.StatusCode),
        ServiceNotAuthenticatedException => Answered((int)SmtpStatusCode.AuthenticationRequired),
        OperationCanceledException or SslHandshakeException { InnerException: OperationCanceledException } => Silent,
        TalkativeServerException or SslHandshakeException { InnerException: TalkativeServerException } => Talkative,
        SslHandshakeException { InnerException: IOException or SocketException } => Lost,
        SslHandshakeException => new(
            MailFault.Refused, "the certificate of the mail server is not trusted, or its encryption cannot be used"),
        SmtpProtocolException or IOException or SocketException or TimeoutException => Lost,
        // What the client says where it is set to use what the server does not offer.
        NotSupportedException => new(
            MailFault.Refused, "the mail server does not offer STARTTLS, or no way to sign in with a password"),
        _ => null,
    };

    /// <summary>To be tried again if that helps one of them: who has the mail already is not asked again.</summary>
    public static ServerFault Of(IReadOnlyList<MailboxRefusal> refusals)
    {
        var all = refusals.Select(refusal => refusal.Code is { } code ? Answered(code) : NoUtf8).Distinct().ToList();
        var fault = all.Find(one => one.Fault == MailFault.Transient) ?? all.Find(one => one.Fault == MailFault.Refused) ?? NoUtf8;
        return fault with { Why = string.Join(", ", all.Select(one => one.Why)) };
    }

    private static ServerFault Answered(int code) => new(
        code is >= FirstTransient and < FirstPermanent ? MailFault.Transient : MailFault.Refused, $"the mail server answered {code}",
        IsAnswer: true);
}
