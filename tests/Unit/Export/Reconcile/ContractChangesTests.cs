using LoketFunctions.Export.Model;
using LoketFunctions.Export.Reconcile;
using LoketFunctions.Identifiers;
using LoketFunctions.Planner;
using LoketFunctions.Staff;
using static LoketFunctions.Tests.Export.Plans;

namespace LoketFunctions.Tests.Export.Reconcile;

/// <summary>Which values of a plan are others because a contract is. Days are of November 2026, the period.</summary>
public sealed class ContractChangesTests
{
    private static readonly DateOnly LongAgo = new(2024, 1, 1);

    private static readonly ExportContract Contract = Basis().ContractOf(Employment(1))! with
    {
        StartDate = LongAgo,
        History = new ContractHistory(DatedValues.Always(KindInLoket.ZeroHours), DatedValues.Always<Guid?>(Bar)),
    };

    [Fact]
    public void Nothing_differs_from_itself_nor_by_what_lies_outside_the_period()
    {
        var history = new ContractHistory([new(LongAgo, KindInLoket.FixedHours), new(Day(1), KindInLoket.ZeroHours)],
            [new(LongAgo, Kitchen), new(new(2026, 10, 31), Bar)]);
        Assert.Empty(Reasons(Contract));
        Assert.Empty(Reasons(Contract with
        {
            History = history,
            StartDate = Day(1).AddDays(-1),
            EndDate = new DateOnly(2026, 12, 1),
            PayrollId = 7,
            Hidden = true
        }));
    }

    [Fact]
    public void A_day_is_enough()
    {
        var lastDay = Contract with
        {
            History =
            Contract.History with { Kinds = [new(LongAgo, KindInLoket.ZeroHours), new(Day(30), KindInLoket.FixedHours)] }
        };
        Assert.Equal([ContractChangeReason.Kind], Reasons(lastDay));
        Assert.Equal([ContractChangeReason.Unit],
            Reasons(Contract with { History = Contract.History with { Units = [new(LongAgo, Kitchen), new(Day(2), Bar)] } }));
        Assert.Equal([ContractChangeReason.Dates], Reasons(Contract with { EndDate = Day(29) }));
        Assert.Equal([ContractChangeReason.Dates], Reasons(Contract with { StartDate = Day(2) }));
        Assert.Equal([ContractChangeReason.Dates, ContractChangeReason.Kind], Reasons(lastDay with { StartDate = Day(2) }));
        Assert.Equal([ContractChangeReason.Dates], Reasons(lastDay with { EndDate = Day(29) }));
        Assert.Equal([ContractChangeReason.Dates], Reasons(Contract with { EndDate = new DateOnly(2026, 10, 1) }));
        Assert.Equal([ContractChangeReason.Gone], Reasons(null));
    }

    /// <summary>What a setting says of a kind is a change too, and two of Loket's kinds that are one of the planner's are none.</summary>
    [Fact]
    public void The_planners_kind_counts()
    {
        var minMax = Contract with { History = Contract.History with { Kinds = DatedValues.Always(KindInLoket.MinMax) } };
        var zero = ContractKindMap.OfTwo with { MinMax = ContractKind.ZeroHours };
        Assert.Empty(ExportedContract.Of(Contract, Period, zero).DifferencesFrom(ExportedContract.Of(minMax, Period, zero), []));
        Assert.Equal([ContractChangeReason.Kind],
            ExportedContract.Of(minMax, Period, zero).DifferencesFrom(ExportedContract.Of(minMax, Period, ContractKindMap.OfTwo), []));
    }

    [Fact]
    public async Task Only_what_touches_values_that_were_sent_is_told()
    {
        var sent = await SentAsync(Ledger.Empty(),
            await OfAsync(Basis(), Line(1, null, Minutes(Hours, 960)), Line(2, null, Minutes(Hours, 60))), Delivery.Direct, "e1");
        var now = Contract with { History = Contract.History with { Kinds = DatedValues.Always(KindInLoket.FixedHours) } };
        var basis = Basis(sent) with { ContractOf = id => id == Employment(1) ? now : Basis().ContractOf(id) };
        var before =
            new Dictionary<Guid, ExportedContract> { [Employment(1)] = ExportedContract.Of(Contract, Period, ContractKindMap.OfTwo) };
        async Task<IReadOnlyList<ContractChange>> ChangesAsync(params SelectedLine[] lines) =>
            new ContractChanges(basis, before).Of((await OfAsync(basis, lines)).Lines);

        Assert.Empty(await ChangesAsync(Line(1, null, Minutes(Hours, 960)), Line(2, null, Minutes(Hours, 120))));
        Assert.Empty(await ChangesAsync(Line(1, null, Minutes(Hours, 960), Minutes(Overtime, 60)), Line(2, null, Minutes(Hours, 60))));
        var fewer = Assert.Single(await ChangesAsync(Line(1, null, Minutes(Hours, 480)), Line(2, null, Minutes(Hours, 60))));
        Assert.Equal((Employment(1), "Persoon 1", 16m, 8m),
            (fewer.EmploymentId, fewer.Name, fewer.Values[0].Before!.Value, fewer.Values[0].Value!.Value));
        var gone = Assert.Single(await ChangesAsync(Line(2, null, Minutes(Hours, 60))));
        Assert.Equal(CellChange.Withdrawn, Assert.Single(gone.Values).Change);

        Assert.Equal(ConfirmToken.Of([fewer], []), ConfirmToken.Of(await ChangesAsync(Line(1, null, Minutes(Hours, 480))), []));
        Assert.NotEqual(ConfirmToken.Of([fewer], []), ConfirmToken.Of([gone], []));
    }

    /// <summary>Nothing else need change: the file that stands names somebody who is no longer there, or another one.</summary>
    [Theory]
    [InlineData(nameof(Delivery.File), nameof(PayrollFileValue.PayrollId), "49 > 7")]
    [InlineData(nameof(Delivery.Both), nameof(PayrollFileValue.PayrollId), "49 > 7")]
    [InlineData(nameof(Delivery.File), nameof(PayrollFileValue.EmployeeNumber), "P1 > 800")]
    [InlineData(nameof(Delivery.Direct), nameof(PayrollFileValue.PayrollId), null)]
    public async Task A_number_that_a_file_names_otherwise_than_the_last_one_did_is_told(string by, string named, string? told)
    {
        var (delivery, column) = (Enum.Parse<Delivery>(by), Enum.Parse<PayrollFileValue>(named));
        var layout = new PayrollFileLayout { Columns = [new("aanslnr", PayrollFileValue.ClientNumber), new("persnr", column)] };
        var basis = Basis(delivery: delivery, layout: layout);
        var first = await OfAsync(basis, Line(1, null, Minutes(Hours, 60)), Line(2, null, Minutes(Hours, 60)));
        var exported = new ContractChanges(basis, new Dictionary<Guid, ExportedContract>()).Exporting(first.Lines, []);
        var sent = await SentAsync(Ledger.Empty(), first, delivery, "e1");
        PlanBasis With(int? payrollId, string? number) => basis with
        {
            Ledger = sent,
            ContractOf = id => basis.ContractOf(id) is { } contract && id == Employment(1)
                ? contract with { PayrollId = payrollId, EmployeeNumber = PersonnelNumber.Of(number) }
                : basis.ContractOf(id),
        };

        var changed = With(7, "800");
        var plan = await OfAsync(changed, Line(1, null, Minutes(Hours, 60)), Line(2, null, Minutes(Hours, 60)));
        var changes = new ContractChanges(changed, exported).Of(plan.Lines);
        Assert.Equal(told is null ? [] : [(Employment(1), told, "number-in-file-changed", 0)],
            changes.Select(
                one => (one.EmploymentId, $"{one.Number!.Before} > {one.Number.Now}", Assert.Single(one.Reasons), one.Values.Count)));
        // What a file does not say, and whom it does not name, waits for nobody.
        var other = column == PayrollFileValue.PayrollId ? With(49, "800") : With(7, "P1");
        Assert.Empty(new ContractChanges(other, exported).Of((await OfAsync(other, Line(1, null, Minutes(Hours, 60)))).Lines.Take(1)));
        Assert.Empty(new ContractChanges(With(7, "800") with { Ledger = Ledger.Empty() }, exported)
            .Of((await OfAsync(With(7, "800") with { Ledger = Ledger.Empty() }, Line(1, null, Minutes(Hours, 60)))).Lines));
    }

    /// <summary>What was once in a file is, though values went straight into Loket meanwhile.</summary>
    [Fact]
    public async Task What_went_without_a_file_says_nothing_of_the_last_one()
    {
        var plan = await OfAsync(Basis(), Line(1, null, Minutes(Hours, 60)));
        var inFile = new FileNumbers(12, new("A"));
        var before = new Dictionary<Guid, ExportedContract> { [Employment(1)] = Of(Contract) with { InFile = inFile } };
        Assert.Equal(inFile, new ContractChanges(Basis(), before).Exporting(plan.Lines, [])[Employment(1)].InFile);
        Assert.Null(new ContractChanges(Basis(), new Dictionary<Guid, ExportedContract>()).Exporting(plan.Lines, [])[Employment(1)].InFile);
        Assert.Equal(new FileNumbers(49, new("P1")),
            new ContractChanges(Basis(delivery: Delivery.Both), before).Exporting(plan.Lines, [])[Employment(1)].InFile);
    }

    /// <summary>What waits is reported when it goes, though others went before.</summary>
    [Fact]
    public async Task Of_whom_something_is_kept_back_it_stays_what_it_was()
    {
        var (first, second) = (ExportedContract.Of(Contract, Period, ContractKindMap.OfTwo),
            ExportedContract.Of(Contract with { EndDate = Day(9) }, Period, ContractKindMap.OfTwo));
        var changes = new ContractChanges(
            Basis(), new Dictionary<Guid, ExportedContract> { [Employment(1)] = first, [Employment(2)] = second, [Employment(3)] = first });
        var exporting = changes.Exporting(
            (await OfAsync(
                Basis(), Line(1, null, Minutes(Hours, 60)), Line(2, null, Minutes(Hours, 60)), Line(4, null, Minutes(Hours, 60)))).Lines,
            [new RetainedValue(Employment(2), null, Overtime), new RetainedValue(Employment(3)), new RetainedValue(Employment(5))]);
        Assert.Equal(new[] { 1, 2, 3, 4 }.Select(Employment), exporting.Keys.Order());
        Assert.Equal((second, first), (exporting[Employment(2)], exporting[Employment(3)]));
        Assert.NotSame(first, exporting[Employment(1)]);
    }

    private static IEnumerable<string> Reasons(ExportContract? now) =>
        Of(Contract).DifferencesFrom(now is null ? null : Of(now), []);

    private static ExportedContract Of(ExportContract contract) => ExportedContract.Of(contract, Period, ContractKindMap.OfTwo);

    private static DateOnly Day(int day) => new(2026, 11, day);
}
