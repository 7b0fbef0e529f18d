using LoketFunctions.Http;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Personnel.SetUp;

/// <summary>Codes of what can stand in the way of a set-up: part of the API.</summary>
internal static class SetUpProblemCodes
{
    public const string BookingsNotTaken = "bookings-not-taken";
    public const string NotEnabled = "not-enabled";
    public const string AttributesNotSetUp = "attributes-not-set-up";
    public const string AdministrationMapped = "administration-mapped";
    public const string NotMapped = "not-mapped";
}

/// <summary>What can stand in the way of a set-up as a whole. What is wrong with a tax number: <see cref="TaxNumberProblems"/>.</summary>
internal static class SetUpProblems
{
    public static Problem BookingsNotTaken(string product) => new(
        StatusCodes.Status409Conflict, SetUpProblemCodes.BookingsNotTaken, "This product takes no bookings",
        $"{product} does not lead employees, so there is no legal entity to book. Make a connection (POST …/connections). Nothing was "
            + "made.",
        ActionOwner.Planner);

    public static Problem NotEnabled() => new(
        StatusCodes.Status409Conflict, SetUpProblemCodes.NotEnabled, "The link is not enabled yet",
        "Somebody signs in at Loket once the operator has enabled the link, which the operator was told of. Wait for that. Nothing was "
            + "changed.",
        ActionOwner.Operator);

    public static Problem AttributesNotSetUp() => new(
        StatusCodes.Status409Conflict, SetUpProblemCodes.AttributesNotSetUp, "The attributes are not set up yet",
        "A mapping of the HR system's attributes goes live first. Then the operator enables the link, and somebody signs in at Loket. "
            + "Nothing was changed.",
        ActionOwner.Planner);

    public static Problem AdministrationMapped() => new(
        StatusCodes.Status409Conflict, SetUpProblemCodes.AdministrationMapped, "The legal entity has its administration",
        "Once a legal entity is mapped to an administration, only the operator undoes that, with a reason. Ask the operator. Nothing was "
            + "changed.",
        ActionOwner.Operator);

    public static Problem NotMapped() => new(
        StatusCodes.Status409Conflict, SetUpProblemCodes.NotMapped, "No administration is mapped yet",
        "Choose the administration that the legal entity goes to first. Nothing was changed.", ActionOwner.User);
}

/// <summary>Why a legal entity cannot go to an administration, by <see cref="TaxNumbers"/>.</summary>
internal static class TaxNumberProblems
{
    public static Problem Of(TaxNumberRefusal refusal) => refusal.Code switch
    {
        TaxNumberCodes.Missing => Missing(),
        TaxNumberCodes.Unreadable => Unreadable(),
        _ => Shared(refusal),
    };

    private static Problem Missing() => new(
        StatusCodes.Status409Conflict, TaxNumberCodes.Missing, "The administration has no wage tax number",
        "Without one (loonheffingennummer) it is not known to be the only administration of its legal entity. Whoever manages the "
            + "administration in Loket enters it; then choose again. Nothing was changed.",
        ActionOwner.Accountant);

    private static Problem Unreadable() => new(
        StatusCodes.Status409Conflict, TaxNumberCodes.Unreadable, "The administration's wage tax number cannot be read",
        "It is not a wage tax number (loonheffingennummer), such as 111111110L46. Whoever manages the administration in Loket mends it; "
            + "choose again. Nothing was changed.",
        ActionOwner.Accountant);

    /// <summary>Ids of the account's own only: others' are none of the caller's business.</summary>
    private static Problem Shared(TaxNumberRefusal refusal)
    {
        var own = refusal.Others.Where(one => one.ConnectionId is null).Select(one => one.Id.ToString("D")).ToList();
        return new(
            StatusCodes.Status409Conflict, TaxNumberCodes.Shared, "Another administration bears the same wage tax number",
            "A legal entity goes to an administration whose wage tax number no other bears. It is borne by "
                + (own.Count > 0 ? $"administration {string.Join(", ", own)} in Loket too" : "an administration of another connection too")
                + ". Choose another one, or have the numbers looked at in Loket. Nothing was changed.",
            ActionOwner.User);
    }
}
