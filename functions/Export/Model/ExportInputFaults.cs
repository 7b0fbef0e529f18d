using LoketFunctions.Http;

namespace LoketFunctions.Export.Model;

/// <summary>What can be wrong with what is asked of an export, but for its registrations.</summary>
internal static class ExportInputFaults
{
    public static InputFault NoSuchPeriod { get; } = new("NoSuchPeriod", "is not a payroll period of this administration in Loket");

    public static InputFault NobodyNamed { get; } = new("NobodyNamed", "names nobody; leave it out for the connection's own recipients");

    public static InputFault CannotBeCarried { get; } = new("CannotBeCarried", "names a correction that cannot be carried");

    public static InputFault NotTokens(int most) => new("NotTokens", $"is not a list of at most {most} tokens of `toConfirm`");
}
