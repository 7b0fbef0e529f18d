namespace LoketFunctions.Personnel.Model;

/// <summary>How often a compensation is paid.</summary>
internal enum CompensationKind
{
    /// <summary>Once, in the payroll period that holds its day.</summary>
    OneTime,

    /// <summary>In each payroll period on whose last day it holds.</summary>
    Recurring,
}

/// <summary>Something that is paid besides the wage, as the HR system says it.</summary>
/// <param name="Id">The HR system's own, of one employee: what comes again is the same, and not one more.</param>
/// <param name="Type">A wage component of the mapping: which payroll component (looncomponent) it is.</param>
/// <param name="Amount">Euros, in whole cents; below zero takes off.</param>
/// <param name="From">The day that it is of, or since when it is paid.</param>
/// <param name="Until">The last day of what recurs; null while none is known.</param>
internal sealed record PushedCompensation(
    string Id, string Type, CompensationKind Kind, decimal Amount, DateOnly From, DateOnly? Until = null)
{
    public override string ToString() => nameof(PushedCompensation);
}
