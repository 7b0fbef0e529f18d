using LoketFunctions.Http;
using LoketFunctions.Localization;

namespace LoketFunctions.Console.Rendering;

/// <param name="Title">What happened.</param>
/// <param name="ToDo">Who acts, and what to do.</param>
internal sealed record ProblemText(LocalizedText Title, LocalizedText ToDo);

/// <summary>
/// The app's problems in the words of somebody at a screen. Those of <see cref="Problem"/> itself are for the engineers who call the API.
/// A convention test holds that every problem has some.
/// </summary>
internal static class ProblemWords
{
    private static readonly Dictionary<string, ProblemText> ByCode = new[]
    {
        RequestProblemWords.ByCode, ConnectionProblemWords.ByCode, SetUpProblemWords.ByCode, PensionProblemWords.ByCode,
        ExportProblemWords.ByCode,
    }.SelectMany(area => area).ToDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Codes => ByCode.Keys;

    public static ProblemText Of(Problem problem) => ByCode.GetValueOrDefault(problem.Code) ?? ByCode[ProblemCodes.Unexpected];
}
