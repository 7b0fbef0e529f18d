using System.Text;
using LoketFunctions.Pension.Delivery.Contents;
using LoketFunctions.Pension.Delivery.Layout;
using LoketFunctions.Pension.Delivery.Lines;

namespace LoketFunctions.Tests.Pension.Delivery;

/// <summary>What a version says that it changes of the one before.</summary>
public sealed class ContentsChangesTests
{
    private static readonly DeliveryLayout Layout = Layouts.Of(
        Layouts.Column("versie", LineValue.DeliveryVersion), Layouts.Column("mutatie", LineValue.Change),
        Layouts.Column("bsn", LineValue.CitizenServiceNumber),
        Layouts.Column("loon", LineValue.PayrollComponents, components: [70]));

    private static readonly Guid Anna = new("00000000-0000-0000-0000-00000000000a");
    private static readonly Guid Bram = new("00000000-0000-0000-0000-00000000000b");
    private static readonly Guid Cleo = new("00000000-0000-0000-0000-00000000000c");

    [Fact]
    public void The_first_version_is_all_new()
    {
        var first = Next(null, Line(Anna, "100.00"), Line(Bram, "200.00"));

        Assert.Equal((1, true), (first.Version, first.IsNews));
        Assert.Equal(
            "versie;mutatie;bsn;loon\r\n1;new;123456782;100.00\r\n1;new;123456782;200.00\r\n",
            Encoding.UTF8.GetString(ContentsFile.Write(first)));
    }

    [Fact]
    public void A_correction_says_line_by_line_what_became_of_it()
    {
        var first = Next(null, Line(Anna, "100.00"), Line(Bram, "200.00"));

        var second = Next(first, Line(Anna, "100.00"), Line(Bram, "250.00"), Line(Cleo, "300.00"));

        Assert.Equal(
            "versie;mutatie;bsn;loon\r\n2;same;123456782;100.00\r\n2;changed;123456782;250.00\r\n2;new;123456782;300.00\r\n",
            Encoding.UTF8.GetString(ContentsFile.Write(second)));
        Assert.Equal("200.00", Assert.Single(second.Lines[1].Before!, cell => cell.Key == "loon").Value);
        Assert.False(Next(second, Line(Anna, "100.00"), Line(Bram, "250.00"), Line(Cleo, "300.00")).IsNews);
    }

    [Fact]
    public void Whoever_has_no_results_any_more_is_withdrawn_once()
    {
        var first = Next(null, Line(Anna, "100.00"), Line(Bram, "200.00"));

        var second = Next(first, Line(Anna, "100.00"));
        var third = Next(second, Line(Anna, "101.00"));
        var fourth = Next(third, Line(Anna, "101.00"), Line(Bram, "200.00"));

        Assert.Equal([LineChange.Same, LineChange.Withdrawn], second.Lines.Select(line => line.Change));
        Assert.Equal("200.00", second.Lines[1].Cells[3]);
        Assert.Equal([LineChange.Changed], third.Lines.Select(line => line.Change));
        Assert.Equal([LineChange.Same, LineChange.New], fourth.Lines.Select(line => line.Change));
    }

    [Fact]
    public void Whoever_cannot_be_told_is_neither_withdrawn_nor_in_the_file_and_compared_later_with_what_was_delivered()
    {
        var first = Next(null, Line(Anna, "100.00"), Line(Bram, "200.00"));

        var second = ContentsChanges.Next(first, Layout, [Line(Anna, "110.00")], [Aside(Bram)]);
        var third = Next(second, Line(Anna, "110.00"), Line(Bram, "200.00"));

        Assert.Equal([LineChange.Changed, LineChange.SetAside], second.Lines.Select(line => line.Change));
        Assert.DoesNotContain("200.00", Encoding.UTF8.GetString(ContentsFile.Write(second)), StringComparison.Ordinal);
        Assert.Equal([LineChange.Same, LineChange.Same], third.Lines.Select(line => line.Change));
        Assert.False(third.IsNews);
    }

    [Fact]
    public void Nobody_is_taken_for_gone_while_a_record_does_not_say_whose_it_is()
    {
        var first = Next(null, Line(Anna, "100.00"), Line(Bram, "200.00"));

        var second = ContentsChanges.Next(first, Layout, [Line(Anna, "100.00")], [Aside(null)]);

        Assert.Equal(LineChange.SetAside, second.Lines[1].Change);
        Assert.False(second.IsNews);
    }

    [Fact]
    public void A_column_that_is_new_in_the_layout_was_empty_before()
    {
        var first = Next(null, Line(Anna, "100.00"));
        var wider = Layout with { Version = 2, Columns = [.. Layout.Columns, Layouts.Column("uren", LineValue.HoursPerWeek)] };

        var second = ContentsChanges.Next(
            first, wider, [new CurrentLine(Anna, Anna, [null, null, "123456782", "100.00", "32.00"])], []);

        var line = Assert.Single(second.Lines);
        Assert.Equal((LineChange.Changed, 2), (line.Change, second.LayoutVersion));
        Assert.Equal(("uren", null), Assert.Single(line.Before!.Select(cell => (cell.Key, cell.Value))));
    }

    [Fact]
    public void People_see_stars_in_place_of_citizen_service_numbers_before_and_after()
    {
        var first = Next(null, Line(Anna, "100.00"));
        var second = ContentsChanges.Next(first, Layout, [new CurrentLine(Anna, Anna, [null, null, "111222333", "100.00"])], []);

        var shown = LoketFunctions.Pension.Delivery.DeliveryLine.Of(second, second.Lines[0]);

        Assert.Equal(["2", "changed", "***", "100.00"], shown.Cells);
        Assert.Equal("***", shown.Before!["bsn"]);
    }

    private static DeliveryContents Next(DeliveryContents? before, params CurrentLine[] lines) =>
        ContentsChanges.Next(before, Layout, lines, []);

    private static CurrentLine Line(Guid employment, string pay) => new(employment, employment, [null, null, "123456782", pay]);

    private static SetAsideLine Aside(Guid? employment) => new(employment, employment, null, null, LineCodes.Unreadable);
}
