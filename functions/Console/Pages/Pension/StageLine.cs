using LoketFunctions.Console.Requests;
using LoketFunctions.Pension;
using LoketFunctions.Pension.Stages;

namespace LoketFunctions.Console.Pages.Pension;

/// <summary>A stage on the way.</summary>
/// <param name="At">When it was reached; null where it was not, or where it is not told.</param>
/// <param name="IsNext">It is what is waited for.</param>
/// <param name="By">Who may say that it is reached; the first is whose move it is.</param>
public sealed record StageLine(string Name, bool IsDone, DateTimeOffset? At, bool IsNext, IReadOnlyList<PensionParty> By)
{
    public override string ToString() => nameof(StageLine);

    internal static IReadOnlyList<StageLine> Of(ConsoleRequest request, PensionResponse link) =>
        Of(PensionSteps.StepsOfLink, link.Stage, link.History, stage => PensionNames.Of(request, stage));

    internal static IReadOnlyList<StageLine> Of(ConsoleRequest request, EmployerRequestResponse asked) =>
        Of(PensionSteps.StepsOfRequest, asked.Stage, asked.History, stage => PensionNames.Of(request, stage));

    private static IReadOnlyList<StageLine> Of<TStage>(
        IReadOnlyList<StageStep<TStage>> steps, TStage now, IReadOnlyList<TakenStepResponse> history, Func<TStage, string> nameOf)
        where TStage : struct, Enum
    {
        var way = steps.Where(step => !step.IsEnd).ToList();
        var reached = way.FindIndex(step => step.To.Equals(now));
        return [.. way.Select((step, index) =>
        {
            var at = history.LastOrDefault(taken => taken.Stage == PensionWords.CodeOf(step.To))?.At;
            return new StageLine(nameOf(step.To), index <= reached || at is not null, at, step.From.Equals(now), step.By);
        })];
    }
}
