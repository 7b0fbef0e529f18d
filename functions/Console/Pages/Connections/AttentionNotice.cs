using LoketFunctions.Components;
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
    public static IHtmlContent Of(ConsoleRequest request, ConnectionResponse connection, bool isLinked = true) =>
        connection.Attention is not { } attention ? Nothing : Widgets.Notice(Tone.Warning, Html($"""
            <p><strong>{Title(request, attention.Reason)}.</strong> {Foreign(attention.Detail)}
            {When(attention.Since is not null, () => $"<span class=\"quiet\">{request.In("AttentionNotice.Since")} {Widgets.Moment(request, attention.Since!.Value)}.</span>")}</p>
            <p>{request.WhoseMove(attention.WhoseMove)} {ToDo(request, attention)}</p>
            {(isLinked ? Mend(request, connection.Id, attention) : Nothing)}
            """));

    /// <summary>Here one need not choose again to have the rights checked.</summary>
    private static string ToDo(ConsoleRequest request, AttentionResponse attention) => attention.Reason == AttentionReason.RightsMissing
        ? request.In("AttentionNotice.AskForTheRightsNamedHere")
        : attention.WhatToDo;

    private static IHtmlContent Mend(ConsoleRequest request, string connectionId, AttentionResponse attention)
    {
        var (paths, access) = (request.Paths, request.Caller.Access);
        return attention.Reason switch
        {
            AttentionReason.Reconnect when access.Allows(Permission.EditConnection) =>
                Link(paths.Connect(connectionId), request.In("AttentionNotice.ConnectAgain")),
            AttentionReason.RightsMissing when access.Allows(Permission.EditConnection) =>
                Link(paths.Connect(connectionId), request.In("AttentionNotice.SeeWhichRightsAreMissing")),
            AttentionReason.Reconnect or AttentionReason.RightsMissing => Html(
                $"<p>{request.In("AttentionNotice.WhoeverManagesTheConnectionCanMend")}</p>"),
            AttentionReason.PlannerFailing or AttentionReason.RunFailed or AttentionReason.RecordsUnreadable
                when access.Allows(Permission.ViewPayroll) =>
                Link(paths.Runs(connectionId), request.In("Common.ToTheSyncs")),
            AttentionReason.ExportFailed or AttentionReason.FileNotMailed or AttentionReason.MarksNotDelivered when access.Allows(Permission.ViewPayroll) =>
                Link($"{paths.Home}/{attention.Page}", request.In("AttentionNotice.GoThere")),
            _ => Nothing,
        };

        static IHtmlContent Link(string path, string text) => Html($"<p class=\"actions\">{Widgets.ButtonLink(path, text)}</p>");
    }

    private static string Title(ConsoleRequest request, AttentionReason reason) => reason switch
    {
        AttentionReason.Reconnect => request.In("AttentionNotice.SignInAtLoketNlAgain"),
        AttentionReason.RightsMissing => request.In("AttentionNotice.RightsAreMissingInLoketNl"),
        AttentionReason.PlannerFailing => request.In("AttentionNotice.CouldNotReceiveTheStaff", request.Product),
        AttentionReason.RunFailed => request.In("AttentionNotice.TheLastSyncDidNotFinish"),
        AttentionReason.ExportFailed => request.In("AttentionNotice.TheLastExportDidNotSucceed"),
        AttentionReason.FileNotMailed => request.In("AttentionNotice.APayrollFileCouldNotBe"),
        AttentionReason.RecordsUnreadable => request.In("AttentionNotice.DataInLoketNlCannotBe"),
        _ => request.In("AttentionNotice.DoesNotKnowYetWhichHours", request.Product),
    };
}
