using LoketFunctions.Mail;
using LoketFunctions.Security;
using LoketFunctions.Settings;

namespace LoketFunctions.Notifications;

/// <summary>Whom to notify besides owners and planners, and how patiently. Read from <c>Notices</c>.</summary>
internal sealed record NoticeOptions
{
    private static readonly TimeSpan LongestGathering = TimeSpan.FromDays(1);

    /// <summary>Where the operator is mailed; null: nowhere.</summary>
    public string? OperatorEmail { get; init; }

    /// <summary>Where the operator is notified by a signed call; null: nowhere.</summary>
    public Uri? OperatorWebhook { get; init; }

    /// <summary>What those calls are signed with; null without them.</summary>
    public WebhookSecret? OperatorSecret { get; init; }

    /// <summary>The operator is notified at most once in this time per reason, of all that came up.</summary>
    public TimeSpan OperatorEvery { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Seconds before each further attempt to tell somebody, separated by spaces.</summary>
    public string Waits { get; init; } = "300 3600 7200 14400 28800 43200 86400 86400";

    /// <summary>Empty: only the log holds what is the operator's to mend.</summary>
    public IReadOnlyList<NoticeChannel> OperatorChannels =>
    [
        .. OperatorEmail is null ? Array.Empty<NoticeChannel>() : [NoticeChannel.OperatorMail],
        .. OperatorWebhook is null ? Array.Empty<NoticeChannel>() : [NoticeChannel.OperatorWebhook],
    ];

    public IReadOnlyList<TimeSpan> Schedule() => WaitList.Parse(Waits) ?? [];

    public static NoticeOptions Read(AppSettings settings)
    {
        var section = settings.Section("Notices");
        var standard = new NoticeOptions();
        var (webhook, secret) = (section.Address("OperatorWebhook"), section.Read("OperatorSecret", WebhookSecret.Parse));
        if (section.Text("OperatorWebhook") is null != section.Text("OperatorSecret") is null)
            section.Fault("OperatorWebhook", "and Notices__OperatorSecret go together: set both or none.");
        return new NoticeOptions
        {
            OperatorEmail = section.Read(
                "OperatorEmail", text => Mailboxes.Parse(text) is { } mailbox && !Mailboxes.NeedsUtf8(mailbox) ? text : null,
                "is not an e-mail address that every mail server takes: before the @, only ASCII."),
            OperatorWebhook = webhook,
            OperatorSecret = secret,
            OperatorEvery = section.Duration("OperatorEvery", standard.OperatorEvery, LongestGathering),
            Waits = section.Read("Waits", text => WaitList.Parse(text) is null ? null : text, WaitList.Fault) ?? standard.Waits,
        };
    }

    public override string ToString() => nameof(NoticeOptions);
}
