using System.Globalization;
using LoketFunctions.Simulators.Loket.Payroll;

namespace LoketFunctions.Simulators.Loket.Import;

/// <summary>The first line: <c>aanslnr;persnr;ploeg;[verdelingseenheid;]</c> and then numbers of components.</summary>
internal sealed record ImportHeader(IReadOnlyList<string> Names, int FirstComponent, IReadOnlyList<PayrollComponent> Components)
{
    public const string ClientNumber = "aanslnr";
    public const string PayrollId = "persnr";
    public const string Shift = "ploeg";
    public const string DistributionUnit = "verdelingseenheid";

    /// <summary>The header, or null with a fault for each thing wrong with it.</summary>
    public static ImportHeader? Read(
        CsvLine line, bool withUnits, IReadOnlyDictionary<int, PayrollComponent> known, List<ImportFault> faults)
    {
        string[] fixedNames = withUnits ? [ClientNumber, PayrollId, Shift, DistributionUnit] : [ClientNumber, PayrollId, Shift];
        foreach (var (i, name) in fixedNames.Index())
        {
            if (i >= line.Cells.Count || !string.Equals(line.Cells[i], name, StringComparison.Ordinal))
            {
                faults.Add(new ImportFault(
                    line.Number, name, $"De kop heeft '{name}' niet als kolom {(i + 1).ToString(CultureInfo.InvariantCulture)}."));
            }
        }

        if (faults.Count > 0)
        {
            return null;
        }

        var components = new List<PayrollComponent>();
        foreach (var name in line.Cells.Skip(fixedNames.Length))
        {
            var wrong = !ImportText.IsWhole(name, out var key) ? "Dit is geen componentnummer."
                : !known.TryGetValue(key, out var component) ? "De looncomponent bestaat niet in dit jaar."
                : components.Contains(component) ? "De looncomponent komt meer dan eens voor."
                : null;
            if (wrong is null)
            {
                components.Add(known[key]);
            }
            else
            {
                faults.Add(new ImportFault(line.Number, name, wrong));
            }
        }

        if (line.Cells.Count == fixedNames.Length)
        {
            faults.Add(new ImportFault(line.Number, fixedNames[^1], "Er staan geen looncomponenten in de kop."));
        }

        return faults.Count > 0 ? null : new ImportHeader(line.Cells, fixedNames.Length, components);
    }
}

/// <summary>Numbers as the import wants them.</summary>
internal static class ImportText
{
    private const int MostDigits = 9;

    public static bool IsWhole(string text, out int number)
    {
        number = 0;
        return text.Length is > 0 and <= MostDigits && text.All(char.IsAsciiDigit)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>What is wrong with a value, or null; digits with a decimal comma, and a minus before an amount.</summary>
    public static string? ReadValue(string text, bool isHours, out decimal value)
    {
        value = 0;
        var digits = isHours || !text.StartsWith('-') ? text : text[1..];
        var parts = digits.Split(',');
        if (text.Contains(':', StringComparison.Ordinal))
        {
            return "Uren en minuten: schrijf 1 uur en 15 minuten als 1,25.";
        }

        if (text.Contains('.', StringComparison.Ordinal))
        {
            return "Een punt in een getal: het decimaalteken is een komma.";
        }

        if (parts.Length > 2 || parts.Any(p => p.Length is 0 or > MostDigits || !p.All(char.IsAsciiDigit)))
        {
            return isHours && text.StartsWith('-') ? "Uren zijn niet negatief." : "Dit is geen getal.";
        }

        value = decimal.Parse(
            text.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return null;
    }
}
