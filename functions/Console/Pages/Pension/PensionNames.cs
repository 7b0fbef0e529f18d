using LoketFunctions.Console.Requests;
using LoketFunctions.Pension;
using LoketFunctions.Pension.Stages;

namespace LoketFunctions.Console.Pages.Pension;

/// <summary>How pages call stages, and who reaches them.</summary>
internal static class PensionNames
{
    public static string Of(ConsoleRequest request, PensionStage stage) => stage switch
    {
        PensionStage.Draft => request.In("Pension.Stage.Draft"),
        PensionStage.Registered => request.In("Pension.Stage.Registered"),
        PensionStage.PolicyDataAdded => request.In("Pension.Stage.PolicyDataAdded"),
        PensionStage.SetUpContact => request.In("Pension.Stage.SetUpContact"),
        PensionStage.AuthorizationsArranged => request.In("Pension.Stage.AuthorizationsArranged"),
        PensionStage.Confirmed => request.In("Pension.Stage.Confirmed"),
        PensionStage.Active => request.In("Pension.Stage.Active"),
        _ => request.In("Pension.Stage.Ended"),
    };

    public static string Of(ConsoleRequest request, RequestStage stage) => stage switch
    {
        RequestStage.Received => request.In("Pension.Request.Received"),
        RequestStage.PrerequisitesChecked => request.In("Pension.Request.PrerequisitesChecked"),
        RequestStage.ConfirmedByUs => request.In("Pension.Request.ConfirmedByUs"),
        RequestStage.SetUpAtProvider => request.In("Pension.Request.SetUpAtProvider"),
        RequestStage.DateSet => request.In("Pension.Request.DateSet"),
        RequestStage.Active => request.In("Pension.Request.Active"),
        _ => request.In("Pension.Request.Declined"),
    };

    public static string Of(ConsoleRequest request, PensionParty party) => party switch
    {
        PensionParty.User => request.In("Pension.Party.User"),
        PensionParty.Provider => request.In("Pension.Party.Provider"),
        PensionParty.Operator => request.In("Pension.Party.Operator"),
        _ => request.In("Pension.Party.App"),
    };

    /// <summary>Who took a step.</summary>
    public static string By(ConsoleRequest request, TakenStepResponse step) => step switch
    {
        { ActorId: { } id } when id == request.Caller.Actor.Id => request.Caller.Actor.Name ?? id,
        { By: PensionParty.User, ActorId: { } id } => request.In("Pension.SomebodyOfParty", Of(request, step.By), id),
        _ => Of(request, step.By),
    };

    /// <summary>What is to be done next.</summary>
    public static string ToDo(ConsoleRequest request, PensionStage stage) => stage == PensionStage.Draft
        ? request.In("Pension.FillInAndSend")
        : StageWords.OfLink[stage].ToDoIn(request.Language, request.Product);

    /// <inheritdoc cref="ToDo(ConsoleRequest, PensionStage)"/>
    public static string ToDo(ConsoleRequest request, RequestStage stage) =>
        StageWords.OfRequest[stage].ToDoIn(request.Language, request.Product);
}
