using System.Text;
using LoketFunctions.Export;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Report;
using LoketFunctions.Http;
using LoketFunctions.Planner;
using LoketFunctions.Runs;

namespace LoketFunctions.Tests.Export.Deliver.Files;

public sealed class LeftOutFileTests
{
    [Theory]
    [InlineData("reg-1", "reg-1")]
    [InlineData("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0")]
    [InlineData("＠SUM(1)", "'＠SUM(1)")]
    [InlineData(" \"+1", "' \"+1")]
    [InlineData("a;\"b\"", "a;\"b\"")]
    [InlineData("😀\u202e", "😀\u202e")]
    public async Task People_read_what_the_planner_calls_it_and_no_formula(string id, string read)
    {
        var rows = await WriteAsync("nl", new LeftOut(
            id, LeftOutReason.NotApproved, ExportItem.Meals, new DateOnly(2026, 11, 3), "emp-1")
        { Name = id, PersonnelNumber = new("1007") });
        Assert.Equal([read, "2026-11-03", "emp-1", read, "1007", "maaltijden", "not-approved", "not-approved!", "", "Doe iets."], rows[1]);
    }

    [Fact]
    public async Task What_was_set_aside_says_what_is_wrong_and_leaves_open_what_cannot_be_read()
    {
        var fault = new FieldFault("date", ExportTexts.Of("RegistrationForm.NoDate"));
        var rows = await WriteAsync("nl", new LeftOut(null, LeftOutReason.SetAside, null, null, null) { Fault = fault });
        Assert.Equal(["", "", "", "", "", "alles", "set-aside", "set-aside!", "date: is geen datum als jjjj-mm-dd", "Doe iets."], rows[1]);
    }

    [Theory]
    [InlineData("007", "'007")]
    [InlineData("1E5", "'1E5")]
    [InlineData("1234567890123", "'1234567890123")]
    [InlineData("3-11", "'3-11")]
    [InlineData("1007", "1007")]
    public async Task Ids_names_and_numbers_of_people_are_kept_from_a_spreadsheets_guesses_and_dates_are_dates(string text, string read)
    {
        var rows = await WriteAsync("nl",
            new LeftOut(text, LeftOutReason.NotApproved, null, new DateOnly(2026, 11, 3), text)
            {
                Name = text,
                PersonnelNumber = new(text),
            });
        Assert.Equal([read, "2026-11-03", read, read, read], rows[1].Take(5));
    }

    [Fact]
    public async Task The_readers_language_is_spoken()
    {
        Assert.Equal("medewerker", (await WriteAsync("nl"))[0][2]);
        Assert.Equal("employee", (await WriteAsync("en"))[0][2]);
    }

    private static async Task<List<List<string>>> WriteAsync(string language, params LeftOut[] items)
    {
        using var stream = new MemoryStream();
        await new LeftOutFileWriter(language, code => new Explanation(code + "!", ActionOwner.User, ActionPlace.Nowhere, "Doe iets."))
            .WriteAsync(stream, items.ToAsyncEnumerable(), CancellationToken.None);
        var bytes = stream.ToArray();
        Assert.True(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble));
        return CsvReading.Read(Encoding.UTF8.GetString(bytes.AsSpan(Encoding.UTF8.Preamble.Length)));
    }
}
