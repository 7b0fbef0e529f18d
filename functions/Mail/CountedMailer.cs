using LoketFunctions.Telemetry;

namespace LoketFunctions.Mail;

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
