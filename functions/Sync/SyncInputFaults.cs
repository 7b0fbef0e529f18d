using LoketFunctions.Http;

namespace LoketFunctions.Sync;

/// <summary>What can be wrong with a choice about employees, and with where a report is to go.</summary>
internal static class SyncInputFaults
{
    public static InputFault EmployeeTwice { get; } = new("EmployeeTwice", "name an employee twice");

    public static InputFault NothingToMerge { get; } =
        new("NothingToMerge", "is for an employee of the planner's who is another record's already");

    public static InputFault NoSuchPlannerEmployee { get; } =
        new("NoSuchPlannerEmployee", "is not among the planner's employees as last read");

    public static InputFault OnlyWithLink { get; } = new("OnlyWithLink", "is given with the choice link, and only then");

    public static InputFault NoMail { get; } = new("NoMail", "cannot be mailed to: this installation sends no mail");

    public static InputFault NotOfConnection { get; } =
        new("NotOfConnection", "is neither the owner's address nor one of the export recipients of this connection");
}
