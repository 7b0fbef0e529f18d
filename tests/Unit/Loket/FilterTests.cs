using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LoketFunctions.Loket.Filters;

namespace LoketFunctions.Tests.Loket;

public sealed class FilterTests
{
    [Fact]
    public void Values_are_written_as_Loket_documents_them()
    {
        Assert.Equal("address.city eq 'Tilburg'", LoketFilter.Equal("address.city", "Tilburg").Text);
        Assert.Equal("endDate eq null", LoketFilter.Equal("endDate", FilterValue.Null).Text);
        Assert.Equal("endDate le '2017-01-01'", LoketFilter.LessOrEqual("endDate", new DateOnly(2017, 1, 1)).Text);
        Assert.Equal("price gt 3.5", LoketFilter.Greater("price", 3.5m).Text);
        Assert.Equal("isOnCallEmployment ne true", LoketFilter.NotEqual("isOnCallEmployment", true).Text);
        Assert.Equal("employeeNumber ge 1 and employeeNumber lt 5",
            LoketFilter.GreaterOrEqual("employeeNumber", 1).And(LoketFilter.Less("employeeNumber", 5)).Text);
        Assert.Equal("id eq 'a1b2c3d4-0000-4000-8000-000000000001'", LoketFilter.Equal("id", LoketHarness.Employer).Text);
        Assert.Equal("lastName lk '''t Hart'", LoketFilter.Like("lastName", "'t Hart").Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("id eq 1 or id")]
    [InlineData("a.")]
    [InlineData("a\n")]
    [InlineData("'a'")]
    public void A_field_is_a_name_and_nothing_else(string field)
    {
        Assert.Throws<ArgumentException>(() => LoketFilter.Equal(field, 1));
        Assert.Throws<ArgumentException>(() => LoketOrder.By(field));
    }

    [Fact]
    public void And_is_not_mixed_with_or()
    {
        var or = LoketFilter.Equal("a", 1).Or(LoketFilter.Equal("b", 2));
        Assert.Throws<InvalidOperationException>(() => or.And(LoketFilter.Equal("c", 3)));
        Assert.Throws<InvalidOperationException>(() => LoketFilter.Equal("c", 3).And(or));
    }

    /// <summary>Whatever the value, a reader of Loket's grammar finds one comparison with exactly that value.</summary>
    [Fact]
    public void No_value_leaves_its_quotes()
    {
        var fragments = Gen.Elements(
            "'", "''", "' or 'a' eq 'a", "\\", "%27", "&pageSize=1", "#", "+", " and ", "null", "\r\n", "é", "𝒳", "a", "");
        var hostile = fragments.ArrayOf().Select(string.Concat).ToArbitrary();
        Prop.ForAll(hostile, RoundTrips).QuickCheckThrowOnFailure();
        Prop.ForAll<NonNull<string>>(text => RoundTrips(new string([.. text.Get.Where(c => !char.IsSurrogate(c))])))
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Many_ids_are_cut_to_the_length_of_an_address()
    {
        var ids = Enumerable.Range(0, 500).Select(_ => Guid.NewGuid()).ToArray();

        var filters = LoketFilter.AnyOf("id", ids.Select(id => (FilterValue)id)).ToArray();

        Assert.All(filters, f => Assert.InRange(f.Encoded.Length, 1, 1500));
        Assert.InRange(filters.Length, 2, 25);
        Assert.Equal(ids, filters.SelectMany(f => f.Text.Split(" or ")).Select(c => Guid.Parse(c["id eq '".Length..^1])));
        Assert.Empty(LoketFilter.AnyOf("id", []));
        Assert.Single(LoketFilter.AnyOf("id", [LoketHarness.Employer], maxEncodedLength: 1));
    }

    [Fact]
    public void Filters_and_values_do_not_print_themselves()
    {
        FilterValue value = "Jansen";
        Assert.DoesNotContain("Jansen", value.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Jansen", LoketFilter.Equal("lastName", value).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Order_is_written_as_Loket_documents_it() =>
        Assert.Equal("-companyName,address.houseNumber,-id",
            LoketOrder.ByDescending("companyName").ThenBy("address.houseNumber").ThenByDescending("id").Text);

    private static bool RoundTrips(string value)
    {
        var filter = LoketFilter.Equal("lastName", value);
        var query = Uri.UnescapeDataString(filter.Encoded);
        return !filter.Encoded.AsSpan().ContainsAny("&#+'")
            && query.StartsWith("lastName eq '", StringComparison.Ordinal)
            && Unquote(query["lastName eq ".Length..]) == value;
    }

    /// <summary>Reads a quoted text that must take up the whole rest; null when it does not.</summary>
    private static string? Unquote(string text)
    {
        var value = new StringBuilder();
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '\'')
            {
                if (i + 1 == text.Length)
                    return value.ToString();
                if (text[++i] != '\'')
                    return null;
            }

            value.Append(text[i]);
        }

        return null;
    }
}
