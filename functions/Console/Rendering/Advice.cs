using LoketFunctions.Components;
using LoketFunctions.Console.Auth;
using LoketFunctions.Http;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Rendering;

/// <summary>Whose move it is, what to do, and the way to where that is done.</summary>
internal static class Advice
{
    /// <summary>What failed, whose move it is and what to do.</summary>
    public static IHtmlContent Problem(ConsoleRequest request, AdviceSubject subject, ProblemResponse? problem) => problem is null ? Nothing : Widgets.Notice(Tone.Bad, Html($"""
        <p><strong>{problem.What}</strong> {Foreign(problem.Detail)}</p>
        <p>{Of(request, subject, problem.Move, problem.Where, problem.WhatToDo)}</p>
        """));

    /// <summary>Something worth knowing, and what to do about it.</summary>
    public static IHtmlContent Notice(ConsoleRequest request, AdviceSubject subject, NoticeResponse? notice) => notice is null ? Nothing : Widgets.Notice(Tone.Warning, Html($"""
        <p><strong>{notice.What}</strong></p>
        <p>{Of(request, subject, notice)}</p>
        """));

    public static IHtmlContent Of(ConsoleRequest request, AdviceSubject subject, NoticeResponse notice) => Of(request, subject, notice.Move, notice.Where, notice.WhatToDo);

    public static IHtmlContent Of(ConsoleRequest request, AdviceSubject subject, Explanation words) => Of(request, subject, words.Move, words.Where, words.WhatToDo);

    /// <summary>Leads nowhere from the page itself, and to no page that the visitor may not see.</summary>
    public static IHtmlContent WayTo(ConsoleRequest request, AdviceSubject subject, ActionPlace where) =>
        AdvicePlaces.PathOf(request, subject, where) is { } path ? Widgets.Link(path, AdvicePlaces.NameOf(request, where)) : Nothing;

    private static IHtmlContent Of(ConsoleRequest request, AdviceSubject subject, ActionOwner move, ActionPlace where, string whatToDo) =>
        Html($"{request.WhoseMove(move)} {whatToDo} {WayTo(request, subject, where)}");
}
