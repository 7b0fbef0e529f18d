using System.Globalization;
using System.Net.Mail;
using Microsoft.Extensions.Configuration;

namespace LoketFunctions.Mail;

/// <summary>The mail server, under <c>Mail</c>. Without a <c>Mail:Host</c> the app sends no mail.</summary>
internal sealed record MailOptions(string? Host, int Port, string? UserName, string? Password, MailAddress? From, bool StartTls)
{
    private const int DefaultPort = 587;

    /// <summary>For one mail, from connecting to the server's word that it has it. Below the 100 seconds that the client allows itself.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>False where no mail server is set.</summary>
    public bool IsOn => Host is not null;

    /// <summary>Throws with every fault named.</summary>
    public static MailOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Mail");
        var faults = new List<string>();
        string? Text(string name) => section[name] is { Length: > 0 } text ? text : null;

        var port = DefaultPort;
        if (Text("Port") is { } portText
            && !(int.TryParse(portText, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and <= ushort.MaxValue))
            faults.Add("Mail__Port is not a port number.");
        var startTls = true;
        if (Text("StartTls") is { } tlsText && !bool.TryParse(tlsText, out startTls))
            faults.Add("Mail__StartTls is not true or false.");
        MailAddress? from = null;
        if (Text("From") is { } fromText && !MailAddress.TryCreate(fromText, out from))
            faults.Add("Mail__From is not an e-mail address.");
        var host = Text("Host");
        if (host is not null && Text("From") is null)
            faults.Add("Mail__From is missing: the address that mail is sent from.");
        if (Text("UserName") is null != Text("Password") is null)
            faults.Add("Mail__UserName and Mail__Password go together: set both or none.");

        return faults.Count == 0
            ? new MailOptions(host, port, Text("UserName"), Text("Password"), from, startTls)
            : throw new InvalidOperationException(string.Join(Environment.NewLine, faults));
    }

    public override string ToString() => $"{Host}:{Port}";
}
