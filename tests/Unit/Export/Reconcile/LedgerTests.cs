using FsCheck;
using FsCheck.Fluent;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Reconcile;
using LoketFunctions.Mapping;
using LoketFunctions.Planner;
using static LoketFunctions.Tests.Export.Plans;

namespace LoketFunctions.Tests.Export.Reconcile;

/// <summary>Plans against what was sent, and what becomes of the ledger.</summary>
public sealed class LedgerTests
{
    private const string Export = "two";

    [Fact]
    public void The_same_again_changes_nothing_and_exactly_what_disappeared_is_withdrawn() =>
        Prop.ForAll<int, int>((one, other) =>
        {
            foreach (var delivery in Enum.GetValues<Delivery>())
                CheckAsync(Chosen(one), Chosen(other), delivery).GetAwaiter().GetResult();
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Every_transition_is_the_same_when_it_is_repeated()
    {
        foreach (var delivery in Enum.GetValues<Delivery>())
        {
            for (var seed = 0; seed < 50; seed++)
            {
                var ledger = await SentAsync(Ledger.Empty(), await OfAsync(Basis(delivery: delivery), Chosen(seed)), delivery, "one");
                var lines = (await OfAsync(Basis(ledger, delivery), Chosen(seed + 1000))).Lines.ToList();
                RefusedValue[] refused = [Refused(lines[0].Key.EmploymentId, null), Refused(lines[^1].Key.EmploymentId, Hours)];

                var written = await TwiceAsync(
                    ledger, one => LedgerTransitions.FileWrittenAsync(one, Export, lines.ToAsyncEnumerable(), default));
                var reserved = await TwiceAsync(
                    written, one => LedgerTransitions.ReserveAsync(one, Export, lines.ToAsyncEnumerable(), default));
                await TwiceAsync(reserved, one => LedgerTransitions.ConfirmAsync(one, Export, lines.ToAsyncEnumerable(), refused, default));
            }
        }
    }

    [Fact]
    public async Task What_was_on_its_way_goes_out_again_or_is_withdrawn()
    {
        var plan = await OfAsync(Basis(), Line(1, null, Minutes(Hours, 60)), Line(2, null, Minutes(Hours, 60)));
        var ledger = await LedgerTransitions.ReserveAsync(Ledger.Empty(), "died", plan.Lines.ToAsyncEnumerable(), default);

        var next = await OfAsync(Basis(ledger), Line(1, null, Minutes(Hours, 60)));
        Assert.Equal([(CellChange.Withdrawn, null), (CellChange.Changed, 1m)],
            next.Lines.SelectMany(line => line.Cells).Select(cell => (cell.Change, cell.Value)));
        Assert.Contains(PlanWarning.Uncertain, next.Head.Warnings);
    }

    [Fact]
    public async Task Refused_values_stay_as_they_were_before()
    {
        var first = await OfAsync(Basis(), Line(1, null, Minutes(Hours, 60)));
        var ledger = await SentAsync(Ledger.Empty(), first, Delivery.Direct, "one");
        var plan = await OfAsync(Basis(ledger), Line(1, null, Minutes(Hours, 120), Amount(Travel, 5)), Line(2, null, Minutes(Hours, 60)));
        ledger = await LedgerTransitions.ReserveAsync(ledger, Export, plan.Lines.ToAsyncEnumerable(), default);
        ledger = await LedgerTransitions.ConfirmAsync(
            ledger, Export, plan.Lines.ToAsyncEnumerable(),
            [Refused(Employment(1), null), Refused(Employment(2), null, RefusedCode.DiffersInLoket)], default);

        var next = await OfAsync(Basis(ledger), Line(1, null, Minutes(Hours, 120), Amount(Travel, 5)), Line(2, null, Minutes(Hours, 60)));
        Assert.Equal(
            [(CellChange.Unchanged, 1m, 1m), (CellChange.Changed, 2m, 1m), (CellChange.New, 5m, null)],
            next.Lines.SelectMany(line => line.Cells).Select(cell => (cell.Change, cell.Value!.Value, cell.Before)));
    }

    [Fact]
    public async Task A_refusal_that_may_be_of_either_record_keeps_both_as_perhaps_sent()
    {
        SelectedLine[] lines = [Line(1, null, Minutes(Hours, 60)), Line(1, new DepartmentTarget(Kitchen), Minutes(Hours, 60))];
        var plan = await OfAsync(Basis(), lines);
        var unsure = await ConfirmAsync(Refused(Employment(1), Hours));
        Assert.Equal(2, unsure.Lines.Count);
        Assert.All(unsure.Lines, line => Assert.True(line.Cells[Hours].Pending));

        var sure = await ConfirmAsync(Refused(Employment(1), Hours) with { Line = plan.Lines.First().Key });
        Assert.Equal((plan.Lines.Last().Key, false), (Assert.Single(sure.Lines).Key, sure.Lines[0].Cells[Hours].Pending));

        Task<Ledger> ConfirmAsync(RefusedValue refused) =>
            LedgerTransitions.ConfirmAsync(Ledger.Empty(), Export, plan.Lines.ToAsyncEnumerable(), [refused], default);
    }

    [Theory]
    [InlineData(Delivery.File)]
    [InlineData(Delivery.Both)]
    internal async Task Files_take_back_what_was_withdrawn_for_ever(Delivery delivery)
    {
        var ledger = Ledger.Empty();
        foreach (var (export, lines) in new[] { ("one", new[] { Line(1, null, Minutes(Hours, 60)) }), ("two", []),
            ("three", [Line(2, null, Minutes(Hours, 60))]) })
        {
            var plan = await OfAsync(Basis(ledger, delivery), lines);
            ledger = await SentAsync(ledger, plan, delivery, export);
            if (export == "two")
                Assert.Equal(delivery == Delivery.File ? [PlanWarning.WithdrawsAll, PlanWarning.StaysInLoket] : [PlanWarning.WithdrawsAll],
                    plan.Head.Warnings);
        }

        var last = await OfAsync(Basis(ledger, delivery), Line(2, null, Minutes(Hours, 60)));
        Assert.Equal(new PlanCounts(2, 0, 0, 1, 0), last.Head.Counts);
        Assert.Equal([1m, null], last.Lines.SelectMany(line => line.Cells).Select(cell => cell.Value));
        Assert.Equal((3, "three"), (ledger.FileVersion, ledger.LastFileExportId));
        Assert.False(LedgerTransitions.NeedsFile(ledger, last.Head.Counts));
    }

    [Fact]
    public async Task Another_way_of_delivery_trusts_nothing_that_it_did_not_send()
    {
        SelectedLine[] lines = [Line(1, null, Minutes(Hours, 60))];
        var byFile = await SentAsync(Ledger.Empty(), await OfAsync(Basis(delivery: Delivery.File), lines), Delivery.File, "one");
        var direct = await OfAsync(Basis(byFile), lines);
        Assert.Equal(1, direct.Head.Counts.Changed);

        var afterDirect = await SentAsync(byFile, direct, Delivery.Direct, "two");
        var fileAgain = await OfAsync(Basis(afterDirect, Delivery.File), lines);
        Assert.True(fileAgain.Head.Counts.ChangesNothing());
        Assert.True(LedgerTransitions.NeedsFile(afterDirect, fileAgain.Head.Counts));
        Assert.Equal((2, 2), (LedgerTransitions.FileVersion(afterDirect, "three"),
            (await SentAsync(afterDirect, fileAgain, Delivery.File, "three")).FileVersion));
    }

    private static async Task CheckAsync(SelectedLine[] first, SelectedLine[] second, Delivery delivery)
    {
        var plan = await OfAsync(Basis(delivery: delivery), first);
        var ledger = await SentAsync(Ledger.Empty(), plan, delivery, "one");
        var again = await OfAsync(Basis(ledger, delivery), first);
        Assert.True(again.Head.Counts.ChangesNothing());
        Assert.Equal(plan.Head.Counts.Created, again.Head.Counts.Unchanged);
        Assert.False(delivery != Delivery.Direct && LedgerTransitions.NeedsFile(ledger, again.Head.Counts));

        var changed = await OfAsync(Basis(ledger, delivery), second);
        var fresh = await OfAsync(Basis(delivery: delivery), second);
        var (before, after, moved) = (Values(plan), Values(fresh),
            changed.Lines.SelectMany(line => line.Cells, (line, cell) => (At: (line.Key, cell.Component), Cell: cell)).ToList());
        Assert.Equal(before.Keys.Except(after.Keys).ToHashSet(),
            moved.Where(one => one.Cell.Change == CellChange.Withdrawn).Select(one => one.At).ToHashSet());
        Assert.Equal(after.Keys.Except(before.Keys).ToHashSet(),
            moved.Where(one => one.Cell.Change == CellChange.New).Select(one => one.At).ToHashSet());
        Assert.All(moved.Where(one => one.Cell.Value is not null), one => Assert.Equal(after[one.At], one.Cell.Value));

        var end = await SentAsync(ledger, changed, delivery, "two");
        var settled = await OfAsync(Basis(end, delivery), second);
        Assert.True(settled.Head.Counts.ChangesNothing());
        Assert.Equal(after, Values(settled));
    }

    private static Dictionary<(PayrollLineKey Key, int Component), decimal> Values(ExportReconciler plan) => plan.Lines
        .SelectMany(line => line.Cells.Where(cell => cell.Value is not null),
            (line, cell) => ((line.Key, cell.Component), cell.Value!.Value)).ToDictionary();

    /// <summary>Some employments with some values, in some order.</summary>
    private static SelectedLine[] Chosen(int seed)
    {
        var random = new Random(seed);
        var lines =
            from employment in Enumerable.Range(1, 5)
            from target in new DepartmentTarget?[] { null, new(Kitchen), new(DistributionUnit: Bar), new(Shift: 2) }
            where random.Next(3) == 0
            select Line(employment, target,
                [Minutes(Hours, random.Next(0, 4) * 20), Minutes(Overtime, random.Next(0, 3) * 15), Amount(Travel, random.Next(-2, 3))]);
        SelectedLine[] chosen = [Line(9, null, Minutes(Hours, 60)), .. lines];
        random.Shuffle(chosen);
        return chosen;
    }

    private static RefusedValue Refused(Guid employment, int? component, string code = RefusedCode.RefusedByLoket) =>
        new(employment, null, component, null, null, code, null);

    private static async Task<Ledger> TwiceAsync(Ledger ledger, Func<Ledger, Task<Ledger>> change)
    {
        var once = await change(ledger);
        var twice = await change(once);
        Assert.Equal(Text(once), Text(twice));
        return once;

        static string Text(Ledger ledger) => System.Text.Json.JsonSerializer.Serialize(
            ledger with
            {
                Lines = [
                .. ledger.Lines.Select(line => line with { Cells = line.Cells.OrderBy(cell => cell.Key).ToDictionary() })]
            },
            LoketFunctions.Storage.AppJson.Options);
    }
}
