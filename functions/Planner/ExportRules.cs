namespace LoketFunctions.Planner;

/// <summary>What can go out of a registration.</summary>
internal enum ExportItem
{
    /// <summary>Hours that a contract of fixed hours pays by itself already.</summary>
    WorkedHours,

    /// <summary>Hours on top, by the mapping: surcharges, surplus, unproductive hours.</summary>
    ExtraHours,

    WorkedDays,
    Meals,
    Allowances,
}

/// <summary>Which hours of fixed contracts go out.</summary>
public enum FixedContractHours
{
    None,
    Extra,
    All,
}

/// <summary>How an export reaches Loket.</summary>
public enum Delivery
{
    /// <summary>Straight into Loket, as payroll period data (variabele gegevens).</summary>
    Direct,

    /// <summary>As a payroll file by mail, for Loket's "collectieve mutaties".</summary>
    File,

    /// <summary>Straight into Loket, and the same as a file by mail.</summary>
    Both,
}

/// <summary>What stands in a column of the payroll file, before the columns of the components.</summary>
internal enum PayrollFileValue
{
    /// <summary>Aansluitnummer of the payroll administration.</summary>
    ClientNumber,

    /// <summary>Personeelsnummer verloning: of the employment.</summary>
    PayrollId,

    /// <summary>Personeelsnummer: of the person.</summary>
    EmployeeNumber,

    /// <summary>Ploeg.</summary>
    ShiftNumber,

    /// <summary>Code of the verdelingseenheid.</summary>
    DistributionUnitCode,

    /// <summary>Code of the kostenplaats.</summary>
    CostCenterCode,

    /// <summary>Code of the kostendrager.</summary>
    CostUnitCode,
}

/// <summary>What records of one employment differ by, of which a payroll file may have a column.</summary>
public enum PayrollFileDimension
{
    Shift,
    DistributionUnit,
    CostCenter,
    CostUnit,
}

/// <summary>A column's name and what stands in it.</summary>
internal sealed record PayrollFileColumn(string Name, PayrollFileValue Value);

/// <summary>The form of the payroll file. Loket's import takes the default as it is.</summary>
internal sealed record PayrollFileLayout
{
    public IReadOnlyList<PayrollFileColumn> Columns { get; init; } =
    [
        new("aanslnr", PayrollFileValue.ClientNumber),
        new("persnr", PayrollFileValue.PayrollId),
        new("ploeg", PayrollFileValue.ShiftNumber),
        new("verdelingseenheid", PayrollFileValue.DistributionUnitCode),
    ];

    /// <summary>What has a column besides the numbers that say whose a line is, in the order of the columns.</summary>
    public IEnumerable<PayrollFileDimension> Dimensions =>
        Columns.Select(column => DimensionOf(column.Value)).OfType<PayrollFileDimension>();

    /// <summary>What an import of the file takes from Loket's defaults, as the file has no column for it.</summary>
    public IEnumerable<PayrollFileDimension> NotCarried => Enum.GetValues<PayrollFileDimension>().Except(Dimensions);

    /// <summary>The same file with columns for these, behind those that say whose a line is.</summary>
    public PayrollFileLayout With(IEnumerable<PayrollFileDimension> dimensions) => this with
    {
        Columns = [.. Columns.Where(column => DimensionOf(column.Value) is null), .. dimensions.Select(ColumnOf)],
    };

    /// <summary>The column that says it, as Loket's import names it.</summary>
    internal static PayrollFileColumn ColumnOf(PayrollFileDimension dimension) => dimension switch
    {
        PayrollFileDimension.Shift => new("ploeg", PayrollFileValue.ShiftNumber),
        PayrollFileDimension.DistributionUnit => new("verdelingseenheid", PayrollFileValue.DistributionUnitCode),
        PayrollFileDimension.CostCenter => new("kostenplaats", PayrollFileValue.CostCenterCode),
        _ => new("kostendrager", PayrollFileValue.CostUnitCode),
    };

    private static PayrollFileDimension? DimensionOf(PayrollFileValue value) => value switch
    {
        PayrollFileValue.ShiftNumber => PayrollFileDimension.Shift,
        PayrollFileValue.DistributionUnitCode => PayrollFileDimension.DistributionUnit,
        PayrollFileValue.CostCenterCode => PayrollFileDimension.CostCenter,
        PayrollFileValue.CostUnitCode => PayrollFileDimension.CostUnit,
        _ => null,
    };

    /// <summary>Name of an encoding that .NET knows; files for Loket's import hold ASCII only, so most do.</summary>
    public string Encoding { get; init; } = "utf-8";
}

/// <summary>What a product exports of its registrations, and how.</summary>
internal sealed record ExportRules
{
    /// <summary>What goes out, per kind of contract in the planner on the day of the registration.</summary>
    public required IReadOnlyDictionary<ContractKind, IReadOnlySet<ExportItem>> Matrix { get; init; }

    public ContractKindMap Kinds { get; init; } = ContractKindMap.OfTwo;

    public required Delivery Delivery { get; init; }

    public PayrollFileLayout Layout { get; init; } = new();

    public LikelyRules Likely { get; init; } = new();

    /// <param name="kind">Null where it is unknown: then goes what goes of every kind.</param>
    internal bool Exports(ContractKind? kind, ExportItem item) => kind is { } known
        ? Matrix.TryGetValue(known, out var items) && items.Contains(item)
        : Kinds.InUse.All(one => Exports(one, item));

    /// <summary>Whether it matters of which kind a contract is.</summary>
    internal bool DependsOnKind(ExportItem item) => Kinds.InUse.Select(kind => Exports(kind, item)).Distinct().Count() > 1;

    /// <summary>The same rules with another answer to which hours go out of contracts of which Loket pays hours by itself.</summary>
    public ExportRules WithFixedHours(FixedContractHours hours)
    {
        IEnumerable<ExportItem> more = hours switch
        {
            FixedContractHours.All => [ExportItem.WorkedHours, ExportItem.ExtraHours],
            FixedContractHours.Extra => [ExportItem.ExtraHours],
            _ => [],
        };
        return this with
        {
            Matrix = Matrix.ToDictionary(row => row.Key, row => row.Key is ContractKind.FixedHours or ContractKind.MinMax
                ? row.Value.Except([ExportItem.WorkedHours, ExportItem.ExtraHours]).Concat(more).ToHashSet()
                : row.Value),
        };
    }
}
