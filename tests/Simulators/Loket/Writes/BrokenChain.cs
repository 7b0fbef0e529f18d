using LoketFunctions.Simulators.Loket.Json;
using LoketFunctions.Simulators.Loket.Payroll;
using LoketFunctions.Simulators.Loket.Rest;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Simulators.Loket.Writes;

/// <summary>A broken date chain of employments, per payroll component: gaps are allowed, two records at a time are not.</summary>
internal sealed record BrokenChain(
    string Path, Func<Employment, IReadOnlyList<ComponentRecord>> Of,
    Func<Employment, IReadOnlyList<ComponentRecord>, Employment> With, Func<PayrollComponent, bool> IsAllowed,
    Func<AdministrationPayroll, IReadOnlyList<ComponentRecord>, Rows> Shape)
{
    public Rows List(Call call) => Shape(Payroll(call), Of(call.Owner));

    public Rows Current(Call call) => Shape(Payroll(call), [Of(call.Owner).First(record => record.Id == call.Id)]);

    public Answer Post(Call call) => Save(call, Guid.NewGuid(), null, 201);

    /// <summary>The component stays: it is read-only.</summary>
    public Answer Put(Call call) => Save(call, call.Id, Of(call.Owner).First(record => record.Id == call.Id).Component, 200);

    public Answer Delete(Call call)
    {
        call.Database.Change(edit => edit.Save(With(call.Owner, [.. Of(call.Owner).Where(record => record.Id != call.Id)])));
        return Answer.Messages(200, call.Version, []);
    }

    private const string Resources = "/v2/providers/employers/employees/employments";

    private Answer Save(Call call, Guid id, int? component, int status)
    {
        var employment = call.Owner;
        var payroll = Payroll(call);
        var body = Body.Read(call, Chains.Options(call));
        if (body.IsBroken)
            return body.Refusal(call.Version);
        var record = new ComponentRecord(
            id, body.Json.Day("startDate")!.Value, body.Json.Day("endDate"), component ?? body.Json.Whole("payrollComponent.key")!.Value,
            body.Json.Number("value")!.Value);
        ComponentRecord[] others = [.. Of(employment).Where(other => other.Id != id)];
        body.Require(
            IsAllowed(payroll.Component(call.State.Today.Year, record.Component)), 303, "payrollComponent",
            "Deze looncomponent kan hier niet worden gebruikt.");
        body.Require(!(record.EndDate < record.StartDate), 304, "endDate", "De einddatum ligt voor de ingangsdatum.");
        body.Require(
            record.StartDate >= employment.StartDate && !(employment.EndDate < record.StartDate), 302, "startDate",
            "De ingangsdatum ligt buiten het dienstverband.");
        body.Require(
            !others.Any(record.Overlaps), 305, "startDate", "Er is al een gegeven van deze looncomponent in deze tijd.");
        if (body.IsBroken)
            return body.Refusal(call.Version);
        call.Database.Change(edit => edit.Save(With(employment, [.. others.Append(record).OrderBy(r => r.StartDate)])));
        var answer = Answer.Content(status, call.Version, Shape(payroll, [record]));
        return status == 201 ? answer with { Location = $"{Resources}/{Path}/{id}" } : answer;
    }

    private static AdministrationPayroll Payroll(Call call) => call.State.PayrollOf(call.Owner.AdministrationId)
        ?? throw new Filters.FilterException("Deze administratie heeft geen verloning.");
}
