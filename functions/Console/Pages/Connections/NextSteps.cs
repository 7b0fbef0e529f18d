using LoketFunctions.Components;
using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Connections;

/// <summary>The way from a new connection to its first sync: what is done, what comes now, what comes after.</summary>
internal sealed class NextSteps(ConsoleRequest request, ConnectionResponse connection, bool hasRun)
{
    private sealed record Step(string Words, string Path, bool IsDone, bool IsAllowed)
    {
        public override string ToString() => nameof(Step);
    }

    /// <summary>Nothing once the first sync was made, or where there is an end to it.</summary>
    public IHtmlContent Show()
    {
        if (hasRun || connection.State == ConnectionState.Disconnected)
            return Nothing;
        var steps = Steps();
        var current = steps.FirstOrDefault(step => !step.IsDone);
        var list = Html($"<ol class=\"steps\">{Each(steps, step => $"<li{When(step == current, () => $" aria-current=\"step\"")}>{Show(step, step == current)}</li>")}</ol>");
        return Widgets.Part("next", request.In("NextSteps.WhatIsLeftToDo"), list);
    }

    private List<Step> Steps()
    {
        var (access, paths, id) = (request.Caller.Access, request.Paths, connection.Id);
        var (mayConnect, mayWork) = (access.Allows(Permission.EditConnection), access.Allows(Permission.EditPayroll));
        var hasAdministrations = connection.Administrations.Count > 0;
        var lacksRights = connection.Attention?.Reason == AttentionReason.RightsMissing;
        List<Step> steps =
        [
            new(request.In("Common.SignInAtLoketNl"), paths.Connect(id), connection.State != ConnectionState.Requested, mayConnect),
            new(request.In("NextSteps.ChooseWhichAdministrationsTakePart"), paths.Administrations(id), hasAdministrations, mayConnect),
        ];
        if (lacksRights)
            steps.Add(new(request.In("NextSteps.HaveTheMissingRightsGranted"), paths.Connect(id), false, mayConnect));
        steps.Add(new(request.In("NextSteps.LookAtAPreviewAndSync"), paths.Runs(id), hasRun, mayWork));
        if (connection.Administrations is [var first, ..])
        {
            steps.Add(new(
                request.In("NextSteps.MapDepartmentsAndHourComponentsBefore"),
                paths.Mapping(id, first.Id), false, mayWork));
        }

        return steps;
    }

    private IHtmlContent Show(Step step, bool isCurrent)
    {
        var words = step is { IsDone: false, IsAllowed: true } ? Widgets.Link(step.Path, step.Words) : Html($"{step.Words}");
        var badge = (step.IsDone, isCurrent) switch
        {
            (true, _) => Widgets.Badge(request.In("Common.Done"), Tone.Good),
            (_, true) => Widgets.Badge(request.In("Common.Now"), Tone.Busy),
            _ => Nothing,
        };
        return Html($"{words} {badge}");
    }
}
