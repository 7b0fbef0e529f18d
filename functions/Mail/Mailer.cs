using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Mail;

/// <summary>One mail. Holds personal data: never logged.</summary>
/// <param name="Id">
/// Names what the mail reports on, so that a mail sent twice can be recognised: letters, digits, dots and dashes. Null makes
/// each mail its own.
/// </param>
internal sealed record Message(string To, string Subject, string Text, string? Html = null, string? Id = null)
{
    public override string ToString() => "***";
}

/// <summary>Sends mail.</summary>
internal interface IMailer
{
    /// <summary>Hands the mail to the mail server; does nothing where mail is off.</summary>
    /// <exception cref="SmtpException">The server could not be reached or refused the mail.</exception>
    Task SendAsync(Message message, CancellationToken cancellation);
}

/// <summary>Sends through an SMTP server; the only class that knows how.</summary>
internal sealed partial class Mailer(MailOptions options, TimeProvider clock, ILogger<Mailer> logger) : IMailer
{
    /// <summary>For one mail, from connecting to the server's word that it has it.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private int _saidOff;

    public async Task SendAsync(Message message, CancellationToken cancellation)
    {
        if (!options.IsOn)
        {
            if (Interlocked.Exchange(ref _saidOff, 1) == 0)
                LogOff();
            return;
        }

        using var limit = new CancellationTokenSource(Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        using var client = CreateClient();
        using var mail = Compose(message);
        try
        {
            await client.SendMailAsync(mail, either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new SmtpException(SmtpStatusCode.GeneralFailure, "The mail server did not answer in time.");
        }
    }

    private SmtpClient CreateClient()
    {
        var client = new SmtpClient(options.Host, options.Port) { EnableSsl = options.StartTls };
        if (options.UserName is not null)
            client.Credentials = new NetworkCredential(options.UserName, options.Password);
        return client;
    }

    private MailMessage Compose(Message message)
    {
        var mail = new MailMessage(options.From!, new MailAddress(message.To))
        {
            Subject = message.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = message.Text.ReplaceLineEndings("\r\n"),
            BodyEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        if (message.Html is not null)
            mail.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(message.Html, Encoding.UTF8, MediaTypeNames.Text.Html));
        mail.Headers.Add("Message-ID", $"<{message.Id ?? Guid.CreateVersion7(clock.GetUtcNow()).ToString("N")}@{options.From!.Host}>");
        // Tells absence replies and ticket systems that nobody reads an answer.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        return mail;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail is off: Mail__Host is not set, so nobody is told by mail when something needs them")]
    private partial void LogOff();
}

internal static class MailServices
{
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(MailOptions.Read(configuration));
        services.AddSingleton<IMailer, Mailer>();
        return services;
    }
}
