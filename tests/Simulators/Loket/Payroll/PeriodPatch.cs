namespace LoketFunctions.Simulators.Loket.Payroll;

/// <summary>How a component that already has a value is dealt with.</summary>
internal enum ProcessingMethod
{
    Overwrite,
    DoNotOverwrite,
    AddUp,
}

/// <summary>One component of a patch: a null value deletes; a value that was not given at all breaks a rule.</summary>
internal sealed record ComponentPatch(int? Component, decimal? Value, bool IsGiven, bool IsSupplement);

/// <summary>A record of period data as somebody wants it; what was not given is null.</summary>
internal sealed record PeriodPatch(
    Guid? EmploymentId, int? Year, int? PeriodNumber, int? Shift, int? PayslipType, Guid? DistributionUnit, int? CostCenter, int? CostUnit,
    string? PayslipText, ProcessingMethod? Method, IReadOnlyList<ComponentPatch> Components)
{
    /// <summary>Only takes values away.</summary>
    public bool OnlyDeletes => Components.All(c => c.Value is null);

    /// <summary>The key of the record, once the rules hold.</summary>
    public RecordKey Key(int periodId) => new(periodId, Shift!.Value, PayslipType!.Value, DistributionUnit!.Value, CostCenter, CostUnit);
}
