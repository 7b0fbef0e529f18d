using LoketFunctions.Sandbox.Running;
using LoketFunctions.Sandbox.Running.Personnel;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>What an HR system that leads pays besides the wage.</summary>
[Collection(Installation.Collection)]
public sealed class PersonnelPayTests(Installation app)
{
    private const string Type = "sign-on";
    private const decimal Amount = 251.75m;

    [Fact]
    public async Task A_bonus_whose_type_nobody_mapped_is_told_and_is_in_Loket_once_somebody_maps_it()
    {
        var link = await app.HrLedAsync();
        var administration = await link.AdministrationAsync();
        var period = await app.Loket.PresentPeriodAsync(administration);
        var mappings = new ExportApi(link.Api, link.Id);
        var component = (await mappings.MappingOptionsAsync(administration)).Components
            .First(one => one is { IsHours: false, Collective: true }).Number;
        var person = new HrEmployee(70701, HrLedLink.Start).PayOnce("b-1", Type, Amount, AmsterdamTime.Today());

        var told = await link.PushAsync(person);

        Assert.Equal(("failed", "pay-not-sent"), (told.Outcome, told.Code));
        Assert.DoesNotContain(await app.Loket.Payroll.CellsAsync(period), cell => cell.Value == Amount);

        var mapping = await mappings.MappingAsync(administration);
        await mappings.MapAsync(
            administration,
            mapping with { WageComponents = new Dictionary<string, int?>(mapping.WageComponents) { [Type] = component } });
        var paid = await link.PushAsync(person);

        Assert.Equal(("changed", "251.75"), (paid.Outcome, Assert.Single(paid.Changes).Becomes));
        Assert.Equal("unchanged", (await link.PushAsync(person)).Outcome);
        Assert.Equal(component, Assert.Single(await app.Loket.Payroll.CellsAsync(period), cell => cell.Value == Amount).Component);
    }
}
