namespace LoketFunctions.Export.Model;

/// <summary>What is worth knowing of a selection, though nothing failed. Stable codes.</summary>
internal static class SelectionWarning
{
    /// <summary>Registrations go out of somebody whose contract has ended by its own date, while the employment goes on.</summary>
    public const string ContractEnded = "contract-ended-employment-goes-on";

    /// <summary>A filter of the Loket user's hides employments, so registrations may be left out for want of a contract.</summary>
    public const string FilterHides = "filter-hides-employments";

    /// <summary>In the period an employee's flag on call changed, of which Loket gives no date: the day it was seen on counts.</summary>
    public const string OnCallUndated = "on-call-changed-without-date";

    /// <summary>Registrations were set aside, as something is wrong with them.</summary>
    public const string SetAside = "registrations-set-aside";

    /// <summary>Hours came that clocks showed, of a shift during which clocks were moved: the hours that went by go out.</summary>
    public const string ClockChange = "clock-change-hours";

    /// <summary>Registrations go out of somebody whom Loket did not show any more when it was last read.</summary>
    public const string EmployeeHidden = "employee-hidden-in-loket";
}
