using System.Globalization;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Tests.Personnel.Push;

/// <summary>A record of a chain in the simulated Loket.</summary>
/// <param name="Rest">Something beside its fields that no HR system leads in.</param>
internal sealed record HeldLink(DateOnly Start, IReadOnlyDictionary<string, string?> Values, string? Rest)
{
    public override string ToString() => $"{Start:yyyy-MM-dd} {string.Join(' ', Values.Values)} ({Rest})";
}

/// <summary>A chain of an employment as the simulated Loket holds it, read from its state and by none of the app's code.</summary>
internal sealed record HeldChain(string Name, IReadOnlyList<HeldLink> Links)
{
    public HeldLink On(DateOnly day) => Links.Last(link => link.Start <= day);

    public static IReadOnlyList<HeldChain> Of(Employment employment) =>
    [
        new("wage", [
            .. employment.Wages.Select(one => new HeldLink(
                one.StartDate,
                new Dictionary<string, string?>
                {
                    [HrPerson.Gross] = Text(one.Gross), [HrPerson.GrossType] = one.IsHourly ? "2" : "1",
                },
                one.Written?["employerCosts"]?.ToString()))]),
        new("workingHours", [
            .. employment.Hours.Select(one => new HeldLink(
                one.StartDate,
                new Dictionary<string, string?>
                {
                    [HrPerson.Hours] = Text(one.DeviatingHours), [HrPerson.Shift] = Text(one.ShiftNumber),
                },
                Text(one.AverageHours)))]),
        new("organizationalEntity", [
            .. employment.Organization.Select(one => new HeldLink(
                one.StartDate,
                new Dictionary<string, string?>
                {
                    [HrPerson.Function] = one.Function.Id.ToString(), [HrPerson.Department] = one.Department.Id.ToString(),
                },
                one.Place))]),
    ];

    public override string ToString() => $"{Name}: {string.Join(", ", Links)}";

    private static string? Text(decimal? number) => number?.ToString("0.##", CultureInfo.InvariantCulture);
}
