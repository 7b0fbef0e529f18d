using LoketFunctions.Http;
using LoketFunctions.Mail;

namespace LoketFunctions.Notifications;

/// <summary>The words of notices to the operator: in English, with counts, ids and codes only.</summary>
internal static class OperatorTexts
{
    /// <summary>Where an operator begins, in the app's repository.</summary>
    public const string Runbooks = "docs/runbooks/README.md";

    private sealed record Text(string Happened, string ToDo);

    private static readonly Dictionary<OperatorReason, Text> ByReason = new()
    {
        [OperatorReason.ConnectionFailing] = new(
            "Connections stopped for a reason that neither their owner nor the planner can mend",
            "Look the runs up by connection id in the workbook or the log, mend the cause, and start a sync or let the next night run."),
        [OperatorReason.NightNotFinished] = new(
            "Syncs of the night were not done in time",
            "See in the workbook what they wait for; what is still running may only be slow."),
        [OperatorReason.VersionEnds] = new(
            "Loket is about to end versions of resources that this app uses",
            "A release of the app that asks for the successor has to be there before; see Loket__Versions__… in docs/settings.md."),
        [OperatorReason.FaultOfOurs] = new(
            "The app failed in a way that is its own fault or that of its settings",
            "Find the error in the log by the ids given here."),
        [OperatorReason.RecordsUnreadable] = new(
            "Records of Loket's could not be read for several nights; the employees they are about stay as they were",
            "Help the owner to mend the field named here in Loket. Where Loket means what it says, the app has to learn to read it."),
        [OperatorReason.KeyGone] = new(
            "Tokens of connections cannot be opened, and their owners were asked to sign in again",
            "If that version of the secret was not meant to be withdrawn, enable or restore it: their checklist then opens again and they "
                + "go on. "
            + "If it was, nothing is left to do but to help the owners."),
        [OperatorReason.LinkBooked] = new(
            "Customers booked the link of legal entities",
            "Nothing yet: their attributes are set up first, and you are told when it is yours to enable them."),
        [OperatorReason.LinkToEnable] = new(
            "The attributes of legal entities' links are set up",
            "Look whether the customer may have the link, and enable it: docs/runbooks/enabling-a-link.md."),
        [OperatorReason.DeadLetter] = new(
            "Something could not be told by all attempts",
            "Ask the planner's vendor, or whoever runs the mail server, to mend their side. What an export has to tell can be sent again "
                + "in the console or by SendMarksAgain."),
    };

    public static string Title(NoticeRow notice) => $"{notice.Count} × {notice.Reason}";

    public static string Happened(NoticeRow notice) => $"{Of(notice).Happened}.";

    public static string ToDo(NoticeRow notice) => Of(notice).ToDo;

    public static IReadOnlyList<string> Lines(NoticeRow notice) => notice.Lines?.Split('\n') ?? [];

    /// <summary>How many there are beyond the <see cref="Lines"/>.</summary>
    public static int More(NoticeRow notice) => Math.Max(0, notice.Count - Lines(notice).Count);

    public static Message Mail(NoticeRow notice, string to, PublicAddress address)
    {
        var lines = Lines(notice).Concat(More(notice) is > 0 and var more ? [$"… and {more} more"] : Array.Empty<string>());
        return new Message(
            [to],
            $"LoketFunctions, {address.Base.Host}: {Title(notice)}",
            $"""
            {Happened(notice)}

            {string.Join('\n', lines.Select(line => $"- {line}"))}

            What to do
            {ToDo(notice)}
            Runbooks: {Runbooks}

            This mail is about {address.Base.AbsoluteUri} and was sent automatically. More of the same is gathered and told later.
            """,
            Id: notice.MessageId);
    }

    private static Text Of(NoticeRow notice) => ByReason[Enum.Parse<OperatorReason>(notice.Reason)];
}
