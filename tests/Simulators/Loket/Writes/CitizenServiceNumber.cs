namespace LoketFunctions.Simulators.Loket.Writes;

/// <summary>The citizen service number (burgerservicenummer, BSN).</summary>
internal static class CitizenServiceNumber
{
    private const int Length = 9;

    /// <summary>The 11-test (elfproef): the digits times 9 to 2, less the last one, divide by eleven.</summary>
    public static bool Holds(string number) =>
        number.Length == Length && number.All(char.IsAsciiDigit) && number != "000000000"
        && number.Select((digit, i) => (digit - '0') * (i == Length - 1 ? -1 : Length - i)).Sum() % 11 == 0;
}
