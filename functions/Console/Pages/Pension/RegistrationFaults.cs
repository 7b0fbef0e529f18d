using LoketFunctions.Http;

namespace LoketFunctions.Console.Pages.Pension;

/// <summary>What can be wrong with the form alone: a registration itself cannot say it.</summary>
internal static class RegistrationFaults
{
    public static InputFault DirectorsBesideNone { get; } =
        new("DirectorsBesideNone", "says that there are none, and names some");
}
