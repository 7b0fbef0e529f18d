using LoketFunctions.Settings;
using LoketFunctions.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Mail;

/// <summary>Sends mail.</summary>
internal interface IMailer
{
    /// <summary>Hands the mail to the mail server; does nothing where mail is off.</summary>
    /// <exception cref="MailException">The mail did not reach everybody, or it is not known whether it did.</exception>
    /// <exception cref="UnsentMailException">Cancelled before the server could have had the mail.</exception>
    /// <exception cref="OperationCanceledException">Cancelled later: the server may have the mail.</exception>
    Task SendAsync(Message message, CancellationToken cancellation);
}

/// <summary>Sends through an SMTP server: a connection for each mail.</summary>
internal sealed partial class Mailer(MailOptions options, TimeProvider clock, ILogger<Mailer> logger) : IMailer
{
    private int _saidOff;

    public async Task SendAsync(Message message, CancellationToken cancellation)
    {
        if (!options.IsOn)
        {
            if (Interlocked.Exchange(ref _saidOff, 1) == 0)
                LogOff();
            return;
        }

        var now = clock.GetUtcNow();
        using var mail = MailComposer.Compose(message, options.From!, Guid.CreateVersion7(now).ToString("N"), now);
        using var limit = new CancellationTokenSource(options.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        using var client = new MailClient(options);
        var handover = new MailTransferProgress();
        try
        {
            await client.OpenAsync(either.Token);
            await client.SignInAsync(either.Token);
            await client.DeliverAsync(mail, handover, either.Token);
            // Takes leave, whatever comes of that: the server has the mail.
            await client.DisconnectAsync(quit: true, either.Token);
        }
        catch (Exception exception) when (ServerFault.Of(exception) is { } fault)
        {
            var isUnsent = fault.IsAnswer || !handover.IsComplete;
            if (!fault.IsAnswer && cancellation.IsCancellationRequested)
                throw isUnsent ? new UnsentMailException(cancellation) : new OperationCanceledException(cancellation);
            throw isUnsent
                ? new MailException(fault.Fault, $"The mail was not sent: {fault.Why}.", message.To)
                : new MailException(MailFault.Unconfirmed, $"The mail server may have the mail or not: {fault.Why}.", message.To);
        }

        if (client.Refusals.Count > 0)
            throw Unreached(client.Refusals, message);
    }

    /// <summary>Some or all mailboxes were refused. Whoever is not named has the mail.</summary>
    private static MailException Unreached(IReadOnlyList<MailboxRefusal> refusals, Message message)
    {
        var fault = ServerFault.Of(refusals);
        var refused = refusals.Select(refusal => refusal.Mailbox.Address).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new MailException(
            fault.Fault, $"The mail server did not take {refusals.Count} of {message.To.Count} recipients: {fault.Why}.",
            message.To.Where(address => refused.Contains(Mailboxes.Parse(address)!.Address)).ToList());
    }

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "Mail is off: Mail__Host is not set, so nobody is told by mail when something needs them")]
    private partial void LogOff();
}

internal static class MailServices
{
    public static IServiceCollection AddMail(this IServiceCollection services, AppSettings settings)
    {
        services.AddSingleton(MailOptions.Read(settings));
        services.AddSingleton<MailDoor>();
        services.AddSingleton<Mailer>();
        services.AddSingleton<IMailer, CountedMailer>();
        return services;
    }
}

/// <summary>Counts what is sent.</summary>
internal sealed class CountedMailer(Mailer mailer, MailOptions options, AppMetrics metrics) : IMailer
{
    public async Task SendAsync(Message message, CancellationToken cancellation)
    {
        var isSent = false;
        try
        {
            await mailer.SendAsync(message, cancellation);
            isSent = true;
        }
        finally
        {
            if (options.IsOn)
                metrics.Mailed(isSent);
        }
    }
}

/// <summary>
/// Cancelled before the mail server could have had the mail: it was not sent. Once the server may have it, a cancellation is any other.
/// </summary>
internal sealed class UnsentMailException(CancellationToken cancellation) : OperationCanceledException(cancellation);
