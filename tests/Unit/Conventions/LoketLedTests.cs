using System.Reflection;
using LoketFunctions.Connections;
using LoketFunctions.Security;

namespace LoketFunctions.Tests.Conventions;

/// <summary>Where an HR system leads, nothing on staff or hours is open: its operations get their connection at one door.</summary>
public sealed class LoketLedTests
{
    private static readonly string[] Slices = ["LoketFunctions.Sync", "LoketFunctions.Export"];

    [Fact]
    public void Operations_on_staff_and_hours_ask_who_leads()
    {
        (string By, string Called)[] calls =
        [
            .. from type in App.Types
            where Slices.Any(slice => type.Namespace?.StartsWith(slice, StringComparison.Ordinal) == true)
            from method in Il.MethodsOf(type)
            from called in Il.Read(method).Select(instruction => instruction.Operand).OfType<MethodBase>()
            where called.DeclaringType == typeof(ConnectionStore)
                && called.GetParameters() is [{ ParameterType: var first }, ..] && first == typeof(Caller)
            select (type.FullName!, called.Name),
        ];

        Assert.Contains(calls, call => call.Called == nameof(ConnectionStore.GetLoketLedAsync));
        Rule.Holds(calls
            .Where(call => call.Called is not (nameof(ConnectionStore.GetLoketLedAsync) or nameof(ConnectionStore.GetAdministrationAsync)))
            .Select(call => $"{call.By} calls {call.Called}, which does not ask whether an HR system leads."));
    }
}
