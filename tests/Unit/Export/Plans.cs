using LoketFunctions.Export.Model;
using LoketFunctions.Export.Reconcile;
using LoketFunctions.Mapping;
using LoketFunctions.Planner;
using LoketFunctions.Staff;

namespace LoketFunctions.Tests.Export;

/// <summary>Makes plans of an administration with a few components, two distribution units and two cost centres.</summary>
internal static class Plans
{
    public const int Hours = 1;
    public const int Overtime = 2;
    public const int Days = 4;
    public const int Travel = 41;

    public static readonly Guid Bar = new("00000000-0000-0000-0000-0000000000ba");
    public static readonly Guid Kitchen = new("00000000-0000-0000-0000-0000000000ce");

    public static readonly PayrollLists Lists = new(
        2026,
        [
            new(Hours, "Uren gewerkt", true, 1, "Uren", true), new(Overtime, "Uren 125%", true, 1, "Uren", true),
            new(Days, "Dagen gewerkt", true, 1, "Uren", true), new(Travel, "KM.ONBELAST", false, 30, "Bedrag per eenheid", true),
        ],
        [new(Bar, 10, "Bar"), new(Kitchen, 20, "Keuken")],
        [new(1, "K1", "Zaal"), new(2, "K2", "Terras"), new(3, "=K3", "Formule")],
        [new(7, "D7", "Drager")],
        [1, 2]);

    public static readonly ExportPeriod Period = new(
        202611, 2026, 11, new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30), false, PeriodState.Open, new DateOnly(2026, 11, 27));

    public static readonly AdministrationContext Context = new(
        new Guid("00000000-0000-0000-0000-00000000000a"), new Guid("00000000-0000-0000-0000-00000000000e"), "Café De Zon",
        "Horeca & Zonen", 395,
        Period, AdministrationMapping.None with { Version = 7 }, Lists);

    public static Guid Employment(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    public static SelectedAmount Minutes(int component, decimal minutes) => new(component, AmountKind.Minutes, minutes);

    public static SelectedAmount Amount(int component, decimal amount) => new(component, AmountKind.Amount, amount);

    public static SelectedAmount Count(int component, int count) => new(component, AmountKind.Count, count);

    public static SelectedLine Line(int employment, DepartmentTarget? target, params SelectedAmount[] amounts) =>
        new(Employment(employment), target ?? DepartmentTarget.Default, amounts);

    /// <param name="kinds">Of everybody's contract.</param>
    public static PlanBasis Basis(
        Ledger? ledger = null, Delivery delivery = Delivery.Direct, PayrollFileLayout? layout =
            null, params DatedValue<KindInLoket>[] kinds) => new(
        Context,
        ledger ?? Ledger.Empty(),
        new ExportRules
        {
            Delivery = delivery,
            Layout = layout ?? new PayrollFileLayout(),
            Matrix = new Dictionary<ContractKind, IReadOnlySet<ExportItem>>()
        },
        Enumerable.Range(1, 9).ToDictionary(Employment, number => new EmploymentDefaults(Employment(number), 1, 1, Bar, null, null)),
        employment =>
            ContractOf(employment) is { } contract ? contract with { History = ContractHistory.None with { Kinds = kinds } } : null);

    public static async Task<ExportReconciler> OfAsync(PlanBasis basis, params SelectedLine[] lines) =>
        await ExportReconciler.PlanAsync(basis, lines.ToAsyncEnumerable(), CancellationToken.None);

    /// <summary>What the ledger is after the plan went out without a hitch.</summary>
    public static async Task<Ledger> SentAsync(Ledger ledger, ExportReconciler plan, Delivery delivery, string exportId)
    {
        var lines = plan.Lines.ToList();
        if (delivery != Delivery.Direct && LedgerTransitions.NeedsFile(ledger, plan.Head.Counts))
            ledger = await LedgerTransitions.FileWrittenAsync(ledger, exportId, lines.ToAsyncEnumerable(), CancellationToken.None);
        if (delivery != Delivery.File)
        {
            ledger = await LedgerTransitions.ReserveAsync(ledger, exportId, lines.ToAsyncEnumerable(), CancellationToken.None);
            ledger = await LedgerTransitions.ConfirmAsync(ledger, exportId, lines.ToAsyncEnumerable(), [], CancellationToken.None);
        }

        return ledger;
    }

    /// <summary>The payroll number falls as the employment's number rises, so that their order shows.</summary>
    private static ExportContract? ContractOf(Guid employment)
    {
        var number = Enumerable.Range(1, 9).FirstOrDefault(one => Employment(one) == employment);
        return number == 0
            ? null
            : new ExportContract(
                employment, Employment(100 + number), Context.AdministrationId, ContractHistory.None, null, null, null, 50 - number,
                new($"P{number}"), $"Persoon {number}");
    }
}
