using System.Text.Json;
using LoketFunctions.Personnel.Fields;

namespace LoketFunctions.Tests.Personnel.Fields;

public sealed class FieldReaderTests
{
    private static readonly Dictionary<string, string> Genders = new() { ["male"] = "1", ["female"] = "2" };

    [Theory]
    [InlineData("employee.personalDetails.lastName", "\" Vries \"", "Vries")]
    [InlineData("employee.personalDetails.lastName", "\"abcdefghijklmnopqrstuvwxy\"", "abcdefghijklmnopqrstuvwxy")]
    [InlineData("employee.address.houseNumber", "12", "12")]
    [InlineData("employee.address.houseNumber", "\"12\"", "12")]
    [InlineData("wage.grossWage", "14.710", "14.71")]
    [InlineData("wage.grossWage", "\"14.71\"", "14.71")]
    [InlineData("wage.grossWage", "999999.99", "999999.99")]
    [InlineData("employment.startDate", "\"2026-02-28\"", "2026-02-28")]
    [InlineData("employment.isOnCallEmployment", "false", "false")]
    [InlineData("employee.personalDetails.gender", "\"female\"", "2")]
    [InlineData("employee.personalDetails.prefix", "null", null)]
    public void What_is_said_has_one_spelling(string field, string said, string? value)
    {
        var reading = Read(field, said);
        Assert.Null(reading.Fault);
        Assert.Equal(value, reading.Value);
    }

    [Theory]
    [InlineData("employee.personalDetails.lastName", "null", FieldFaultCodes.Needed)]
    [InlineData("employee.personalDetails.prefix", "\"\"", FieldFaultCodes.Empty)]
    [InlineData("employee.personalDetails.prefix", "\"  \"", FieldFaultCodes.Empty)]
    [InlineData("employee.personalDetails.lastName", "\"abcdefghijklmnopqrstuvwxyz\"", FieldFaultCodes.TooLong)]
    [InlineData("employee.personalDetails.lastName", "7", FieldFaultCodes.NotText)]
    [InlineData("employee.personalDetails.lastName", "\"a\\u0000b\"", FieldFaultCodes.NotText)]
    [InlineData("employee.personalDetails.lastName", "{}", FieldFaultCodes.NotText)]
    [InlineData("employee.address.houseNumber", "\"12a\"", FieldFaultCodes.NotWhole)]
    [InlineData("employee.address.houseNumber", "12.5", FieldFaultCodes.NotWhole)]
    [InlineData("employee.address.houseNumber", "99999999999", FieldFaultCodes.NotWhole)]
    [InlineData("wage.grossWage", "\"14,71\"", FieldFaultCodes.NotNumber)]
    [InlineData("wage.grossWage", "\"1.000,00\"", FieldFaultCodes.NotNumber)]
    [InlineData("wage.grossWage", "true", FieldFaultCodes.NotNumber)]
    [InlineData("wage.grossWage", "0.5", FieldFaultCodes.OutOfBounds)]
    [InlineData("wage.grossWage", "1000000", FieldFaultCodes.OutOfBounds)]
    [InlineData("employment.startDate", "\"28-02-2026\"", FieldFaultCodes.NotDate)]
    [InlineData("employment.startDate", "\"2026-02-30\"", FieldFaultCodes.NotDate)]
    [InlineData("employment.startDate", "20260228", FieldFaultCodes.NotDate)]
    [InlineData("employment.isOnCallEmployment", "\"ja\"", FieldFaultCodes.NotFlag)]
    [InlineData("employee.personalDetails.gender", "\"Female\"", FieldFaultCodes.OptionUnmapped)]
    [InlineData("employee.personalDetails.gender", "2", FieldFaultCodes.OptionUnmapped)]
    public void What_cannot_be_is_a_fault_and_no_guess(string field, string said, string code)
    {
        var reading = Read(field, said);
        Assert.Equal((code, null), (reading.Fault!.Code, reading.Value));
    }

    [Fact]
    public void A_fault_says_what_fits() =>
        Assert.Equal([1m, 999_999.99m], Read("wage.grossWage", "0").Fault!.Arguments.Cast<decimal>());

    [Fact]
    public void A_reading_shows_nothing_of_a_person() =>
        Assert.DoesNotContain("Vries", Read("employee.personalDetails.lastName", "\"Vries\"").ToString(), StringComparison.Ordinal);

    private static FieldReading Read(string field, string said) =>
        FieldReader.Read(LoketFields.Find(field)!, JsonDocument.Parse(said).RootElement, Genders);
}
