using LoketFunctions.Http;
using LoketFunctions.Localization;
using LoketFunctions.Mail;
using LoketFunctions.Planner;

namespace LoketFunctions.Connections;

/// <summary>What is said about a connection that needs attention: in answers and in the mail to its owner.</summary>
internal static class AttentionTexts
{
    private sealed record Text(ActionOwner Move, LocalizedText Subject, LocalizedText Happened, LocalizedText ToDo);

    private static readonly Dictionary<AttentionReason, Text> ByReason = new()
    {
        [AttentionReason.Reconnect] = new(
            ActionOwner.User,
            ConnectionsTexts.Of("Attention.TheConnectionWithLoketNlHas"),
            ConnectionsTexts.Of("Attention.LoketNlNoLongerAcceptsThe"),
            ConnectionsTexts.Of("Attention.ConnectAgainFromAndSignIn")),
        [AttentionReason.RightsMissing] = new(
            ActionOwner.Accountant,
            ConnectionsTexts.Of("Attention.RightsAreMissingInLoketNl"),
            ConnectionsTexts.Of("Attention.TheUserOfThisConnectionLacks"),
            ConnectionsTexts.Of("Attention.AskTheAccountantOrWhoeverManages")),
        [AttentionReason.PlannerFailing] = new(
            ActionOwner.Planner,
            ConnectionsTexts.Of("Attention.CouldNotReceiveTheStaff"),
            ConnectionsTexts.Of("Attention.CouldNotBeReachedOrRefused"),
            ConnectionsTexts.Of("Attention.YouNeedNotDoAnythingIt")),
        [AttentionReason.RunFailed] = new(
            ActionOwner.Operator,
            ConnectionsTexts.Of("Attention.TheSynchronisationWithLoketNlDid"),
            ConnectionsTexts.Of("Attention.TheLastSynchronisationDidNotFinish"),
            ConnectionsTexts.Of("Attention.ReadTheReportInItIs")),
        [AttentionReason.ExportFailed] = new(
            ActionOwner.User,
            ConnectionsTexts.Of("Attention.TheExportToLoketNlDid"),
            ConnectionsTexts.Of("Attention.TheLastExportOfHoursTo"),
            ConnectionsTexts.Of("Attention.OpenTheExportInItSays")),
        [AttentionReason.FileNotMailed] = new(
            ActionOwner.User,
            ConnectionsTexts.Of("Attention.APayrollFileCouldNotBe"),
            ConnectionsTexts.Of("Attention.APayrollFileIsReadyBut"),
            ConnectionsTexts.Of("Attention.CheckTheMailAddressesInAnd")),
        [AttentionReason.MarksNotDelivered] = new(
            ActionOwner.Planner,
            ConnectionsTexts.Of("Attention.DoesNotKnowYetWhichHours"),
            ConnectionsTexts.Of("Attention.TheExportItselfSucceededButCould"),
            ConnectionsTexts.Of("Attention.YouNeedNotDoAnythingThe")),
        [AttentionReason.RecordsUnreadable] = new(
            ActionOwner.Accountant,
            ConnectionsTexts.Of("Attention.DataInLoketNlCannotBe"),
            ConnectionsTexts.Of("Attention.SomethingAboutOneOrMoreEmployees"),
            ConnectionsTexts.Of("Attention.SeeInTheReportOfThe")),
    };

    private static readonly LocalizedText MailText = ConnectionsTexts.Of("Attention.MailText");

    /// <summary>Without a session the page asks to be opened from the planner, and shows itself after that.</summary>
    private static readonly LocalizedText PageText = ConnectionsTexts.Of("Attention.PageText");

    private static readonly LocalizedText UnopenedGrant = ConnectionsTexts.Of("Attention.UnopenedGrant");

    private static readonly LocalizedText AtEmployer = ConnectionsTexts.Of("Common.At");
    private static readonly LocalizedText AndMore = ConnectionsTexts.Of("Attention.AndMore");
    private const int ShownEmployers = 10;

    /// <summary>
    /// Detail of <see cref="AttentionReason.RightsMissing"/>: per employer the rights, by the Dutch names that Loket shows.
    /// </summary>
    public static string MissingRights(IReadOnlyList<EmployerRights> employers, string language)
    {
        var lines = employers.Take(ShownEmployers).Select(employer => Fill(
            AtEmployer, language, employer.EmployerName, string.Join(", ", employer.Missing)));
        var more = employers.Count > ShownEmployers ? [Fill(AndMore, language, employers.Count - ShownEmployers)] : Array.Empty<string>();
        return string.Join(' ', lines.Concat(more));
    }

    /// <summary>Detail of <see cref="AttentionReason.Reconnect"/> where Loket did not refuse anything.</summary>
    public static string Unopened(string language) => UnopenedGrant.In(language);

    public static ActionOwner ActionOwnerOf(AttentionReason reason) => ByReason[reason].Move;

    public static ActionOwner ActionOwnerOf(Connection connection, AttentionReason reason) =>
        connection.AttentionMove ?? ActionOwnerOf(reason);

    /// <summary>The detail of the connection, or what the reason means where there is none.</summary>
    public static string WhatHappened(Connection connection, AttentionReason reason, PlannerProfile profile, string language) =>
        connection.AttentionDetail ?? Fill(ByReason[reason].Happened, language, profile.Product);

    /// <summary>The advice of the connection, or what the reason asks for where there is none.</summary>
    public static string WhatToDo(Connection connection, AttentionReason reason, string language, PlannerProfile profile) =>
        connection.AttentionToDo ?? Fill(ByReason[reason].ToDo, language, profile.Product);

    /// <summary>The page where it is mended, or where one sees more: its path below the console's.</summary>
    public static string PageOf(Connection connection, AttentionReason reason) =>
        connection.AttentionPage ?? ActionPages.Of(PlaceOf(reason), connection.Id)!;

    private static ActionPlace PlaceOf(AttentionReason reason) => reason switch
    {
        AttentionReason.Reconnect or AttentionReason.RightsMissing => ActionPlace.Connect,
        AttentionReason.PlannerFailing or AttentionReason.RunFailed or AttentionReason.RecordsUnreadable => ActionPlace.Syncs,
        _ => ActionPlace.Exports,
    };

    /// <summary>The mail to the owner about what the connection needs now.</summary>
    /// <param name="page">Of the console.</param>
    /// <param name="id">The same for the same notice.</param>
    public static Message Mail(Connection connection, AttentionReason reason, string to, PlannerProfile profile, Uri page, string id)
    {
        var language = connection.Language;
        var links = (connection.ReturnAddress is { } address ? $"{profile.Product}: {address}\n" : "")
            + Fill(PageText, language, profile.Product, page.AbsoluteUri);
        var text = Fill(
            MailText, language, WhatHappened(connection, reason, profile, language), WhatToDo(connection, reason, language, profile), links,
            connection.Id, profile.Product);
        return new Message([to], Fill(ByReason[reason].Subject, language, profile.Product), text, Id: id);
    }

    private static string Fill(LocalizedText words, string language, params object[] values) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, words.In(language), values);
}
