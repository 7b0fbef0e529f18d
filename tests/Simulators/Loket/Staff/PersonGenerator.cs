using System.Globalization;
using System.Text;

namespace LoketFunctions.Simulators.Loket.Staff;

/// <summary>Makes people: names, dates, addresses, telephone numbers, and the gaps that real files have.</summary>
internal sealed class PersonGenerator(Dice dice, DateOnly today)
{
    public Employee Person(Guid employerId, int number, int youngest, int oldest)
    {
        var isWoman = dice.Chance(0.52);
        // A registry knows some people of neither sex; Loket's list has two keys, so the others simply get one.
        var gender = isWoman ? Lists.Woman : Lists.Man;
        var name = Name(isWoman);
        var city = dice.PickEarly(Words.Cities);
        var isBelgian = dice.Chance(0.02);
        return new Employee(
            dice.Id(), employerId, number, name, dice.Day(today.AddYears(-oldest), today.AddYears(-youngest)), null,
            dice.Chance(0.06) ? null : dice.PickEarly(Words.Cities).Name,
            gender,
            name.LastNamePartner is null ? dice.Chance(0.1) ? null : Lists.Single : dice.Chance(0.8) ? Lists.Married : Lists.Partnership,
            dice.Chance(0.85) ? Lists.Dutch : null,
            Contact(name, city.Area),
            dice.Chance(0.01) ? null : isBelgian ? BelgianAddress() : DutchAddress(city),
            dice.Maybe(0.03, () => DutchAddress(dice.Pick(Words.Cities))),
            dice.Chance(0.4) ? dice.Between(1, 60) * 500 : null);
    }

    public PersonName Name(bool isWoman)
    {
        var first = dice.PickEarly(isWoman ? Words.Women : Words.Men);
        var (prefix, last) = dice.PickEarly(Words.Surnames);
        var (partnerPrefix, partner) = dice.Chance(0.12) ? dice.Pick(Words.Surnames) : (null, null);
        var format = partner is null ? NameFormat.Own : dice.Pick(Enum.GetValues<NameFormat>());
        // Some files hold initials only; sometimes they differ from the name that somebody goes by.
        return new PersonName(dice.Chance(0.05) ? null : first, Initials(first), prefix, last, partnerPrefix, partner, format);
    }

    public Address DutchAddress((string Name, string Postal, string Area) city) => new(
        dice.PickEarly(Words.Streets), dice.PickEarly(Enumerable.Range(1, 240).ToArray()),
        dice.Maybe(0.2, () => dice.Pick(new[] { "A", "B", "C", "bis", "1hg", "3-hg", "II" })),
        $"{city.Postal}{dice.Between(10, 99).ToString(CultureInfo.InvariantCulture)} {Letter()}{Letter()}", city.Name,
        dice.Maybe(0.01, () => "Gebouw C, 4e etage"), Country.Netherlands);

    public string Mobile()
    {
        var number = dice.Digits(8);
        // People type their number in every way that a form lets through.
        return dice.Between(0, 3) switch
        {
            0 => $"+31 6-{number}",
            1 => $"06-{number}",
            2 => $"+316{number}",
            _ => $"06{number}",
        };
    }

    public string Email(PersonName name)
    {
        var local = Ascii(name.FirstName ?? name.Initials) + "." + Ascii((name.Prefix ?? "") + name.LastName);
        return $"{local}{dice.Between(1, 9999).ToString(CultureInfo.InvariantCulture)}"
            + $"@{dice.Pick(new[] { "example.nl", "example.com", "mail.example.org" })}";
    }

    private ContactDetails Contact(PersonName name, string area)
    {
        var email = dice.Chance(0.08) ? null : Email(name);
        var mobile = dice.Chance(0.07) ? null : Mobile();
        var phone = dice.Chance(0.25) ? $"{area}-{dice.Digits(10 - area.Length)}" : null;
        var hasBusiness = dice.Chance(0.15);
        return new ContactDetails(
            email, phone, mobile,
            hasBusiness ? $"{Ascii(name.LastName)}.{dice.Digits(4)}@horeca.example" : null,
            hasBusiness && dice.Chance(0.4) ? $"{area}-{dice.Digits(10 - area.Length)}" : null,
            hasBusiness && dice.Chance(0.4) ? Mobile() : null);
    }

    private Address BelgianAddress() => new(
        "Grote Markt", dice.Between(1, 90), null, dice.Between(2000, 2990).ToString(CultureInfo.InvariantCulture), "Antwerpen", null,
        Country.Belgium);

    private string Initials(string firstName)
    {
        var initials = string.Concat(firstName.Split(' ', '-').Take(2).Select(n => char.ToUpperInvariant(n[0]) + "."));
        while (initials.Length < 6 && dice.Chance(0.35))
        {
            initials += (char)('A' + dice.Between(0, 22)) + ".";
        }

        return initials;
    }

    // Dutch postal codes never end in SA, SD or SS; leaving out the S is simplest.
    private char Letter() => "ABCDEGHJKLMNPRTVWXZ"[dice.Between(0, 18)];

    /// <summary>Small letters a–z and digits only: what mail providers hand out, and all that Loket's e-mail pattern allows.</summary>
    private static string Ascii(string text)
    {
        var plain = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            plain.Append(c switch { 'ł' => "l", 'ø' => "o", 'ı' => "i", _ when char.IsAsciiLetterOrDigit(c) => c.ToString(), _ => "" });
        }

        return plain.ToString();
    }
}
