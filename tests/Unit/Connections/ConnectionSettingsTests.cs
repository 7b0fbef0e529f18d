using System.Text;
using System.Text.Json;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Planner;

namespace LoketFunctions.Tests.Connections;

public sealed class ConnectionSettingsTests
{
    private const string Good = "https://good.example/app";
    private static readonly PlannerSettings Planner = Installation.NewPlanners(Good).Get("eitje");

    [Fact]
    public void Everything_that_a_planner_may_set_is_set()
    {
        var connection = Apply("""
            { "ownerEmail": "owner@good.example", "language": "en", "returnAddress": "https://good.example/app/x?y=1",
              "nightlyAt": "21:30", "newEmployees": "ask", "affiliate": "distributionUnit", "personnelNumber": "payrollId" }
            """);

        Assert.Equal(("owner@good.example", "en", "https://good.example/app/x?y=1", "21:30:00"),
            (connection.OwnerEmail, connection.Language, connection.ReturnAddress, connection.NightlyAt));
        Assert.Equal((NewEmployeePolicy.Ask, AffiliateSource.DistributionUnit, PersonnelNumberSource.PayrollId),
            (connection.NewEmployees, connection.Affiliate, connection.PersonnelNumber));
    }

    [Fact]
    public void What_is_overridden_is_named_until_it_is_taken_back()
    {
        var connection = Apply("""
            { "returnAddress": "https://good.example/app", "nightlyAt": "21:30", "newEmployees": "ask", "affiliate": "distributionUnit",
              "lastName": "own", "personnelNumber": "payrollId", "delivery": "both", "fixedContractHours": "all",
              "payrollFileNumber": "employeeNumber",
              "zeroHoursAs": "minMax", "minMaxAs": "minMax", "fixedHoursAs": "zeroHours", "exportRecipients": [], "exportAt": "05:00",
              "payrollFileColumns": ["costCenter", "shift"] }
            """);
        var defaults = SettingsDefaults.Of(connection, Planner.Profile);

        Assert.Equal(14, defaults.Overridden.Count);
        Assert.Equal(
            JsonSerializer.Serialize(SettingsDefaults.Of(new Connection(), Planner.Profile) with { Overridden = defaults.Overridden }),
            JsonSerializer.Serialize(defaults));
        Assert.Equal([PayrollFileDimension.Shift, PayrollFileDimension.CostCenter],
            SettingsResponse.Of(connection, Planner.Profile).PayrollFileColumns);
        Assert.Equal(
            ["aanslnr", "persnr", "ploeg", "kostenplaats"],
            connection.Effective(Planner.Profile).Export.Layout.Columns.Select(column => column.Name));

        var back = JsonSerializer.SerializeToUtf8Bytes(defaults.Overridden.ToDictionary(name => name, _ => (string?)null));
        ConnectionSettings.ReadChange(back, Planner).ApplyTo(connection);
        Assert.Empty(SettingsDefaults.Of(connection, Planner.Profile).Overridden);
    }

    [Theory]
    [InlineData("Keuken & bar – vestiging Noord", true)]
    [InlineData("1", true)]
    [InlineData("?!", false)]
    [InlineData("two\nlines", false)]
    [InlineData("  ", false)]
    public void A_label_is_one_line_that_says_something(string label, bool isTaken)
    {
        var body = JsonSerializer.Serialize(new { label, returnAddress = Good });
        if (isTaken)
            Assert.Equal(label, SettingsResponse.Of(Apply(body), Planner.Profile).Label);
        else
            Assert.Equal(["label"], Assert.Throws<ProblemException>(() => Apply(body)).Problem.Faults!.Keys);
        Assert.Throws<ProblemException>(() => Apply(JsonSerializer.Serialize(new { label = new string('a', 101), returnAddress = Good })));
    }

    [Fact]
    public void How_exports_go_out_is_set_and_shown()
    {
        var connection = Apply("""
            { "returnAddress": "https://good.example/app", "delivery": "file", "fixedContractHours": "all",
              "payrollFileNumber": "employeeNumber",
              "exportRecipients": ["a@b.example", "c@d.example", "A@B.example"], "exportByLink": true, "readyForPayroll": ["e@f.example"],
              "exportDaysAfterPeriod": 28, "exportAt": "22:15" }
            """);

        var shown = SettingsResponse.Of(connection, Planner.Profile);
        Assert.Equal((Delivery.File, FixedContractHours.All, PersonnelNumberSource.EmployeeNumber, true, 28, new TimeOnly(22, 15)),
            (shown.Delivery, shown.FixedContractHours, shown.PayrollFileNumber, shown.ExportByLink, shown.ExportDaysAfterPeriod,
                shown.ExportAt));
        Assert.Equal(["a@b.example", "c@d.example"], shown.ExportRecipients);
        Assert.Equal(["e@f.example"], shown.ReadyForPayroll);
    }

    [Fact]
    public void Which_of_Lokets_kinds_of_contract_is_which_of_the_planners_is_set_and_shown()
    {
        var shown = SettingsResponse.Of(
            Apply($$"""{ "returnAddress": "{{Good}}", "minMaxAs": "zeroHours", "fixedHoursAs": "minMax" }"""), Planner.Profile);
        Assert.Equal(
            (ContractKind.ZeroHours, ContractKind.ZeroHours, ContractKind.MinMax), (shown.ZeroHoursAs, shown.MinMaxAs, shown.FixedHoursAs));

        var usual = SettingsResponse.Of(new Connection(), Planner.Profile);
        Assert.Equal((ContractKind.ZeroHours, ContractKind.FixedHours, ContractKind.FixedHours),
            (usual.ZeroHoursAs, usual.MinMaxAs, usual.FixedHoursAs));
    }

    [Fact]
    public void What_is_likely_is_set_and_shown_and_decides()
    {
        var connection = Apply($$"""
            { "returnAddress": "{{Good}}", "maxHoursPerWeek": 48, "maxAllowancePerDay": 250, "maxDeviationPercent": 25,
              "maxWithdrawnPercent": 10, "unlikelyHours": "stop" }
            """);
        var shown = SettingsResponse.Of(connection, Planner.Profile);
        Assert.Equal((48, 250, 25, 10, UnlikelyHours.Stop),
            (shown.MaxHoursPerWeek, shown.MaxAllowancePerDay, shown.MaxDeviationPercent, shown.MaxWithdrawnPercent, shown.UnlikelyHours));
        Assert.Equal(
            new LikelyRules
            {
                MaxHoursPerWeek = 48,
                MaxAllowancePerDay = 250,
                MaxDeviationPercent = 25,
                MaxWithdrawnPercent = 10,
                Then = UnlikelyHours.Stop
            },
            connection.Effective(Planner.Profile).Export.Likely);
        var usual = SettingsDefaults.Of(connection, Planner.Profile);
        Assert.Equal((60, null, 50, 33, UnlikelyHours.Tell),
            (usual.MaxHoursPerWeek, usual.MaxAllowancePerDay, usual.MaxDeviationPercent, usual.MaxWithdrawnPercent, usual.UnlikelyHours));
        Assert.Equal(
            ["maxHoursPerWeek", "maxAllowancePerDay", "maxDeviationPercent", "maxWithdrawnPercent", "unlikelyHours"], usual.Overridden);
    }

    [Fact]
    public void Without_settings_exports_follow_the_profile_and_files_go_to_the_owner()
    {
        var connection = new Connection { OwnerEmail = "owner@good.example" };

        var shown = SettingsResponse.Of(connection, Planner.Profile);

        Assert.Equal(
            (Planner.Profile.Export.Delivery, FixedContractHours.None, PersonnelNumberSource.PayrollId, false, null, new TimeOnly(6, 0)),
            (shown.Delivery, shown.FixedContractHours, shown.PayrollFileNumber, shown.ExportByLink, shown.ExportDaysAfterPeriod,
                shown.ExportAt));
        Assert.Equal(["owner@good.example"], shown.ExportRecipients);
        Assert.Empty(shown.ReadyForPayroll);
        Assert.Equal(FixedContractHours.Extra, SettingsResponse.Of(connection, Profiles.Find("l1nda")!).FixedContractHours);
    }

    [Fact]
    public void An_empty_list_is_nobody_and_null_the_owner_again()
    {
        var connection = new Connection
        {
            OwnerEmail = "owner@good.example",
            ReadyForPayroll = "e@f.example",
            ExportDaysAfterPeriod = 3,
            ExportAt = "22:15:00"
        };

        ConnectionSettings.ReadChange(
            """{ "exportRecipients": [], "readyForPayroll": null, "exportDaysAfterPeriod": null, "exportAt": null }"""u8.ToArray(), Planner)
            .ApplyTo(connection);
        Assert.Empty(connection.FileRecipients);
        Assert.Empty(connection.ReadyForPayrollAddresses);
        Assert.Equal((null, new TimeOnly(6, 0)), (connection.ExportDaysAfterPeriod, connection.ExportTime));

        ConnectionSettings.ReadChange("""{ "exportRecipients": null }"""u8.ToArray(), Planner).ApplyTo(connection);
        Assert.Equal(["owner@good.example"], connection.FileRecipients);
    }

    [Theory]
    [InlineData("delivery", "\"Direct\"")]
    [InlineData("fixedContractHours", "true")]
    [InlineData("payrollFileNumber", "\"clientNumber\"")]
    [InlineData("payrollFileColumns", "\"shift\"")]
    [InlineData("payrollFileColumns", "[\"shift\", \"payrollId\"]")]
    [InlineData("payrollFileColumns", "[null]")]
    [InlineData("minMaxAs", "\"unknown\"")]
    [InlineData("zeroHoursAs", "\"ZeroHours\"")]
    [InlineData("fixedHoursAs", "2")]
    [InlineData("exportRecipients", "\"a@b.example\"")]
    [InlineData("exportRecipients", "[\"a@b.example\", null]")]
    [InlineData("exportRecipients", "[\"Jan <a@b.example>\"]")]
    [InlineData("exportRecipients", "[\"\\\"a b\\\"@b.example\"]")]
    [InlineData("exportRecipients", "[\"a@b.example\\r\\nBcc: c@d.example\"]")]
    [InlineData("exportRecipients",
        "[\"1@b.nl\",\"2@b.nl\",\"3@b.nl\",\"4@b.nl\",\"5@b.nl\",\"6@b.nl\",\"7@b.nl\",\"8@b.nl\",\"9@b.nl\",\"10@b.nl\",\"11@b.nl\"]")]
    [InlineData("exportByLink", "null")]
    [InlineData("exportByLink", "\"true\"")]
    [InlineData("readyForPayroll", "{}")]
    [InlineData("maxHoursPerWeek", "0")]
    [InlineData("maxHoursPerWeek", "169")]
    [InlineData("maxAllowancePerDay", "0")]
    [InlineData("maxAllowancePerDay", "100001")]
    [InlineData("maxAllowancePerDay", "12.5")]
    [InlineData("maxDeviationPercent", "0")]
    [InlineData("maxDeviationPercent", "1001")]
    [InlineData("maxWithdrawnPercent", "0")]
    [InlineData("maxWithdrawnPercent", "101")]
    [InlineData("unlikelyHours", "\"strict\"")]
    [InlineData("exportDaysAfterPeriod", "29")]
    [InlineData("exportDaysAfterPeriod", "-1")]
    [InlineData("exportDaysAfterPeriod", "1.5")]
    [InlineData("exportDaysAfterPeriod", "\"3\"")]
    [InlineData("exportAt", "\"24:00\"")]
    public void Export_settings_that_cannot_be_are_refused(string name, string value) =>
        Assert.Equal([name], Faults(
            $$"""{ "returnAddress": "https://good.example/app", "{{name}}": {{value}} }""").Keys.Select(field => field.Split('[')[0]));

    [Fact]
    public void Absent_stays_and_null_goes_back_to_the_profile()
    {
        var connection =
            new Connection { NightlyAt = "21:30:00", NewEmployees = NewEmployeePolicy.Ask, OwnerEmail = "a@b.example", Language = "en" };

        ConnectionSettings.ReadChange("""{ "nightlyAt": null, "ownerEmail": null }"""u8.ToArray(), Planner).ApplyTo(connection);

        Assert.Equal((null, NewEmployeePolicy.Ask, null, "en"),
            (connection.NightlyAt, connection.NewEmployees, connection.OwnerEmail, connection.Language));
    }

    [Fact]
    public void Every_fault_is_named_at_once()
    {
        var faults = Faults("""
            { "ownerEmail": "Owner <o@x.example>", "language": "de", "returnAddress": 7, "nightlyAt": "25:00", "newEmployees": "always",
              "affiliate": 1, "personnelNumber": "Payroll", "state": "active" }
            """);

        Assert.Equal(
            ["affiliate", "language", "newEmployees", "nightlyAt", "ownerEmail", "personnelNumber", "returnAddress", "state"],
            faults.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("is not one of add, ask", faults["newEmployees"]);
    }

    [Fact]
    public void A_new_connection_says_where_the_user_goes_back_to() => Assert.Equal("is missing", Faults("{}")["returnAddress"]);

    [Theory]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    public void What_is_no_object_is_refused(string body) =>
        Assert.ThrowsAny<Exception>(() => ConnectionSettings.ReadNew(Encoding.UTF8.GetBytes(body), Planner));

    [Theory]
    [InlineData("https://good.example/app")]
    [InlineData("https://GOOD.example/app/")]
    [InlineData("https://good.example:443/app/deep?x=https://evil.example")]
    [InlineData("https://good.example/other/../app/x")]
    public void Addresses_below_an_allowed_one_are_allowed(string address) => Apply(Body(address));

    [Theory]
    [InlineData("https://good.example.evil.com/app")]
    [InlineData("https://good.example@evil.com/app")]
    [InlineData("https://evil.com@good.example/app")]
    [InlineData("https://user:pass@good.example/app")]
    [InlineData("https://good.example%2eevil.com/app")]
    [InlineData("https://good.example:8443/app")]
    [InlineData("https://evilgood.example/app")]
    [InlineData("https://good.example/application")]
    [InlineData("https://good.example/app/../admin")]
    [InlineData("https://good.example/app/%2e%2e/admin")]
    [InlineData("https://good.example/app%2f..%2fadmin")]
    [InlineData(@"https://good.example\@evil.com/app")]
    [InlineData(@"https:\\evil.com/app")]
    [InlineData("http://good.example/app")]
    [InlineData("//good.example/app")]
    [InlineData("//evil.com/app")]
    [InlineData("/app")]
    [InlineData("app")]
    [InlineData("")]
    [InlineData("javascript:alert(1)//good.example/app")]
    [InlineData("data:text/html,https://good.example/app")]
    [InlineData("file:///app")]
    [InlineData("https://good.example")]
    public void Tricky_addresses_are_refused(string address) => Assert.True(Faults(Body(address)).ContainsKey("returnAddress"));

    [Fact]
    public void What_is_kept_is_the_address_as_it_was_understood() =>
        Assert.Equal("https://good.example/app/x%20y%0D%0Az", Apply(Body("https://good.example/app/b/../x y%0d%0az")).ReturnAddress,
            ignoreCase: true);

    private static string Body(string address) => JsonSerializer.Serialize(new { returnAddress = address });

    private static Connection Apply(string body)
    {
        var connection = new Connection();
        ConnectionSettings.ReadNew(Encoding.UTF8.GetBytes(body), Planner).ApplyTo(connection);
        return connection;
    }

    private static Dictionary<string, string> Faults(string body) =>
        Assert.Throws<ProblemException>(() => ConnectionSettings.ReadNew(Encoding.UTF8.GetBytes(body), Planner)).Problem.Faults!
            .ToDictionary(fault => fault.Key, fault => fault.Value.Detail);
}
