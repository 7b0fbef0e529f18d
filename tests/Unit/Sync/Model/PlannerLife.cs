using LoketFunctions.Connections;
using LoketFunctions.Security;
using LoketFunctions.Simulators;
using LoketFunctions.Simulators.Loket.Staff;
using LoketFunctions.Simulators.Planner;
using LoketFunctions.Staff;
using LoketFunctions.Sync.Employees;

namespace LoketFunctions.Tests.Sync.Model;

/// <summary>
/// What people do in the planner in a day, and at the screen where they choose who is who, by chance; and the model learns of it.
/// </summary>
internal sealed class PlannerLife(PlannerAccount account, PlannerModel model, Connection connection, ChoiceOperations choices)
{
    /// <summary>Somebody is entered before coming from Loket: with the number of the payroll, or without.</summary>
    public void Enter(Employee person, Dice dice)
    {
        var said = WhatLoketSays.Of(person);
        var isNumbered = connection.PersonnelNumber is null && dice.Chance(0.5);
        var id = $"own-{person.Number}";
        var held = new HeldEmployee(
            id, wasThere: true)
        { BornOn = said["dateOfBirth"], Number = isNumbered ? said["personnelNumber"] : null };
        held.Field("firstName").ChangeByHand("Roepnaam");
        held.Field("lastName").ChangeByHand(person.Name.LastName);
        held.Field("dateOfBirth").ChangeByHand(held.BornOn);
        held.Field("personnelNumber").ChangeByHand(held.Number);
        held.Field("email").ChangeByHand($"{id}@planner.example");
        model.Enter(held);
        account.Seed(new(id, held.Number, null, "Roepnaam", person.Name.LastName, held.BornOn, $"{id}@planner.example", null, true));
    }

    public void ChangeByHand(Dice dice)
    {
        if (model.Employees.Count == 0)
            return;
        var held = dice.Pick(model.Employees);
        var job = held.Contracts.Count > 0 && dice.Chance(0.5) ? dice.Pick(held.Contracts.ToList()) : (Guid?)null;
        var (field, value) = job is null
            ? (dice.Pick(new[] { "city", "phone", "homeAddress", "placeOfBirth" }), dice.Digits(7))
            : (dice.Pick(new[] { "hourlyWage", "hoursPerWeek" }), dice.Digits(2).TrimStart('0') + "5");
        held.Field(field, job).ChangeByHand(value);
        Assert.True(account.ChangeByHand(held.Id, field, value, job?.ToString()));
    }

    public void End(Dice dice)
    {
        if (model.Employees.Where(held => held.Record is not null).ToList() is not { Count: > 0 } linked)
            return;
        var held = dice.Pick(linked);
        held.IsActive = false;
        Assert.True(account.End(held.Id));
    }

    /// <summary>Somebody chooses for whoever waits.</summary>
    public async Task ChooseAsync(Dice dice)
    {
        foreach (var person in model.Waiting.ToList())
        {
            var same = model.Free.FirstOrDefault(held => held.BornOn == WhatLoketSays.Of(person)["dateOfBirth"]);
            var choice = same is not null && dice.Chance(0.6)
                ? EmployeeChoice.Link
                : dice.Chance(0.8) ? EmployeeChoice.Add : EmployeeChoice.Ignore;
            var asked = new ChoiceRequest(choice, choice == EmployeeChoice.Link ? same!.Id : null);
            await choices.ChooseAsync(Caller.OfPlanner(connection.Tenant), connection.Id, person.Id, asked, default);
            if (choice == EmployeeChoice.Link)
                model.Link(person.Id, same!);
            else
                model.Chosen[person.Id] = choice == EmployeeChoice.Add;
            model.Waiting.Remove(person);
        }
    }
}
