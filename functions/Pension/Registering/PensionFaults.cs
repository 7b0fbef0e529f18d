using LoketFunctions.Http;

namespace LoketFunctions.Pension.Registering;

/// <summary>What can be wrong with a registration, a step or a request.</summary>
internal static class PensionFaults
{
    /// <summary>Nobody answered it: not the same as no or none.</summary>
    public static InputFault NotAnswered { get; } = new("NotAnswered", "is not answered yet");

    public static InputFault NotContractNumber { get; } =
        new("NotContractNumber", "is not a framework contract number (raamwerkcontractnummer): letters and digits, at most 40");

    public static InputFault UnusualContractNumber { get; } = new(
        "UnusualContractNumber",
        "does not begin with A020 as framework contract numbers (raamwerkcontractnummer) do as a rule; if it is right, send it as "
            + "acknowledgedContractNumber too");

    public static InputFault NotEmployerId { get; } =
        new("NotEmployerId", "is not an employer id (werkgever-id) as Loket shows it: seven digits, such as 1106621");

    public static InputFault IdOfApi { get; } =
        new("IdOfApi", "is an id of Loket's API; the employer id (werkgever-id) that Loket shows to people is meant: seven digits");

    public static InputFault NotPersonnelNumber { get; } =
        new("NotPersonnelNumber", "is not a payroll personnel number (personeelsnummer verloning): one to nine digits");

    /// <param name="from">yyyy-MM-dd.</param>
    /// <param name="to">As <paramref name="from"/>.</param>
    public static InputFault NotExchangeDay(string from, string to) =>
        new("NotExchangeDay", $"is not a day from {from} to {to}", from, to);

    public static InputFault NotComponent { get; } =
        new("NotComponent", "is not a number of a payroll component (looncomponent), such as 4100");

    /// <param name="values">Without which a file cannot be told apart, or says nothing of pay.</param>
    public static InputFault ColumnsMissing(string values) => new("ColumnsMissing", $"lacks columns of {values}", values);

    public static InputFault NotOfThisStep { get; } = new("NotOfThisStep", "is not said at this step");

    /// <param name="request">Its id.</param>
    public static InputFault RequestedAlready(string request) =>
        new("RequestedAlready", $"is asked for by request {request} already, which is not over", request);
}
