using System.Text.Json.Nodes;
using LoketFunctions.Identifiers;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Personnel.LoketSide;
using LoketFunctions.Simulators.Loket.Faults;

namespace LoketFunctions.Tests.Personnel.LoketSide;

/// <summary>New people in a simulated Loket: nobody is made twice.</summary>
public sealed class ConceptEmployeesTests : IAsyncLifetime
{
    private const string Number = "123456782";
    private PersonnelLoket _loket = null!;
    private ConceptEmployees _concepts = null!;

    public async ValueTask InitializeAsync()
    {
        _loket = await PersonnelLoket.StartAsync();
        _concepts = new ConceptEmployees(_loket.Client);
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_loket.Visitor.Loket.Contract.Violations);
        Assert.DoesNotContain(Number, _loket.Log.All, StringComparison.Ordinal);
        await _loket.Visitor.DisposeAsync();
        _loket.Dispose();
    }

    [Fact]
    public async Task One_that_is_made_again_is_found()
    {
        var plan = _loket.Concept();
        var id = await _concepts.MakeAsync(_loket.Employer, plan, default);

        Assert.Equal(id, await _concepts.MakeAsync(_loket.Employer, plan, default));
        Assert.Single(_loket.Staff.Concepts);
    }

    [Fact]
    public async Task Two_of_a_name_are_told()
    {
        var plan = _loket.Concept();
        await _loket.Client.ConceptEmployees.CreateAsync(_loket.Employer, plan.Body, default);
        await _loket.Client.ConceptEmployees.CreateAsync(_loket.Employer, plan.Body, default);

        await Assert.ThrowsAsync<SeveralConceptsException>(() => _concepts.MakeAsync(_loket.Employer, plan, default));
    }

    [Fact]
    public async Task A_lost_answer_may_be_done_and_the_next_start_finds_it()
    {
        var plan = _loket.Concept();
        _loket.Visitor.Loket.Faults.Add(new Fault(FaultKind.ServerErrorAfter) { Path = "PostConceptEmployeeByEmployerId", Times = 1 });

        var lost = await Assert.ThrowsAsync<LoketException>(() => _concepts.MakeAsync(_loket.Employer, plan, default));

        Assert.True(lost.Failure.MayBeDone);
        Assert.Equal(Assert.Single(_loket.Staff.Concepts).Id, await _concepts.MakeAsync(_loket.Employer, plan, default));
    }

    [Fact]
    public async Task Validation_changes_nothing_and_conversion_says_again_that_it_is_done()
    {
        var id = await _concepts.MakeAsync(_loket.Employer, _loket.Concept(), default);

        Assert.Equal(ConceptState.Ready, (await _concepts.ValidateAsync(id, default)).State);
        Assert.Null(await _loket.Client.Employees.ReadAsync(id, default));
        Assert.Equal(ConceptState.Converted, (await _concepts.ConvertAsync(id, default)).State);
        Assert.Equal(ConceptState.Converted, (await _concepts.ConvertAsync(id, default)).State);
        Assert.Equal(ConceptState.Converted, (await _concepts.ValidateAsync(id, default)).State);
        Assert.Null(await _loket.Client.ConceptEmployees.ReadAsync(id, default));
    }

    [Fact]
    public async Task A_refusal_says_what_is_wrong_by_field()
    {
        var id = await _concepts.MakeAsync(
            _loket.Employer, _loket.Concept(body => ((JsonObject)body["employeeData"]!["personalDetails"]!).Remove("dateOfBirth")),
            default);

        var answer = await _concepts.ConvertAsync(id, default);

        Assert.Equal(ConceptState.Refused, answer.State);
        Assert.False(answer.Refusal!.MayBeDone);
        Assert.NotEmpty(answer.Refusal.WordsByField["employeeData.personalDetails.dateOfBirth"]);
    }

    [Fact]
    public async Task One_that_was_taken_away_is_gone()
    {
        var id = await _concepts.MakeAsync(_loket.Employer, _loket.Concept(), default);

        Assert.True(await _loket.Client.ConceptEmployees.DeleteAsync(id, default));
        Assert.False(await _loket.Client.ConceptEmployees.DeleteAsync(id, default));
        Assert.Equal(ConceptState.Gone, (await _concepts.ConvertAsync(id, default)).State);
    }

    [Fact]
    public async Task A_citizen_service_number_goes_with_the_person()
    {
        var number = CitizenServiceNumber.Find(Number)!.Value;
        var id = await _concepts.MakeAsync(_loket.Employer, _loket.Concept(), default);
        var numbers = _loket.Client.CitizenServiceNumbers;
        Assert.Null((await numbers.OfConceptAsync(id, default))!.Number);

        await numbers.SetOfConceptAsync(id, number, default);
        Assert.Equal(number, (await numbers.OfConceptAsync(id, default))!.Number);
        await _concepts.ConvertAsync(id, default);

        Assert.Equal(number, (await numbers.OfEmployeeAsync(id, default))!.Number);
        Assert.Null(await numbers.OfConceptAsync(id, default));
        await numbers.SetOfEmployeeAsync(id, number, default);
    }
}
