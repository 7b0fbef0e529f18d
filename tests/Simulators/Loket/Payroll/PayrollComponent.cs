using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Simulators.Loket.Payroll;

/// <summary>A payroll component (looncomponent).</summary>
internal sealed record PayrollComponent(int Key, string Description, Metadata Category, Metadata? DeductionOrPayment)
{
    public bool CanBeSupplemented { get; init; }

    public bool IsCollectiveMutationPossible { get; init; } = true;

    /// <summary>Gets a value indicating whether its value is a number of hours (or days): never negative, below 1000.</summary>
    public bool IsHours => Category.Key == ComponentLists.Hours.Key;
}

/// <summary>Which components an administration has in a year: an ordinary set, a little different per year and administration.</summary>
internal static class ComponentLists
{
    public static readonly Metadata Hours = new(1, "Uren");
    private static readonly Metadata GrossAllowance = new(7, "Bruto vergoeding");
    private static readonly Metadata NetAllowance = new(9, "Netto vergoeding");
    private static readonly Metadata GrossDeduction = new(12, "Bruto inhouding");
    private static readonly Metadata NetDeduction = new(13, "Netto inhouding");
    public static readonly Metadata Output = new(26, "Output");
    private static readonly Metadata PerUnit = new(30, "Bedrag per eenheid");
    private static readonly Metadata Deduction = new(1, "Inhouding");
    private static readonly Metadata Payment = new(2, "Betaling");

    /// <summary>The numbers of what payroll makes results of by itself.</summary>
    public const int HoursWorked = 1;
    public const int GrossWage = 70;
    public const int PensionableWage = 4100;

    private static readonly PayrollComponent[] Everywhere =
    [
        new(HoursWorked, "Uren gewerkt", Hours, Payment),
        new(2, "Uren 125%", Hours, Payment),
        new(3, "Uren 150%", Hours, Payment),
        new(4, "Dagen gewerkt", Hours, null),
        new(5, "Uren 200%", Hours, Payment),
        new(6, "Uren ziek", Hours, null) { IsCollectiveMutationPossible = false },
        new(7, "Vakantie-uren", Hours, Payment),
        new(41, "KM.ONBELAST", PerUnit, Payment),
        new(45, "MAALTIJDEN", PerUnit, Payment),
        new(50, "FOOIEN", GrossAllowance, Payment) { CanBeSupplemented = true },
        new(GrossWage, "LOON/SALARIS", Output, Payment) { IsCollectiveMutationPossible = false },
        new(151, "REISKOST.VERG.", NetAllowance, Payment) { CanBeSupplemented = true },
        new(160, "BONUS", GrossAllowance, Payment) { CanBeSupplemented = true },
        new(284, "KLEDINGTOESLAG", GrossAllowance, Payment),
        new(301, "VOORSCHOT", NetDeduction, Deduction),
        new(310, "INH.MAALTIJDEN", NetDeduction, Deduction),
        new(320, "BOETE", GrossDeduction, Deduction) { IsCollectiveMutationPossible = false },
        // Pensioengevend loon, in the fourteen characters that there are.
        new(PensionableWage, "PENS.GEV.LOON", Output, null) { IsCollectiveMutationPossible = false },
    ];

    private static readonly PayrollComponent HolidayHours = new(15, "Uren feestdag", Hours, Payment);
    private static readonly PayrollComponent TimeOff = new(16, "ATV-uren", Hours, Payment);
    private static readonly PayrollComponent HomeWorking = new(285, "THUISWERKVERG.", NetAllowance, Payment);
    private static readonly PayrollComponent Bicycle = new(286, "FIETSVERGOED.", NetAllowance, Payment);

    public static IReadOnlyList<PayrollComponent> Of(Administration administration, int year) =>
    [
        .. Everywhere
            .Append(administration.PeriodType == PeriodType.Month ? HolidayHours : TimeOff)
            .Append(int.IsEvenInteger(year) ? HomeWorking : Bicycle)
            .OrderBy(c => c.Key),
    ];
}
