using LoketFunctions.Simulators.Loket.Data;
using LoketFunctions.Simulators.Loket.Import;
using LoketFunctions.Simulators.Loket.Payroll;
using LoketFunctions.Simulators.Loket.Staff;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LoketFunctions.Simulators.Loket.Control;

/// <summary>The control addresses of the payroll side, and what a person does at Loket's own screens.</summary>
internal sealed class PayrollControls(LoketDatabase database)
{
    public void Map(RouteGroupBuilder sandbox)
    {
        MapPeriods(sandbox);
        sandbox.Get("/period-data", http => PeriodDataCells.Of(Payroll(database.State, http.Id("administrationId")), PeriodId(http)));
        sandbox.Delete("/period-data", http => Change(state => http.Request.Query.Count == 0
            ? state.Payroll with { Records = PayrollState.Fresh.Records }
            : PeriodDataCells.Without(
                Payroll(state, http.Id("administrationId")), http.Request.Query.ContainsKey("year") ? PeriodId(http) : null)));
        sandbox.Post<ByHand>("/period-data", request => Change(state => Enter(state, request)));
        sandbox.Post<Refusal>("/period-data/refuse", request => Change(state => state.Payroll with
        {
            Refused = request.Description is { } description
                ? state.Payroll.Refused.SetItem(request.EmploymentId, description)
                : state.Payroll.Refused.Remove(request.EmploymentId),
        }));
        sandbox.Post<Proposal>("/period-data/defaults", request => Change(state => state.Payroll with
        {
            Proposed = state.Payroll.Proposed.SetItem(
                request.EmploymentId, new ProposedKey(request.Shift, request.CostCenter, request.CostUnit)),
        }));
        sandbox.Get("/ready-for-payroll", _ => database.State.Payroll.Ready);
        sandbox.PostFile("/collectieve-mutaties", (http, file) =>
            CollectiveImport.Run(database, Import(http), file)
                ?? throw new ControlException("There is no such period in a payroll administration."));
    }

    private void MapPeriods(RouteGroupBuilder sandbox)
    {
        sandbox.Post<RunRequest>("/runs", request => Change(state => request.Status is { } status && !RunStatus.IsKnown(status)
            ? throw new ControlException($"{status} is no status of a run.")
            : state.Payroll with
            {
                Runs = state.Payroll.Runs.SetItem(
                PeriodOf(state, request.AdministrationId, request.Year, request.PeriodNumber), request.Status)
            }));
        sandbox.Post<AutomaticRequest>("/runs/automatic", request => Change(state => state.Payroll with
        {
            Automatic = state.Payroll.Automatic.SetItem(
                PeriodOf(state, request.AdministrationId, request.Year, request.PeriodNumber),
                new AutomaticProcessing(request.CreateOn, request.ApproveOn)),
        }));
        sandbox.Post<TestYearRequest>("/test-year", request => Change(state => state.Payroll with
        {
            TestYears = request.IsTestYear
                ? state.Payroll.TestYears.Add((request.AdministrationId, request.Year))
                : state.Payroll.TestYears.Remove((request.AdministrationId, request.Year)),
        }));
        sandbox.Post<ComponentRequest>("/components/remove", request => Change(state => state.Payroll with
        {
            RemovedComponents = state.Payroll.RemovedComponents.Add((request.AdministrationId, request.Year, request.Component)),
        }));
        sandbox.Post<ComponentRequest>("/components/restore", request => Change(state => state.Payroll with
        {
            RemovedComponents = state.Payroll.RemovedComponents.Remove((request.AdministrationId, request.Year, request.Component)),
        }));
    }

    /// <summary>
    /// A value entered by hand: in the record of the period that has the component, else in the one that Loket proposes. No rule stops it.
    /// </summary>
    private static PayrollState Enter(LoketState state, ByHand request)
    {
        var employment = state.EmployerOfEmployment(request.EmploymentId)?.Employment(request.EmploymentId)
            ?? throw new ControlException("There is no such employment.");
        var payroll = Payroll(state, employment.AdministrationId);
        if (!payroll.Components(request.Year).ContainsKey(request.Component))
        {
            throw new ControlException("There is no such component in that year.");
        }

        var period = PeriodOf(state, employment.AdministrationId, request.Year, request.PeriodNumber).PeriodId;
        var record = state.Payroll.RecordsOf(
            employment.Id).FirstOrDefault(r => r.Key.PeriodId == period && r.Components.ContainsKey(request.Component));
        var key = record?.Key ?? payroll.DefaultKey(employment, period);
        var edit = new PeriodDataEdit(state.Payroll);
        edit.Apply(employment.Id, key, new PeriodPatch(
            employment.Id, request.Year, request.PeriodNumber, key.Shift, key.PayslipType, key.DistributionUnit, key.CostCenter,
            key.CostUnit, null,
            ProcessingMethod.Overwrite, [new ComponentPatch(request.Component, request.Value, IsGiven: true, IsSupplement: false)]));
        return edit.Commit();
    }

    private static ImportRequest Import(HttpContext http)
    {
        var query = http.Request.Query;
        Require(query, "bestandstype", "csv");
        Require(query, "action", "overschrijven");
        var unit = Require(query, "verdelingseenheid", "ja", "nee");
        return new ImportRequest(
            http.Id("administrationId"), http.Number("year"), http.Number("period"), unit == "ja", query["dryRun"] == "true",
            query["from"] == "empty");
    }

    private static string Require(IQueryCollection query, string name, params string[] choices) =>
        choices.FirstOrDefault(c => c.Equals(query[name], StringComparison.OrdinalIgnoreCase))
            ?? throw new ControlException($"{name} must be {string.Join(" or ", choices)}.");

    private void Change(Func<LoketState, PayrollState> change) => database.ChangePayroll(state => (change(state), true));

    internal static AdministrationPayroll Payroll(LoketState state, Guid administrationId) =>
        state.PayrollOf(administrationId) ?? throw new ControlException("There is no such payroll administration.");

    private static int PeriodId(HttpContext http) => PayrollPeriod.IdOf(http.Number("year"), http.Number("period"));

    internal static PeriodOf PeriodOf(LoketState state, Guid administrationId, int year, int number) =>
        Payroll(state, administrationId).Period(PayrollPeriod.IdOf(year, number)) is { } period
            ? new PeriodOf(administrationId, period.Id)
            : throw new ControlException("There is no such period.");

    private sealed record ByHand(Guid EmploymentId, int Year, int PeriodNumber, int Component, decimal? Value);

    private sealed record Refusal(Guid EmploymentId, string? Description);

    private sealed record Proposal(Guid EmploymentId, int Shift = 1, int? CostCenter = null, int? CostUnit = null);

    private sealed record RunRequest(Guid AdministrationId, int Year, int PeriodNumber, int? Status);

    private sealed record AutomaticRequest(Guid AdministrationId, int Year, int PeriodNumber, DateOnly? CreateOn, DateOnly? ApproveOn);

    private sealed record TestYearRequest(Guid AdministrationId, int Year, bool IsTestYear = true);

    private sealed record ComponentRequest(Guid AdministrationId, int Year, int Component);
}
