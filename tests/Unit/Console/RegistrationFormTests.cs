using LoketFunctions.Console.Pages.Pension;
using LoketFunctions.Console.Requests;
using LoketFunctions.Http;
using LoketFunctions.Pension.Registering;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace LoketFunctions.Tests.Console;

/// <summary>The form of a registration: what it says of people, and what Loket fills in.</summary>
public sealed class RegistrationFormTests
{
    private const string Row = "employers[0].directors[0]";
    private static readonly Guid Person = new("b14acd0d-75d7-4fc8-8b22-4a3924585cab");

    /// <summary>The id follows the person, and not the row: else a person's data would show somebody else's.</summary>
    [Theory]
    [InlineData("S. de Wit", "12", true)]
    [InlineData("S. de Wit - Vos", "12", true)]
    [InlineData("S. de Wit", "13", true)]
    [InlineData("A. Jansen", "13", false)]
    [InlineData("A. Jansen", "", false)]
    public void Loket_s_id_stays_with_whom_it_was_proposed_for(string name, string number, bool stays)
    {
        var known = RegistrationInput.Known(new RegisteredDirector("S. de Wit", "12", Person));
        var input = Read(new()
        {
            ["employers[0].name"] = "De Zwaan",
            [$"{Row}.name"] = name,
            [$"{Row}.personnelNumber"] = number,
            [$"{Row}.proposed"] = known,
        });

        Assert.Equal(stays ? Person : null, Assert.Single(Assert.Single(input.Draft.Employers!).Directors!).EmployeeId);
    }

    [Fact]
    public void What_was_not_answered_is_neither_no_nor_none()
    {
        var input = Read(new()
        {
            ["companyName"] = " ",
            ["employers[0].name"] = "",
            ["employers[1].name"] = "De Haven",
            ["employers[1].paymentPeriod"] = "Week",
            ["employers[1].thirteenthMonth"] = "",
            ["employers[1].directors[0].name"] = "",
            ["employers[2].name"] = "",
            ["employers[2].directors"] = "true",
        });

        // The first was left empty, so that the others stand before their places; of the form that nobody fills in it is told.
        Assert.Null(input.Draft.CompanyName);
        Assert.Equal(
            [(null, "De Haven", -1, null, null), (null, null, 0, null, null)], input.Draft.Employers!.Select(Said));
        Assert.Equal("employers[0].paymentPeriod NotOffered", string.Join(", ", input.Faults.Select(one => $"{one.Key} {one.Value}")));
    }

    [Fact]
    public void What_Loket_tells_fills_in_what_was_not_answered_and_replaces_nothing()
    {
        var typed = new RegistrationDraft(
            "Van Dam", null, "A0201234", null, null,
            [
                new RegisteredEmployer("1106621", "De Zwaan", [], null, true), new RegisteredEmployer("1", "De Haven", null, null, null),
                new RegisteredEmployer(null, "Met de hand", null, null, null),
            ]);
        var told = new RegistrationDraft(
            "Zwaan B.V.", "zwaan@owner.example", null, null, "111111110L46",
            [
                new RegisteredEmployer("1106621", "Brasserie De Zwaan", null, PaymentPeriod.Month, null),
                new RegisteredEmployer("1106622", "De Haven", [], PaymentPeriod.FourWeeks, null),
                new RegisteredEmployer("1106623", "Nieuw", null, null, null),
            ]);

        var filled = ProposalFill.Of(typed, told);

        Assert.Equal(
            ("Van Dam", "zwaan@owner.example", "A0201234", "111111110L46"),
            (filled.CompanyName, filled.Email, filled.ContractNumber, filled.WageTaxNumber));
        Assert.Equal(
            [
                ("1106621", "De Zwaan", 0, PaymentPeriod.Month, true), ("1", "De Haven", 0, PaymentPeriod.FourWeeks, null),
                (null, "Met de hand", -1, null, null), ("1106623", "Nieuw", -1, null, null),
            ],
            filled.Employers!.Select(Said));
    }

    /// <summary>Of two of a name it is not known which is meant.</summary>
    [Fact]
    public void An_employer_is_found_by_its_number_and_else_by_a_name_of_its_own()
    {
        RegisteredEmployer[] told =
        [
            new("1106621", "De Zwaan", null, null, null), new("1106622", "De Zwaan", null, null, null),
            new("1106623", "De Haven", null, null, null),
        ];

        Assert.Equal("1106622", Find("1106622", "Anders"));
        Assert.Equal("1106623", Find(null, "De Haven"));
        Assert.Null(Find("1", "De Zwaan"));
        Assert.Null(Find(null, null));

        string? Find(string? id, string? name) => ProposalFill.Find(told, new RegisteredEmployer(id, name, null, null, null))?.EmployerId;
    }

    /// <returns>With how many directors; -1 where nobody answered that.</returns>
    private static (string? Id, string? Name, int Directors, PaymentPeriod? Period, bool? ThirteenthMonth) Said(RegisteredEmployer one) =>
        (one.EmployerId, one.Name, one.Directors?.Count ?? -1, one.PaymentPeriod, one.ThirteenthMonth);

    private static RegistrationInput Read(Dictionary<string, StringValues> fields) => RegistrationInput.Read(new ConsoleRequest(
        new DefaultHttpContext().Request,
        new Caller(new("pension", "a"), Actor.Planner, Access.Everything) { Language = "nl" }, "token",
        new FormCollection(fields), new ConsolePaths(new PublicAddress(new Uri("https://app.example/"))), null, "a.s.r."));
}
