using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Simulators.Loket.Payroll;

/// <summary>The states of a payroll run (verloning).</summary>
internal static class RunStatus
{
    public const int Waiting = 0;
    public const int Done = 1;
    public const int Approved = 9;

    private static readonly Dictionary<int, string> Names = new()
    {
        [Waiting] = "Staat klaar voor verloning.",
        [Done] = "Verloning gereed.",
        [2] = "Proforma verloning gereed.",
        [5] = "Verwijderd door gebruiker.",
        [6] = "Geannuleerd door gebruiker.",
        [7] = "Fout opgetreden.",
        [8] = "Geen resultaten, verloning geannuleerd.",
        [Approved] = "Verloning goedgekeurd.",
    };

    public static bool IsKnown(int status) => Names.ContainsKey(status);

    public static Metadata Of(int status) => new(status, Names[status]);

    /// <summary>Period data may not change: a run is under way (0, 1) or approved (9).</summary>
    public static bool Locks(int? status) => status is Waiting or Done or Approved;
}
