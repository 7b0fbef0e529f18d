using System.Globalization;
using System.Net.Security;
using System.Text;
using System.Text.RegularExpressions;

namespace LoketFunctions.Sandbox.Mail;

/// <summary>One connection to the sink (RFC 5321, with SIZE 1870, AUTH 4954, STARTTLS 3207 and PIPELINING 2920).</summary>
internal sealed partial class SmtpSession(SmtpSink sink, SmtpSinkOptions options, Stream stream)
{
    private readonly List<string> _recipients = [];
    private SmtpLines _lines = new(stream);
    private string? _sender;
    private string? _user;
    private bool _greeted;
    private bool _encrypted;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await ReplyAsync("220 localhost ESMTP sandbox", cancellationToken);
        while (await _lines.ReadAsync(cancellationToken) is { } line)
        {
            var (verb, argument) = line.Split(' ', 2) is [var first, var rest] ? (first, rest.Trim()) : (line, string.Empty);
            if (verb.Equals("QUIT", StringComparison.OrdinalIgnoreCase))
            {
                await ReplyAsync("221 Bye", cancellationToken);
                return;
            }

            await ReplyAsync(await AnswerAsync(verb.ToUpperInvariant(), argument, cancellationToken), cancellationToken);
            if (verb.Equals("STARTTLS", StringComparison.OrdinalIgnoreCase) && MayEncrypt)
                await EncryptAsync(cancellationToken);
        }
    }

    private bool MayEncrypt => options.Certificate is not null && !_encrypted;

    private async Task<string> AnswerAsync(string verb, string argument, CancellationToken cancellationToken) => verb switch
    {
        "EHLO" => Greet(Capabilities()),
        "HELO" => Greet("250 localhost"),
        "NOOP" => "250 OK",
        "VRFY" => "252 Send some mail and see",
        "RSET" => Reset("250 OK"),
        "STARTTLS" => MayEncrypt ? "220 Go ahead" : "503 TLS is not offered now",
        _ when !_greeted => "503 Say EHLO first",
        "AUTH" when options.Users.Count > 0 && !MayEncrypt => await SignInAsync(argument, cancellationToken),
        "AUTH" => "503 AUTH is not offered now",
        "MAIL" => await SenderAsync(argument, cancellationToken),
        "RCPT" => await RecipientAsync(argument, cancellationToken),
        "DATA" => await DataAsync(cancellationToken),
        _ => "500 Unknown command",
    };

    private string Capabilities()
    {
        List<string> offered = ["localhost", $"SIZE {options.MaxSize}", "8BITMIME", "PIPELINING"];
        if (MayEncrypt)
            offered.Add("STARTTLS");
        else if (options.Users.Count > 0)
            offered.Add("AUTH PLAIN LOGIN");
        return string.Join("\r\n", offered.Select((line, index) => index < offered.Count - 1 ? $"250-{line}" : $"250 {line}"));
    }

    private string Greet(string reply)
    {
        _greeted = true;
        return Reset(reply);
    }

    private string Reset(string reply)
    {
        _sender = null;
        _recipients.Clear();
        return reply;
    }

    private async Task<string> SenderAsync(string argument, CancellationToken cancellationToken)
    {
        if (MayEncrypt)
            return "530 Must issue a STARTTLS command first";
        if (options.Users.Count > 0 && _user is null)
            return "530 Authentication required";
        if (_sender is not null)
            return "503 There is a sender already";
        if (Address().Match(argument) is not { Success: true } match || !argument.StartsWith("FROM:", StringComparison.OrdinalIgnoreCase))
            return "501 Say MAIL FROM:<address>";
        if (Size().Match(argument) is { Success: true } size
            && long.Parse(size.Groups["bytes"].Value, CultureInfo.InvariantCulture) > options.MaxSize)
            return "552 The message is too large";
        if (await FaultAsync(SmtpMoment.Sender, cancellationToken) is { } fault)
            return fault;
        _sender = match.Groups["address"].Value;
        return "250 OK";
    }

    private async Task<string> RecipientAsync(string argument, CancellationToken cancellationToken)
    {
        if (_sender is null)
            return "503 Say MAIL first";
        if (Address().Match(argument) is not { Success: true } match || !argument.StartsWith("TO:", StringComparison.OrdinalIgnoreCase))
            return "501 Say RCPT TO:<address>";
        var address = match.Groups["address"].Value;
        if (await FaultAsync(SmtpMoment.Recipient, cancellationToken) is { } fault)
            return fault;
        if (sink.Faults.ForRecipient(address) is { } refusal)
            return refusal;
        _recipients.Add(address);
        return "250 OK";
    }

    private async Task<string> DataAsync(CancellationToken cancellationToken)
    {
        if (_sender is null || _recipients.Count == 0)
            return "503 Say MAIL and RCPT first";
        await ReplyAsync("354 End with a dot on a line of its own", cancellationToken);

        using var raw = new MemoryStream();
        while (await _lines.ReadAsync(cancellationToken) is { } line && line != ".")
        {
            // A leading dot was doubled by the sender. What is too large is read to its end all the same.
            if (raw.Length <= options.MaxSize)
                raw.Write(Encoding.Latin1.GetBytes($"{(line.StartsWith('.') ? line[1..] : line)}\r\n"));
        }

        if (raw.Length > options.MaxSize)
            return Reset("552 The message is too large");
        var mail = new ReceivedMail(_sender, [.. _recipients], raw.ToArray(), _user, _encrypted, DateTimeOffset.UtcNow);
        if (await FaultAsync(SmtpMoment.Data, cancellationToken, mail) is { } fault)
            return Reset(fault);
        await sink.TakeAsync(mail, cancellationToken);
        return Reset("250 OK");
    }

    private async Task<string> SignInAsync(string argument, CancellationToken cancellationToken)
    {
        var (mechanism, initial) = argument.Split(' ', 2) is [var first, var rest] ? (first, rest) : (argument, null);
        string?[] given;
        switch (mechanism.ToUpperInvariant())
        {
            case "PLAIN":
                given = Decode(initial ?? await AskAsync(string.Empty))?.Split('\0') ?? [];
                break;
            case "LOGIN":
                given = [null, Decode(initial ?? await AskAsync("Username:")), Decode(await AskAsync("Password:"))];
                break;
            default:
                return "504 Use PLAIN or LOGIN";
        }

        if (given is not [_, { } user, { } password])
            return "501 That is no user and password in base64";
        if (!options.Users.TryGetValue(user, out var right) || right != password)
            return "535 Wrong user or password";
        _user = user;
        return "235 Signed in";

        async Task<string> AskAsync(string prompt)
        {
            await ReplyAsync($"334 {Convert.ToBase64String(Encoding.UTF8.GetBytes(prompt))}", cancellationToken);
            return await _lines.ReadAsync(cancellationToken) ?? string.Empty;
        }

        static string? Decode(string base64)
        {
            var bytes = new byte[base64.Length];
            return Convert.TryFromBase64String(base64, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
        }
    }

    /// <summary>What came before the encryption is forgotten, commands sent ahead included: they may be somebody else's.</summary>
    private async Task EncryptAsync(CancellationToken cancellationToken)
    {
        var encrypted = new SslStream(_lines.Stream);
        await encrypted.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = options.Certificate }, cancellationToken);
        _lines = new SmtpLines(encrypted);
        _encrypted = true;
        _greeted = false;
        Reset(string.Empty);
    }

    /// <summary>What to reply instead of the usual, null for the usual.</summary>
    private async Task<string?> FaultAsync(SmtpMoment at, CancellationToken cancellationToken, ReceivedMail? mail = null)
    {
        switch (sink.Faults.Next(at))
        {
            case { Kind: SmtpFaultKind.Refuse } refusal:
                return refusal.Reply;
            case { Kind: SmtpFaultKind.Slow } slow:
                await Task.Delay(slow.Wait, cancellationToken);
                return null;
            case { Kind: SmtpFaultKind.Drop } drop:
                if (drop.Takes && mail is not null)
                    await sink.TakeAsync(mail, cancellationToken);
                throw new IOException("The sandbox was told to hang up.");
            case { Kind: SmtpFaultKind.Hang }:
                while (await _lines.ReadAsync(cancellationToken) is not null)
                {
                    // Silent until the sender gives up.
                }

                return "421 Gone";
            default:
                return null;
        }
    }

    private Task ReplyAsync(string reply, CancellationToken cancellationToken) => _lines.WriteAsync(reply, cancellationToken);

    [GeneratedRegex("^[A-Za-z]+: ?<(?<address>[^>]*)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();

    [GeneratedRegex(@"\bSIZE=(?<bytes>\d{1,18})", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Size();
}
