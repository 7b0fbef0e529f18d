using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LoketFunctions.Export.Deliver.Files;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Reconcile;
using LoketFunctions.Export.Store;
using LoketFunctions.Planner;
using LoketFunctions.Staff;
using static LoketFunctions.Tests.Export.Plans;

namespace LoketFunctions.Tests.Export.Deliver.Files;

public sealed class PayrollFileTests
{
    private static readonly PayrollFileLayout Wide = new()
    {
        Columns =
        [
            new("aanslnr", PayrollFileValue.ClientNumber), new("persnr", PayrollFileValue.EmployeeNumber),
            new("ploeg", PayrollFileValue.ShiftNumber),
            new("verdelingseenheid", PayrollFileValue.DistributionUnitCode), new("kostenplaats", PayrollFileValue.CostCenterCode),
            new("kostendrager", PayrollFileValue.CostUnitCode),
        ],
    };

    private static readonly string[] Fragments =
    [
        "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", ";", "\"", "'", ",", " ", "\u00a0", "\u200e", "\u202e", "\u2066",
        "\u2028", "\ufeff", "\0", "\u0085",
        "é", "€", "Ω", "😀", "\ud800", "K1", "12,5", "0012", "1E5", "a b", "cmd|' /C calc'!A0", "﹦1", "%", "",
    ];

    [Fact]
    public async Task The_default_is_what_the_manual_describes()
    {
        var plan = await OfAsync(
            Basis(delivery: Delivery.File),
            Line(2, null, Minutes(Hours, 750), Count(Days, 3)), Line(1, null, Minutes(Hours, 75), Amount(Travel, -1234.5m)));
        var (bytes, written) = await WriteAsync(new PayrollFileLayout(), plan.Head, plan.Lines);

        Assert.Equal("aanslnr;persnr;ploeg;verdelingseenheid;1;4;41\r\n395;48;1;10;12,5;3;\r\n395;49;1;10;1,25;;-1234,5\r\n",
            Encoding.UTF8.GetString(bytes));
        Assert.Equal(new WrittenFile(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length), written);
    }

    /// <summary>
    /// An import would put both lines in one place, and the 0 of the former one in the place of the value. It can only be where what is
    /// taken back is taken back straight in Loket; and of zero hours, as else there is no 0.
    /// </summary>
    [Theory]
    [InlineData(1, null)]
    [InlineData(null, 1)]
    [InlineData(2, 1)]
    public async Task What_moves_to_a_cost_centre_without_a_column_is_named_once(int? before, int? now)
    {
        PlanBasis Given(int? center, Ledger? ledger, Delivery delivery) =>
            Basis(ledger, delivery, kinds: new DatedValue<KindInLoket>(default, KindInLoket.ZeroHours)) with
            {
                Defaults = new Dictionary<Guid, EmploymentDefaults> { [Employment(1)] = new(Employment(1), 1, 1, Bar, center, null) },
            };
        var line = Line(1, null, Minutes(Hours, 60));
        var sent = await SentAsync(Ledger.Empty(), await OfAsync(Given(before, null, Delivery.Both), line), Delivery.Both, "e1");

        var moved = await OfAsync(Given(now, sent, Delivery.Both), line);
        Assert.Empty(moved.Head.Faults);
        Assert.Equal(
            [(before, null), (now, 1m)], moved.Lines.Select(one => (one.Key.CostCenter, one.Cells[0].Value)).OrderBy(one => one.Value));
        var (bytes, _) = await WriteAsync(new PayrollFileLayout(), moved.Head, moved.Lines);
        Assert.Equal("aanslnr;persnr;ploeg;verdelingseenheid;1\r\n395;49;1;10;1\r\n", Encoding.UTF8.GetString(bytes));

        // So do later files, and those with a column name both.
        var after = await SentAsync(sent, moved, Delivery.Both, "e2");
        var later = await OfAsync(Given(now, after, Delivery.Both), Line(1, null, Minutes(Hours, 120)));
        Assert.Equal("aanslnr;persnr;ploeg;verdelingseenheid;1\r\n395;49;1;10;2\r\n",
            Encoding.UTF8.GetString((await WriteAsync(new PayrollFileLayout(), later.Head, later.Lines)).Bytes));
        var wide = Given(now, sent, Delivery.Both) with
        {
            Rules = Basis(
            delivery: Delivery.Both, layout: new PayrollFileLayout().With([PayrollFileDimension.CostCenter])).Rules
        };
        Assert.All((await OfAsync(wide, line)).Lines, one => Assert.False(one.OutOfFile));
        Assert.Equal(PlanFaultCode.CannotCarry, Assert.Single((await OfAsync(Given(now, sent, Delivery.File), line)).Head.Faults).Code);
        // A period that a person left as it was: the import would take what Loket fills in now.
        var stays = Given(before, sent, Delivery.File) with { Given = Given(now, null, Delivery.File).Defaults };
        Assert.Equal(PlanFaultCode.CannotCarry, Assert.Single((await OfAsync(stays, line)).Head.Faults).Code);
    }

    /// <summary>
    /// G1: a 0 takes the place of what Loket pays by itself, so it is written only where that is nothing: of zero hours on every day of the
    /// period.
    /// </summary>
    [Theory]
    [InlineData("395;49;1;10;0;0", "file-takes-back-with-zero", nameof(KindInLoket.ZeroHours), nameof(KindInLoket.ZeroHours))]
    [InlineData("395;49;1;10;;", "file-cannot-take-back", nameof(KindInLoket.FixedHours), nameof(KindInLoket.FixedHours))]
    [InlineData("395;49;1;10;;", "file-cannot-take-back", nameof(KindInLoket.MinMax), nameof(KindInLoket.MinMax))]
    [InlineData("395;49;1;10;;", "file-cannot-take-back", nameof(KindInLoket.Unknown), nameof(KindInLoket.Unknown))]
    [InlineData("395;49;1;10;;", "file-cannot-take-back", nameof(KindInLoket.ZeroHours), nameof(KindInLoket.FixedHours))]
    public async Task What_is_withdrawn_is_a_zero_only_where_nothing_is_to_take_its_place(
        string line, string warning, string before, string after)
    {
        DatedValue<KindInLoket>[] kinds = [
            new(DateOnly.MinValue, Enum.Parse<KindInLoket>(before)), new(new DateOnly(2026, 11, 16), Enum.Parse<KindInLoket>(after))];
        var plan = await OfAsync(
            Basis(delivery: Delivery.File), Line(1, null, Minutes(Hours, 60), Amount(Travel, 5)), Line(2, null, Minutes(Hours, 60)));
        var ledger = await SentAsync(Ledger.Empty(), plan, Delivery.File, "one");
        var next = await OfAsync(Basis(ledger, Delivery.File, null, kinds), Line(2, null, Minutes(Hours, 90)));
        var (bytes, _) = await WriteAsync(new PayrollFileLayout(), next.Head, next.Lines);

        Assert.Equal($"aanslnr;persnr;ploeg;verdelingseenheid;1;41\r\n395;48;1;10;1,5;\r\n{line}\r\n", Encoding.UTF8.GetString(bytes));
        Assert.Equal([warning], next.Head.Warnings);
        Assert.All(next.Lines.SelectMany(ValueChange.Of).Where(change => change.Change == CellChange.Withdrawn), change =>
            Assert.Equal(warning == PlanWarning.ZeroInFile, change.ZeroInFile));
    }

    /// <summary>Whatever stands in a text, an import reads exactly that, or there is no file.</summary>
    [Fact]
    public void Files_read_back_cell_by_cell_or_are_refused()
    {
        var text = Gen.Elements(Fragments).ArrayOf(3).Select(string.Concat);
        var value = Gen.Choose(-2_000_000, 2_000_000).Select(cents => cents / 100m);
        var lines = (
            from number in text
            from center in text
            from unit in text
            from one in value
            from other in value
            select PlanOf(number, center, unit, one, other)).ArrayOf(3);
        foreach (var encoding in new[] { "utf-8", "windows-1252" })
        {
            Prop.ForAll(lines.ToArbitrary(), chosen => ReadsBackAsync(Wide with { Encoding = encoding }, chosen).GetAwaiter().GetResult())
                .QuickCheckThrowOnFailure();
            // Most hostile files are refused, so that harmless ones are asked for as well.
            Prop.ForAll(value.ToArbitrary(), cell =>
                ReadsBackAsync(Wide with { Encoding = encoding }, [PlanOf("0012", "Café, é", "", cell, cell)]).GetAwaiter().GetResult())
                .QuickCheckThrowOnFailure();
        }
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData(" \"=1")]
    [InlineData("＝1")]
    [InlineData("\u200f-1")]
    [InlineData("a;b")]
    [InlineData("a\"b")]
    [InlineData("a\r\nb")]
    [InlineData("a\u202eb")]
    [InlineData(" Q7")]
    [InlineData("Q7\u00a0")]
    public async Task What_an_import_would_read_otherwise_is_refused_with_its_place(string center)
    {
        PlannedLine[] lines = [PlanOf("1", "K1", "", 1, 1), PlanOf("2", center, "", 1, 1)];
        var refused = await Assert.ThrowsAsync<UnsafeTextException>(() => WriteAsync(Wide, Head(Hours, Travel), lines));

        Assert.Equal((3, 5, "kostenplaats"), (refused.Line, refused.Column, refused.Field));
        Assert.DoesNotContain(center, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Encodings_are_the_layouts()
    {
        PlannedLine[] lines = [PlanOf("1", "Café €", "", 1, 1)];
        Assert.Contains((byte)0x80, (await WriteAsync(Wide with { Encoding = "windows-1252" }, Head(Hours, Travel), lines)).Bytes);
        Assert.StartsWith(
            "aans", Encoding.Latin1.GetString((await WriteAsync(Wide, Head(Hours, Travel), lines)).Bytes), StringComparison.Ordinal);
        await Assert.ThrowsAsync<UnsafeTextException>(
            () => WriteAsync(Wide with { Encoding = "windows-1252" }, Head(Hours, Travel), [PlanOf("1", "Ω", "", 1, 1)]));
    }

    [Fact]
    public async Task A_value_without_a_column_is_never_lost() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync(Wide, Head(Hours), [PlanOf("1", "", "", 1, 1)]));

    private static async Task<bool> ReadsBackAsync(PayrollFileLayout layout, PlannedLine[] lines)
    {
        byte[] bytes;
        try
        {
            bytes = (await WriteAsync(layout, Head(Hours, Travel), lines)).Bytes;
        }
        catch (UnsafeTextException)
        {
            return lines.Any(line => new[] { line.EmployeeNumber?.Text, line.CostCenterCode, line.CostUnitCode }.Any(IsSuspect));
        }

        var text = CodePagesEncodingProvider.Instance.GetEncoding(layout.Encoding)?.GetString(bytes) ?? Encoding.UTF8.GetString(bytes);
        List<List<string>> expected =
        [
            ["aanslnr", "persnr", "ploeg", "verdelingseenheid", "kostenplaats", "kostendrager", "1", "41"],
            .. lines.Select(line => (List<string>)["395", line.EmployeeNumber?.Text ?? "", "1", "10", line.CostCenterCode ?? "",
                line.CostUnitCode ?? "", .. line.Cells.Select(Text)]),
        ];
        Assert.Equal(expected, CsvReading.Read(text));
        Assert.DoesNotContain(expected.SelectMany(row => row[1..6]), cell => "=+-@＝＋－＠".Any(start => cell.StartsWith(start)));
        return true;

        static string Text(PlannedCell cell) => cell.Value!.Value.ToString("0.##", CultureInfo.InvariantCulture).Replace('.', ',');
        // Anything but letters, digits and a few signs between them may be refused; those may not.
        static bool IsSuspect(string? text) => text is not null
            && (text.Trim() != text || text.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not (',' or ' ' or '%' or 'é' or '€')));
    }

    private static PlannedLine PlanOf(string number, string center, string unit, decimal one, decimal other) => new(
        new PayrollLineKey(Employment(1), 1, 1, Bar, 1, 1), 7, new(number), "Naam", 10, center, unit,
        [new PlannedCell(Hours, CellChange.New, one, null), new PlannedCell(Travel, CellChange.New, other, null)]);

    private static PlanHead Head(params int[] components) => new(PlanCounts.None, components, [], [], 0, false);

    private static async Task<(byte[] Bytes, WrittenFile Written)> WriteAsync(
        PayrollFileLayout layout, PlanHead head, IEnumerable<PlannedLine> lines)
    {
        using var stream = new MemoryStream();
        var written = await PayrollFileWriter.WriteAsync(stream, layout, head, lines.ToAsyncEnumerable(), 395, CancellationToken.None);
        return (stream.ToArray(), written);
    }
}
