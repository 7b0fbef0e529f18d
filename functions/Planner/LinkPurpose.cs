namespace LoketFunctions.Planner;

/// <summary>What a product's connections are for. Whatever runs by itself, and whatever is asked for, goes by this one answer.</summary>
public enum LinkPurpose
{
    /// <summary>Staff comes from Loket, and hours go there.</summary>
    StaffAndHours,

    /// <summary>
    /// The planner's side is an HR system that leads: its employees go to Loket. A connection is one legal entity's and has one
    /// administration.
    /// </summary>
    EmployeesToLoket,

    /// <summary>What a pension provider needs is read from Loket and delivered. Loket leads, and nothing is ever written there.</summary>
    Pension,
}
