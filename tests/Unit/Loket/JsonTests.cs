using System.Text.Json;
using LoketFunctions.Loket.Json;
using LoketFunctions.Loket.Model;

namespace LoketFunctions.Tests.Loket;

/// <summary>Reads what Loket's sources show besides what its document says.</summary>
public sealed class JsonTests
{
    [Theory]
    [InlineData("\"1995-05-21\"")]
    [InlineData("\"1995-05-21T00:00:00+01:00\"")]
    [InlineData("\"1995-05-21T00:00:00+02:00\"")]
    [InlineData("\"1995-05-21T23:59:59Z\"")]
    [InlineData("\"1995-05-21 00:00:00\"")]
    public void A_date_is_the_day_as_written(string json) => Assert.Equal(new DateOnly(1995, 5, 21), Read<DateOnly>(json));

    [Theory]
    [InlineData("\"21-05-1995\"")]
    [InlineData("\"1995-05-2\"")]
    [InlineData("\"1995-05-211\"")]
    [InlineData("\"1995-02-30\"")]
    [InlineData("19950521")]
    public void What_is_no_date_is_refused(string json) => Assert.Throws<JsonException>(() => Read<DateOnly>(json));

    [Fact]
    public void Numbers_and_texts_come_in_each_others_form()
    {
        var employment = Read<Employment>(
            """{"PAYROLLID":"12","isOnCallEmployment":"True","unknown":{"a":[1]},"incomeRelationshipNumber":1,"endDate":null}""");
        Assert.Equal((12, true, 1, null),
            (employment.PayrollId, employment.IsOnCallEmployment, employment.IncomeRelationshipNumber, employment.EndDate));
        Assert.Equal(14.71m, Read<Wage>("""{"grossWage":"14.71"}""").GrossWage);
        Assert.Equal("4", Read<Address>("""{"houseNumberAddition":4}""").HouseNumberAddition);
    }

    [Theory]
    [InlineData("1", 1, null)]
    [InlineData("\"1\"", 1, null)]
    [InlineData("\"A1B2C3D4-0000-4000-8000-000000000001\"", null, "a1b2c3d4-0000-4000-8000-000000000001")]
    public void A_key_is_a_number_or_a_guid(string json, int? number, string? id)
    {
        var key = Read<Metadata>($$"""{"key":{{json}},"value":"Man"}""").Key!.Value;
        Assert.Equal((number, id), (key.Number, key.Id?.ToString("D")));
        Assert.Equal(id is null ? "1" : $"\"{id}\"", JsonSerializer.Serialize(key, LoketJson.Options));
    }

    [Fact]
    public void Both_names_of_the_tax_number_are_read()
    {
        Assert.Equal("111111110L46", Read<PayrollAdministration>("""{"wageTaxNumber":"111111110L46"}""").TaxNumber);
        Assert.Equal("111111110L46", Read<PayrollAdministration>("""{"payrollTaxesNumber":"111111110L46"}""").TaxNumber);
    }

    [Fact]
    public void Writing_trims_texts_and_keeps_dates_plain() =>
        Assert.Equal(
            """{"name":"Jan","on":"2026-03-01","amount":1.50,"none":null}""",
            JsonSerializer.Serialize(
                new { Name = " Jan\t", On = new DateOnly(2026, 3, 1), Amount = 1.50m, None = (string?)null }, LoketJson.Options));

    [Theory]
    [InlineData(null, false)]
    [InlineData("""{"filterOnEmployedStatus":"AllEmployments","filterOnDepartments":[]}""", false)]
    [InlineData("""{"filterOnEmployedStatus":"ActiveEmployments"}""", true)]
    [InlineData("""{"filterOnDepartments":[{"key":"a1b2c3d4-0000-4000-8000-000000000001"}]}""", true)]
    [InlineData("""{"filterOnEmploymentCategoryType":[{"key":1}]}""", true)]
    [InlineData("""{"filterOnOnCallEmployment":false}""", true)]
    public void A_filter_that_may_hide_is_seen(string? json, bool mayHide) =>
        Assert.Equal(mayHide, Read<EmploymentFilter>(json ?? "{}").MayHide);

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, LoketJson.Options)!;
}
