using System.Security.Cryptography.X509Certificates;
using LoketFunctions.Settings;
using MimeKit;

namespace LoketFunctions.Mail;

/// <summary>The mail server, under <c>Mail</c>. Without a <c>Mail:Host</c> the app sends no mail.</summary>
internal sealed record MailOptions(string? Host, int Port, string? UserName, string? Password, MailboxAddress? From, bool StartTls)
{
    private const int DefaultPort = 587;

    /// <summary>
    /// For one mail, from connecting to the server's word that it has it. Below the two minutes that the client allows itself.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Who may vouch for the server's certificate; null for whom this machine trusts.</summary>
    public X509Certificate2Collection? Roots { get; init; }

    /// <summary>False where no mail server is set.</summary>
    public bool IsOn => Host is not null;

    public static MailOptions Read(AppSettings settings)
    {
        var section = settings.Section("Mail");
        var host = section.Text("Host");
        var from = section.Read(
            "From", Mailboxes.ParseSender, "is not an e-mail address that every mail server takes: before the @, only ASCII.");
        if (host is not null && section.Text("From") is null)
            section.Fault("From", "is missing: the address that mail is sent from.");
        var (userName, password) = (section.Text("UserName"), section.Text("Password"));
        if (userName is null != password is null)
            section.Fault("UserName", "and Mail__Password go together: set both or none.");
        return new MailOptions(
            host, section.Number("Port", DefaultPort, 1, ushort.MaxValue), userName, password, from, section.Flag("StartTls", true));
    }

    public override string ToString() => $"{Host}:{Port}";
}
