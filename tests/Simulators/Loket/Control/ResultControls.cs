using LoketFunctions.Simulators.Loket.Data;
using LoketFunctions.Simulators.Loket.Payroll;
using LoketFunctions.Simulators.Loket.Staff;
using Microsoft.AspNetCore.Routing;

namespace LoketFunctions.Simulators.Loket.Control;

/// <summary>An approved run that changes results.</summary>
/// <param name="ChangedYear">With the number the period whose results change; without them it is the run's own period.</param>
/// <param name="EmploymentIds">Whose results change; without them it is the first <paramref name="Count"/> by payroll number.</param>
/// <param name="Amount">Euros that the pensionable wage is more; less below 0.</param>
internal sealed record CorrectionRequest(
    Guid AdministrationId, int Year, int PeriodNumber, decimal Amount, int? ChangedYear = null, int? ChangedPeriodNumber = null,
    IReadOnlyList<Guid>? EmploymentIds = null, int Count = 1);

/// <param name="EmploymentIds">Whose results it changed.</param>
internal sealed record CorrectionDone(Guid RunId, IReadOnlyList<Guid> EmploymentIds);

/// <summary>One result of a period as it stands now.</summary>
internal sealed record ResultCell(Guid EmploymentId, int PayrollId, int PayslipType, int Component, decimal Value);

/// <summary>The control addresses of payroll results (loonoutput).</summary>
internal sealed class ResultControls(LoketDatabase database)
{
    public void Map(RouteGroupBuilder sandbox)
    {
        sandbox.Get("/results", http => Cells(PayrollControls.Payroll(database.State, http.Id("administrationId")),
            PayrollPeriod.IdOf(http.Number("year"), http.Number("period"))));
        sandbox.Post<CorrectionRequest>("/runs/correction", request => database.ChangePayroll(state => Correct(state, request)));
        sandbox.Post<LeftOut>("/results/leave-out", LeaveOut);
    }

    private void LeaveOut(LeftOut request) => database.ChangePayroll(state => (
        state.Payroll with
        {
            WithoutResults = request.IsLeftOut
                ? state.Payroll.WithoutResults.Add(request.EmploymentId)
                : state.Payroll.WithoutResults.Remove(request.EmploymentId),
        },
        true));

    private static IReadOnlyList<ResultCell> Cells(AdministrationPayroll payroll, int periodId) =>
    [
        .. from result in new PayrollResults(payroll).OfPeriod(
               payroll.Period(periodId) ?? throw new ControlException("There is no such period."))
           orderby result.Employment.PayrollId
           from component in result.Periods[0].Components
           select new ResultCell(
               result.Employment.Id, result.Employment.PayrollId, component.PayslipType, component.Component, component.Value),
    ];

    /// <summary>
    /// Adds an approved run to the period. Where that has no approved run yet, it is the period's own run, as when a retroactive change
    /// comes with the next payroll.
    /// </summary>
    private static (PayrollState State, CorrectionDone Done) Correct(LoketState state, CorrectionRequest request)
    {
        var payroll = PayrollControls.Payroll(state, request.AdministrationId);
        var period = PayrollControls.PeriodOf(state, request.AdministrationId, request.Year, request.PeriodNumber);
        var changed = PayrollControls.PeriodOf(
            state, request.AdministrationId, request.ChangedYear ?? request.Year, request.ChangedPeriodNumber ?? request.PeriodNumber);
        if (changed.PeriodId > period.PeriodId)
        {
            throw new ControlException("A run changes its own period or an earlier one.");
        }

        Guid[] able =
        [
            .. from cell in Cells(payroll, changed.PeriodId)
               where cell.Component == ComponentLists.PensionableWage
               select cell.EmploymentId,
        ];
        Guid[] meant = request.EmploymentIds is { } ids ? [.. ids] : [.. able.Take(request.Count)];
        if (meant.Length == 0 || meant.Except(able).Any())
        {
            throw new ControlException("Only employments with a pensionable wage in the changed period can be corrected.");
        }

        var isOwn = payroll.RunOf(payroll.Period(period.PeriodId)!) != RunStatus.Approved;
        var earlier = state.Payroll.Corrections.Where(c =>
            c.AdministrationId == request.AdministrationId && c.PeriodId == period.PeriodId);
        var correction = new CorrectionRun(
            request.AdministrationId, period.PeriodId,
            isOwn ? PayrollRuns.Own : earlier.Select(c => c.Number).Append(PayrollRuns.Own).Max() + 1,
            changed.PeriodId, [.. meant], request.Amount);
        var after = state.With(state.Payroll with
        {
            Runs = state.Payroll.Runs.SetItem(period, RunStatus.Approved),
            Corrections = (isOwn ? state.Payroll.Corrections.RemoveAll(earlier.Contains) : state.Payroll.Corrections).Add(correction),
        });
        var run = new PayrollRuns(PayrollControls.Payroll(after, request.AdministrationId)).All.Single(r => r.Correction == correction);
        return (after.Payroll, new CorrectionDone(run.Id, meant));
    }

    private sealed record LeftOut(Guid EmploymentId, bool IsLeftOut = true);
}
