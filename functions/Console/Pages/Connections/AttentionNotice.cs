using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Connections;

/// <summary>What a connection needs: what happened, whose move it is, what to do, and the page where it is mended.</summary>
internal static class AttentionNotice
{
    /// <summary>Nothing where all is well.</summary>
    /// <param name="isLinked">False on the very page where it is mended.</param>
    public static IHtmlContent Of(ConsoleRequest visit, ConnectionResponse connection, bool isLinked = true) =>
        connection.Attention is not { } attention ? Nothing : Widgets.Notice(Tone.Warning, Html($"""
            <p><strong>{Title(visit, attention.Reason)}.</strong> {Foreign(attention.Detail)}
            {When(attention.Since is not null, () => $"<span class=\"quiet\">{visit.In("AttentionNotice.Since")} {Widgets.Moment(visit, attention.Since!.Value)}.</span>")}</p>
            <p>{visit.WhoseMove(attention.WhoseMove)} {ToDo(visit, attention)}</p>
            {(isLinked ? Mend(visit, connection.Id, attention) : Nothing)}
            """));

    /// <summary>Here one need not choose again to have the rights checked.</summary>
    private static string ToDo(ConsoleRequest visit, AttentionResponse attention) => attention.Reason == AttentionReason.RightsMissing
        ? visit.In("AttentionNotice.AskForTheRightsNamedHere")
        : attention.WhatToDo;

    private static IHtmlContent Mend(ConsoleRequest visit, string connectionId, AttentionResponse attention)
    {
        var (paths, access) = (visit.Paths, visit.Caller.Access);
        return attention.Reason switch
        {
            AttentionReason.Reconnect when access.Allows(Permission.EditConnection) =>
                Link(paths.Connect(connectionId), visit.In("AttentionNotice.ConnectAgain")),
            AttentionReason.RightsMissing when access.Allows(Permission.EditConnection) =>
                Link(paths.Connect(connectionId), visit.In("AttentionNotice.SeeWhichRightsAreMissing")),
            AttentionReason.Reconnect or AttentionReason.RightsMissing => Html(
                $"<p>{visit.In("AttentionNotice.WhoeverManagesTheConnectionCanMend")}</p>"),
            AttentionReason.PlannerFailing or AttentionReason.RunFailed or AttentionReason.RecordsUnreadable
                when access.Allows(Permission.ViewPayroll) =>
                Link(paths.Runs(connectionId), visit.In("Common.ToTheSyncs")),
            AttentionReason.ExportFailed or AttentionReason.FileNotMailed or AttentionReason.MarksNotDelivered when access.Allows(Permission.ViewPayroll) =>
                Link($"{paths.Home}/{attention.Page}", visit.In("AttentionNotice.GoThere")),
            _ => Nothing,
        };

        static IHtmlContent Link(string path, string text) => Html($"<p class=\"actions\">{Widgets.ButtonLink(path, text)}</p>");
    }

    private static string Title(ConsoleRequest visit, AttentionReason reason) => reason switch
    {
        AttentionReason.Reconnect => visit.In("AttentionNotice.SignInAtLoketNlAgain"),
        AttentionReason.RightsMissing => visit.In("AttentionNotice.RightsAreMissingInLoketNl"),
        AttentionReason.PlannerFailing => visit.In("AttentionNotice.CouldNotReceiveTheStaff", visit.Product),
        AttentionReason.RunFailed => visit.In("AttentionNotice.TheLastSyncDidNotFinish"),
        AttentionReason.ExportFailed => visit.In("AttentionNotice.TheLastExportDidNotSucceed"),
        AttentionReason.FileNotMailed => visit.In("AttentionNotice.APayrollFileCouldNotBe"),
        AttentionReason.RecordsUnreadable => visit.In("AttentionNotice.DataInLoketNlCannotBe"),
        _ => visit.In("AttentionNotice.DoesNotKnowYetWhichHours", visit.Product),
    };
}
