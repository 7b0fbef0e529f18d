using LoketFunctions.Export.Model;
using LoketFunctions.Http;
using LoketFunctions.Mail;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Export.Notify;

/// <summary>Codes of what can be wrong with payroll files' mails and confirmations: part of the API.</summary>
internal static class NotifyProblemCodes
{
    public const string NoMarksLeft = "no-marks-left";
    public const string NoRecipients = "no-recipients";
}

internal static class NotifyProblems
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMinutes(1);

    public static Problem CannotMail(string code) => code == NotifyCodes.Off ? Off() : NoRecipients();

    /// <param name="asked">How many were to get it.</param>
    public static Problem NotMailed(MailException failure, int asked) => Of(failure, asked) with
    {
        IsPartlyDone = failure.Fault == MailFault.Unconfirmed || failure.Unreached.Count < asked,
    };

    public static Problem NothingToSend() => new(
        StatusCodes.Status409Conflict, NotifyProblemCodes.NoMarksLeft, "There is nothing left to send",
        "The marks of this export were accepted, or it had none. Nothing was done.", ActionOwner.Planner);

    private static Problem Of(MailException failure, int asked) => failure.Fault switch
    {
        MailFault.Transient => new(
            StatusCodes.Status503ServiceUnavailable, NotifyCodes.Unavailable, "The mail server cannot be reached now",
            $"{Unreached(failure, asked)} Try again later.", ActionOwner.Nobody)
        { RetryAfter = TryAgainAfter },
        MailFault.AddressNotSupported => new(
            StatusCodes.Status502BadGateway, NotifyCodes.AddressNotSupported,
            "The mail server takes no address with letters such as é before the @",
            $"{Unreached(failure, asked)} The user gives another address. To mail to such addresses, the operator sets a mail server with "
                + "SMTPUTF8.",
            ActionOwner.User),
        MailFault.Unconfirmed => new(
            StatusCodes.Status504GatewayTimeout, NotifyCodes.Unconfirmed, "The mail server did not say whether it took the mail",
            "It had all of it before the connection was lost. The user asks the recipients, and sends it again where it did not arrive.",
            ActionOwner.User),
        _ => new(
            StatusCodes.Status502BadGateway, NotifyCodes.Refused, "The mail server refused the mail",
            $"{Unreached(failure, asked)} The user checks the addresses. If they are right, tell the operator.", ActionOwner.User),
    };

    private static Problem Off() => new(
        StatusCodes.Status503ServiceUnavailable, NotifyCodes.Off, "This installation sends no mail",
        "The operator sets a mail server. The file can be downloaded meanwhile.", ActionOwner.Operator);

    private static Problem NoRecipients() => new(
        StatusCodes.Status409Conflict, NotifyProblemCodes.NoRecipients, "Nobody is set to mail the file to",
        "Name recipients in the request, or set exportRecipients or ownerEmail on the connection. Nothing was done.", ActionOwner.Planner);

    private static string Unreached(MailException failure, int asked) => failure.Unreached.Count < asked
        ? $"{failure.Unreached.Count} of {asked} recipients did not get the file; the others did."
        : "Nobody got the file.";
}
