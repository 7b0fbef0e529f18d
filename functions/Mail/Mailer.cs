using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using LoketFunctions.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Mail;

/// <summary>Sends mail.</summary>
internal interface IMailer
{
    /// <summary>Hands the mail to the mail server; does nothing where mail is off.</summary>
    /// <exception cref="MailException">The mail did not reach everybody.</exception>
    Task SendAsync(Message message, CancellationToken cancellation);
}

/// <summary>Sends through an SMTP server; the only class that knows how.</summary>
internal sealed partial class Mailer(MailOptions options, TimeProvider clock, ILogger<Mailer> logger) : IMailer
{
    private const int FirstTransient = 400;
    private const int FirstPermanent = 500;
    private int _saidOff;

    public async Task SendAsync(Message message, CancellationToken cancellation)
    {
        if (!options.IsOn)
        {
            if (Interlocked.Exchange(ref _saidOff, 1) == 0)
                LogOff();
            return;
        }

        using var mail = MailComposer.Compose(message, options.From!, Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"));
        using var limit = new CancellationTokenSource(options.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        using var client = CreateClient();
        try
        {
            // The client itself does not listen while it waits for the server to take the mail; disposing it hangs up.
            await client.SendMailAsync(mail, either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new MailException(MailFault.Transient, "The mail server did not answer in time.", message.To);
        }
        catch (SmtpFailedRecipientException exception)
        {
            throw Unreached(exception, message);
        }
        catch (SmtpException exception)
        {
            throw new MailException(FaultOf(exception), $"The mail was not sent: {WhyOf(exception)}.", message.To);
        }
    }

    private SmtpClient CreateClient()
    {
        var client = new SmtpClient(options.Host, options.Port) { EnableSsl = options.StartTls };
        if (options.UserName is not null)
            client.Credentials = new NetworkCredential(options.UserName, options.Password);
        return client;
    }

    /// <summary>Some or all mailboxes were refused. Whoever is not named has the mail.</summary>
    private static MailException Unreached(SmtpFailedRecipientException exception, Message message)
    {
        var refusals = exception is SmtpFailedRecipientsException several ? several.InnerExceptions : [exception];
        var refused = refusals.Select(refusal => refusal.FailedRecipient?.Trim('<', '>')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var codes = string.Join(", ", refusals.Select(WhyOf).Distinct());
        return new MailException(
            refusals.Any(refusal => FaultOf(refusal) == MailFault.Transient) ? MailFault.Transient : MailFault.Refused,
            $"The mail server refused {refusals.Length} of {message.To.Count} recipients: {codes}.",
            message.To.Where(refused.Contains).ToList());
    }

    /// <summary>Without a reply of the server it is the connection that failed, or its encryption, which waiting does not mend.</summary>
    private static MailFault FaultOf(SmtpException exception) => (int)exception.StatusCode switch
    {
        >= FirstPermanent => MailFault.Refused,
        >= FirstTransient => MailFault.Transient,
        _ => exception.InnerException is IOException or SocketException ? MailFault.Transient : MailFault.Refused,
    };

    private static string WhyOf(SmtpException exception) => ((int)exception.StatusCode, exception.InnerException) switch
    {
        ( >= FirstTransient and var code, _) => $"the mail server answered {code}",
        (_, IOException or SocketException) => "the connection to the mail server failed",
        (_, AuthenticationException) => "the certificate of the mail server is not trusted",
        _ => "the mail server does not offer STARTTLS, or cannot take an address of this form",
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail is off: Mail__Host is not set, so nobody is told by mail when something needs them")]
    private partial void LogOff();
}

internal static class MailServices
{
    public static IServiceCollection AddMail(this IServiceCollection services, AppSettings settings)
    {
        services.AddSingleton(MailOptions.Read(settings));
        services.AddSingleton<Mailer>();
        services.AddSingleton<IMailer, CountedMailer>();
        return services;
    }
}
