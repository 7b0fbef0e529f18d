using LoketFunctions.Mail;

namespace LoketFunctions.Export.Model;

/// <summary>Why a payroll file was not mailed. Stable codes; the words are in NotifyWords.</summary>
internal static class NotifyCodes
{
    /// <summary>The app died, or the mail server was lost, while the server had it: perhaps it arrived, perhaps not.</summary>
    public const string Unconfirmed = "mail-unconfirmed";

    public const string Refused = "mail-refused";

    /// <summary>It has letters such as é before the @, and the mail server takes none (no SMTPUTF8).</summary>
    public const string AddressNotSupported = "mail-address-not-supported";

    public const string Unavailable = "mail-unavailable";
    public const string Off = "mail-off";
    public const string NoRecipient = "mail-no-recipient";

    public static string Of(MailFault fault) => fault switch
    {
        MailFault.Transient => Unavailable,
        MailFault.AddressNotSupported => AddressNotSupported,
        MailFault.Unconfirmed => Unconfirmed,
        _ => Refused,
    };
}
