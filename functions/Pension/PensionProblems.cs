using LoketFunctions.Http;
using LoketFunctions.Pension.Stages;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Pension;

/// <summary>Codes of what can stand in the way of a pension link: part of the API.</summary>
internal static class PensionProblemCodes
{
    public const string RegistrationChanged = "registration-changed";
    public const string RegistrationUnreadable = "registration-unreadable";
    public const string StepNotNext = "step-not-next";
    public const string StepNotYours = "step-not-yours";
    public const string NotConfirmed = "pension-link-not-confirmed";
    public const string NotActive = "pension-link-not-active";
    public const string LayoutChanged = "layout-changed";
    public const string DeliveryUnreadable = "delivery-unreadable";
}

/// <summary>What can stand in the way of a pension link as a whole.</summary>
internal static class PensionProblems
{
    public static Problem RegistrationChanged(int version) => new(
        StatusCodes.Status409Conflict, PensionProblemCodes.RegistrationChanged, "The registration is another one by now",
        $"Version {version} is not the last one. Read the registration again, make the change in that one and send it. Nothing was "
            + "changed.",
        ActionOwner.Planner);

    public static Problem RegistrationUnreadable() => new(
        StatusCodes.Status409Conflict, PensionProblemCodes.RegistrationUnreadable, "The registration cannot be opened any more",
        "The key that it was sealed with is gone, or it was changed. The operator restores that version of the key. Nothing was changed.",
        ActionOwner.Operator);

    /// <param name="from">The stage that it is in.</param>
    public static Problem StepNotNext<TStage>(TStage from, TStage to, StageTable<TStage> table)
        where TStage : struct, Enum => new Problem(
        StatusCodes.Status409Conflict, PensionProblemCodes.StepNotNext, "This step is not the next one",
        $"It is {PensionWords.CodeOf(from)}, which {PensionWords.CodeOf(to)} does not follow. {Expected(from, table)} Nothing was changed.",
        ActionOwner.Planner) with
        { Move = OwnerOf(from, table) };

    /// <summary>As <see cref="StepNotNext"/>, of a step that is another party's.</summary>
    public static Problem StepNotYours<TStage>(TStage from, TStage to, StageTable<TStage> table)
        where TStage : struct, Enum => new Problem(
        StatusCodes.Status409Conflict, PensionProblemCodes.StepNotYours, "This step is somebody else's",
        $"It is {PensionWords.CodeOf(from)}, and {PensionWords.CodeOf(to)} is not for this party to say. {Expected(from, table)} "
            + "Nothing was changed.",
        ActionOwner.Planner) with
        { Move = OwnerOf(from, table) };

    public static Problem NotConfirmed(PensionStage stage) => new Problem(
        StatusCodes.Status409Conflict, PensionProblemCodes.NotConfirmed, "The pension link is not confirmed",
        $"Single employers are asked for once the link is confirmed, and it is {PensionWords.CodeOf(stage)}. "
            + $"{Expected(stage, PensionSteps.OfLink)} Nothing was changed.",
        ActionOwner.Planner) with
    { Move = OwnerOf(stage, PensionSteps.OfLink) };

    public static Problem NotActive(PensionStage stage) => new Problem(
        StatusCodes.Status409Conflict, PensionProblemCodes.NotActive, "The pension link is not active",
        $"Data is delivered once the link is active, and it is {PensionWords.CodeOf(stage)}. "
            + $"{Expected(stage, PensionSteps.OfLink)} Nothing was delivered.",
        ActionOwner.Planner) with
    { Move = OwnerOf(stage, PensionSteps.OfLink) };

    public static Problem LayoutChanged(int version) => new(
        StatusCodes.Status409Conflict, PensionProblemCodes.LayoutChanged, "The layout is another one by now",
        $"Version {version} is not the last one. Read the layout again, make the change in that one and send it. Nothing was changed.",
        ActionOwner.Planner);

    public static Problem DeliveryUnreadable() => new(
        StatusCodes.Status409Conflict, PensionProblemCodes.DeliveryUnreadable, "The delivery cannot be opened any more",
        "The key that it was sealed with is gone, or it was changed. The operator restores that version of the key. Nothing was changed.",
        ActionOwner.Operator);

    private static string Expected<TStage>(TStage from, StageTable<TStage> table)
        where TStage : struct, Enum => table.NextOf(from) is { } next
        ? $"Expected next is {PensionWords.CodeOf(next.To)}, by {string.Join(" or ", next.By.Select(PensionWords.CodeOf))}."
        : "Nothing is expected any more.";

    private static ActionOwner OwnerOf<TStage>(TStage from, StageTable<TStage> table)
        where TStage : struct, Enum =>
        table.NextOf(from) is { } next ? PensionSteps.OwnerOf(next.By[0]) : ActionOwner.Nobody;
}
