namespace LoketFunctions.Export.Model;

/// <summary>
/// Which of Loket's defaults are others than at the last export, where values that were sent under the former ones change or go.
/// </summary>
internal static class MovedDefaults
{
    private static readonly Fact[] Facts =
    [
        new(ContractChangeReason.Unit, defaults => defaults.DistributionUnit, key => key.DistributionUnit),
        new(ContractChangeReason.Shift, defaults => defaults.Shift, key => key.Shift),
        new(ContractChangeReason.PayslipType, defaults => defaults.PayslipType, key => key.PayslipType),
        new(ContractChangeReason.CostCenter, defaults => defaults.CostCenter, key => key.CostCenter),
        new(ContractChangeReason.CostUnit, defaults => defaults.CostUnit, key => key.CostUnit),
    ];

    /// <param name="before">Null where they are not known.</param>
    /// <param name="now">Null where they are not known.</param>
    /// <param name="touched">
    /// Records of which values that were sent change or go. Those that the mapping names another value for are no default's.
    /// </param>
    public static IEnumerable<string> Between(
        EmploymentDefaults? before, EmploymentDefaults? now, IReadOnlyCollection<PayrollLineKey> touched) =>
        before is null || now is null
            ? []
            : from fact in Facts
              let former = fact.Given(before)
              where !Equals(former, fact.Given(now)) && touched.Any(key => Equals(fact.Of(key), former))
              select fact.Reason;

    private sealed record Fact(string Reason, Func<EmploymentDefaults, object?> Given, Func<PayrollLineKey, object?> Of)
    {
        public override string ToString() => nameof(Fact);
    }
}
