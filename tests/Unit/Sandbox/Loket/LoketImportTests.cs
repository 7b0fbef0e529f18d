using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Tests.Sandbox.Loket;

/// <summary>"Collectieve mutaties" as a person at Loket's screen would use it.</summary>
public sealed class LoketImportTests : IAsyncLifetime
{
    private const string Header = "aanslnr;persnr;ploeg;verdelingseenheid;1;41;50\r\n";
    private LoketVisitor _visitor = null!;
    private Administration _administration = null!;
    private IReadOnlyList<Employment> _people = null!;

    public async ValueTask InitializeAsync()
    {
        _visitor = await LoketVisitor.StartAsync(user: null);
        // The second one has cost centres.
        _administration = _visitor.Loket.Database.State.Employers[0].Staff.Administrations[1];
        _people = _visitor.ActiveAt(_administration.Id);
    }

    public async ValueTask DisposeAsync() => await _visitor.DisposeAsync();

    [Fact]
    public async Task A_file_overwrites_what_it_names()
    {
        await _visitor.ControlAsync(
            "/sandbox/period-data", new { employmentId = _people[0].Id, year = 2026, periodNumber = 3, component = 2, value = 3m });
        var unit = (await CellsAsync())[0]!["distributionUnitCode"]!.GetValue<int>();
        var result = await ImportAsync(Header + $"{Start(0)};{unit};12,25;;-7,5\r\n" + $"{Start(1)};2;0;\"1\";\r\n");
        Assert.Equal((2, 4, 0), (Count("rows"), Count("cells"), result["faults"]!.AsArray().Count));
        Assert.True(result["imported"]!.GetValue<bool>());
        var (one, two) = (_people[0].PayrollId, _people[1].PayrollId);
        (int?, int?, decimal?)[] expected = [(one, 1, 12.25m), (one, 2, 3m), (one, 50, -7.5m), (two, 1, 0m), (two, 41, 1m)];
        Assert.Equal(expected.Order(), Short(await CellsAsync()).Order());
        Assert.Equal((await CellsAsync()).ToJsonString(), result["periodData"]!.ToJsonString());
        Assert.All(await CellsAsync(), cell => Assert.NotNull(cell!["costCenter"]));
        Assert.Equal(result["periodData"]!.ToJsonString(),
            (await ImportAsync(Header + $"{Start(0)};{unit};12,25;;-7,5\r\n"))["periodData"]!.ToJsonString());

        int Count(string name) => result[name]!.GetValue<int>();
    }

    [Fact]
    public async Task A_dry_run_only_shows()
    {
        await ImportAsync(Header + $"{Start(0)};1;8;;\r\n");
        var before = (await CellsAsync()).ToJsonString();
        Assert.Equal(2, (await ImportAsync(Header + $"{Start(1)};1;9;;\r\n", "&dryRun=true"))["periodData"]!.AsArray().Count);
        var fromEmpty = await ImportAsync(Header + $"{Start(1)};1;9;;\r\n", "&dryRun=true&from=empty");
        Assert.False(fromEmpty["imported"]!.GetValue<bool>());
        Assert.Equal([(_people[1].PayrollId, 1, 9m)], Short(fromEmpty["periodData"]!.AsArray()));
        Assert.Equal(before, (await CellsAsync()).ToJsonString());
    }

    [Theory]
    [InlineData("{0};1;8.5;;", "1", "komma")]
    [InlineData("{0};1;-8;;", "1", "negatief")]
    [InlineData("{0};1;8:30;;", "1", "minuten")]
    [InlineData("{0};1;8,255;;", "1", "decimalen")]
    [InlineData("{0};1;1000;;", "1", "1000")]
    [InlineData("{0};1;=1+1;;", "1", "getal")]
    [InlineData("{0};1;;@A1;", "41", "getal")]
    [InlineData("{0};1;;+3;", "41", "getal")]
    [InlineData("{0};1;;1.000,50;", "41", "komma")]
    [InlineData("{0};1;;１;", "41", "getal")]
    [InlineData("{0};99;8;;", "verdelingseenheid", "verdelingseenheid")]
    [InlineData("{0};1;8;", "6", "velden")]
    [InlineData("{0};1;8;;\r\n{0};1;9;;", "persnr", "meer dan eens", 3)]
    [InlineData("{1};9;1;8;;", "ploeg", "ploeg")]
    [InlineData("{2};1;1;8;;", "persnr", "personeelsnummer")]
    [InlineData("1;1;1;1;8;;", "aanslnr", "aansluitnummer")]
    [InlineData("{0};\"1;8;;", "4", "aanhalingsteken")]
    [InlineData("{0};1;8;;\n", "7", "CR LF")]
    public async Task A_wrong_cell_is_named_and_nothing_is_imported(string line, string column, string what, int at = 2)
    {
        var client = _administration.ClientNumber;
        line = string.Format(CultureInfo.InvariantCulture, line, Start(0), $"{client};{_people[0].PayrollId}", $"{client};9999");
        var result = await ImportAsync(Header + line + (line.EndsWith('\n') ? "" : "\r\n"));
        var fault = Assert.Single(result["faults"]!.AsArray())!;
        Assert.Equal((at, column), (fault["line"]!.GetValue<int>(), fault["column"]!.GetValue<string>()));
        Assert.Contains(what, fault["what"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.False(result["imported"]!.GetValue<bool>());
        Assert.Empty(await CellsAsync());
    }

    [Theory]
    [InlineData("aanslnr;persnr;ploeg;1", "verdelingseenheid")]
    [InlineData("aanslnr;persnr;ploeg;verdelingseenheid;1;1", "1")]
    [InlineData("aanslnr;persnr;ploeg;verdelingseenheid;1;777", "777")]
    [InlineData("aanslnr;persnr;ploeg;verdelingseenheid;Uren", "Uren")]
    [InlineData("aanslnr;persnr;ploeg;verdelingseenheid", "verdelingseenheid")]
    public async Task A_wrong_header_is_named(string header, string column)
    {
        var fault = Assert.Single((await ImportAsync(header + "\r\n"))["faults"]!.AsArray())!;
        Assert.Equal((1, column), (fault["line"]!.GetValue<int>(), fault["column"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_file_may_be_in_either_encoding_and_leave_units_to_Loket()
    {
        foreach (var encoding in new[] { new UTF8Encoding(true), new UTF8Encoding(false),
            CodePagesEncodingProvider.Instance.GetEncoding(1252)! })
        {
            byte[] file = [.. encoding.GetPreamble(), .. encoding.GetBytes($"aanslnr;persnr;ploeg;1\r\n{Start(0)};8")];
            Assert.Empty((await ImportAsync(file, "", "nee"))["faults"]!.AsArray());
            file = [.. encoding.GetPreamble(), .. encoding.GetBytes($"aanslnr;persnr;ploeg;é\r\n")];
            Assert.Equal("é", (await ImportAsync(file, "", "nee"))["faults"]![0]!["column"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task A_closed_period_takes_no_file()
    {
        await _visitor.ControlAsync(
            "/sandbox/runs", new { administrationId = _administration.Id, year = 2026, periodNumber = 3, status = 9 });
        Assert.Contains("afgesloten", (await ImportAsync(Header))["faults"]![0]!["what"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private string Start(int person) => $"{_administration.ClientNumber};{_people[person].PayrollId};1";

    private Task<JsonObject> ImportAsync(string file, string more = "") => ImportAsync(Encoding.UTF8.GetBytes(file), more, "ja");

    private async Task<JsonObject> ImportAsync(byte[] file, string more, string units)
    {
        var address = $"/sandbox/collectieve-mutaties?administrationId={_administration.Id}&year=2026&period=3"
            + $"&action=overschrijven&verdelingseenheid={units}&bestandstype=csv{more}";
        using var content = new ByteArrayContent(file);
        using var answer = await _visitor.Http.PostAsync(new Uri(address, UriKind.Relative), content);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private async Task<JsonArray> CellsAsync() =>
        (await _visitor.Http.GetFromJsonAsync<JsonArray>(
            new Uri($"/sandbox/period-data?administrationId={_administration.Id}&year=2026&period=3", UriKind.Relative)))!;

    private static IEnumerable<(int?, int?, decimal?)> Short(JsonArray cells) =>
        cells.Select(c => (c!["payrollId"]?.GetValue<int>(), c["component"]?.GetValue<int>(), c["value"]?.GetValue<decimal>()));
}
