using FsCheck;
using FsCheck.Fluent;
using LoketFunctions.Simulators.Loket.Filters;

namespace LoketFunctions.Tests.Sandbox.Loket;

public sealed class LoketFilterTests
{
    private static readonly Row[] Rows =
    [
        new(1, "Jansen", "Tilburg", new DateOnly(2016, 5, 1), 12.50m, true),
        new(2, "de Vries", "'s-Hertogenbosch", null, 20m, false),
        new(3, "Özdemir", null, new DateOnly(2020, 1, 31), null, true),
    ];

    public static TheoryData<string, string> Filters => new()
    {
        { "number eq 2", "2" },
        { "NUMBER EQ 2", "2" },
        { "number ne 2", "13" },
        { "name eq 'jansen'", "1" },
        { "name lk 'VRIES'", "2" },
        { "name lk 'özd'", "3" },
        { "address.city eq 'Tilburg'", "1" },
        { "address.city eq '''s-Hertogenbosch'", "2" },
        { "address.city eq null", "3" },
        { "address eq null", "3" },
        { "address.city ne 'Tilburg'", "23" },
        { "enddate eq null", "2" },
        { "endDate ne null", "13" },
        { "endDate le '2017-01-01'", "1" },
        { "endDate gt 2017-01-01", "3" },
        { "endDate ge '2020-01-31T00:00:00+01:00'", "3" },
        { "wage gt 12.49", "12" },
        { "wage lt 13", "1" },
        { "active eq true", "13" },
        { "number ge 1 and number le 2", "12" },
        { "number eq 1 or number eq 2 and active eq true", "1" },
        { "(number eq 1 or number eq 2) and active eq false", "2" },
        { "number eq 3 or(number eq 1)", "13" },
        { "number ge 1 and number le 3 and active eq true", "13" },
        { "number eq 1 or number eq 2 or number eq 3", "123" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public void A_filter_selects(string filter, string expected) =>
        Assert.Equal(expected, string.Concat(Select(filter).Select(r => r.Number)));

    [Theory]
    [InlineData("")]
    [InlineData("number")]
    [InlineData("number eq")]
    [InlineData("number is 2")]
    [InlineData("number 0 2")]
    [InlineData("number eq 2 number eq 3")]
    [InlineData("(number eq 2")]
    [InlineData("number eq 2)")]
    [InlineData("name eq 'Jansen")]
    [InlineData("name eq Jansen")]
    [InlineData("nothing eq 1")]
    [InlineData("address.nothing eq 1")]
    [InlineData("address eq 'x'")]
    [InlineData("number eq 'two'")]
    [InlineData("number lk '2'")]
    [InlineData("number gt null")]
    [InlineData("active gt true")]
    [InlineData("endDate eq '31-01-2020'")]
    public void A_bad_filter_is_refused(string filter) => Assert.Throws<FilterException>(() => Select(filter).Count);

    [Theory]
    [InlineData("number", "123")]
    [InlineData("-number", "321")]
    [InlineData("address.city", "321")]
    [InlineData("active,-number", "231")]
    public void Rows_are_ordered(string orderBy, string expected) =>
        Assert.Equal(expected, string.Concat(Rows.OrderBy(r => (object)r, Order.For(typeof(Row), orderBy)).Select(r => r.Number)));

    [Theory]
    [InlineData("nothing")]
    [InlineData("address")]
    [InlineData("number,")]
    public void A_bad_order_is_refused(string orderBy) => Assert.Throws<FilterException>(() => Order.For(typeof(Row), orderBy));

    [Fact]
    public void What_is_printed_is_parsed_back() =>
        Prop.ForAll<int>(seed =>
        {
            var node = Node(new Random(seed), 5);
            return FilterParser.Parse(Print(node)) == node;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_survives_quoting() =>
        Prop.ForAll<NonNull<string>>(text =>
        {
            var node = new FilterNode.Compare("name", FilterOperator.Eq, new FilterLiteral(LiteralKind.Quoted, text.Get));
            return FilterParser.Parse(Print(node)) == node;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_is_parsed_or_refused() =>
        Prop.ForAll<NonNull<string>>(text =>
        {
            try
            {
                FilterParser.Parse(text.Get);
            }
            catch (FilterException)
            {
                // Refused in the way it should be.
            }
        }).QuickCheckThrowOnFailure();

    private static List<Row> Select(string filter) => [.. Rows.Where(r => Filter.For(typeof(Row), FilterParser.Parse(filter))(r))];

    private static FilterNode Node(Random random, int depth) => (depth == 0 ? 0 : random.Next(3)) switch
    {
        1 => new FilterNode.And(Node(random, depth - 1), Node(random, depth - 1)),
        2 => new FilterNode.Or(Node(random, depth - 1), Node(random, depth - 1)),
        _ => new FilterNode.Compare(
            random.Next(2) == 0 ? "number" : "address.city", (FilterOperator)random.Next(7),
            random.Next(3) switch
            {
                0 => new FilterLiteral(LiteralKind.Null, "null"),
                1 => new FilterLiteral(LiteralKind.Bare, "-12.5"),
                _ => new FilterLiteral(LiteralKind.Quoted, "and (or) 't"),
            }),
    };

    private static string Print(FilterNode node) => node switch
    {
        FilterNode.And(var left, var right) => $"({Print(left)}) and ({Print(right)})",
        FilterNode.Or(var left, var right) => $"({Print(left)}) OR ({Print(right)})",
        FilterNode.Compare { Value: { Kind: LiteralKind.Quoted } v } c =>
            $"{c.Field} {c.Operator} '{v.Text.Replace("'", "''", StringComparison.Ordinal)}'",
        FilterNode.Compare c => $"{c.Field} {c.Operator} {c.Value.Text}",
        _ => throw new InvalidOperationException(),
    };

    internal sealed record Row(int Number, string Name, string? City, DateOnly? EndDate, decimal? Wage, bool Active)
    {
        public Place? Address => City is null ? null : new Place(City);
    }

    internal sealed record Place(string City);
}
