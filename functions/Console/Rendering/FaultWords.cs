using LoketFunctions.Http;

namespace LoketFunctions.Console.Rendering;

/// <summary>What is wrong with a field, in the words of somebody at a screen: by its code, from the console's texts.</summary>
internal static class FaultWords
{
    /// <summary>Begins the keys of the words; the fault's code follows. A convention test holds that each code has some.</summary>
    public const string Prefix = "Fault.";

    public static string Of(InputFault fault, string language) => ConsoleTexts.Of(Prefix + fault.Code, [.. fault.Arguments]).In(language);
}
