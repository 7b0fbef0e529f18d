using LoketFunctions.Export.Model;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Personnel.Pay;
using LoketFunctions.Staff;

namespace LoketFunctions.Personnel.Push;

/// <summary>
/// Brings what employees of a chunk are paid besides the wage to Loket, once they are there: as period data, through the ledger of each
/// payroll period. Periods that begin later wait until then.
/// </summary>
internal sealed class PushedPay(
    EmployeeRows rows, EmployeeRecords records, PushReportStore reports, PayPlanner planner, PaySender sender, TimeProvider clock)
{
    /// <summary>Somebody whose pay is due.</summary>
    /// <param name="EmploymentId">Null where a preview foretells who is not in Loket yet.</param>
    private sealed record Person(PushResult Result, Guid? EmploymentId, PeriodPay Pay, ToldPay Told)
    {
        public override string ToString() => nameof(Person);
    }

    /// <summary>What came of one period.</summary>
    private sealed record Period(PeriodPlan Plan, SentPay Sent)
    {
        public override string ToString() => nameof(Period);
    }

    public async Task RunAsync(PushScope scope, PayScope pay, int chunk, CancellationToken cancellation)
    {
        var results = (await reports.ReadAsync(scope.Push, chunk, cancellation)).ToList();
        var people = await PeopleAsync(scope, results, cancellation);
        if (people.Count == 0)
            return;
        var known = (await pay.Loket.PayrollPeriods.ListAsync(pay.Administration.Id, cancellation)).Readable();
        var periods = PayrollPeriodGuard.Known(known).Where(period => !period.TestYear).ToList();
        var plans = new List<PeriodPlan>();
        foreach (var period in periods.Where(period => period.StartDate <= scope.Today && period.EndDate >= scope.StartLine))
            plans.Add(await PlanAsync(pay, period, people, cancellation));

        var done = plans.ConvertAll(plan => new Period(plan, new SentPay([], [])));
        if (!scope.Preview)
        {
            // Before anything is sent: whoever goes on with it tells both.
            if (plans.Exists(plan => plan.Changes.Any()))
                await WriteAsync(people.Select(one => With(one, done, periods, scope) with { IsUnderWay = true, PayIsDue = true }));
            done = [];
            foreach (var plan in plans)
                done.Add(new Period(plan, await SendAsync(pay, plan, cancellation)));
        }

        var told = people.ConvertAll(one => (One: one, Result: With(one, done, periods, scope)));
        if (!scope.Preview)
        {
            foreach (var (one, result) in told)
                await rows.ChangeOrAddAsync(scope.Connection.Id, result.Hash!, row => Note(row, scope, one, result, periods), cancellation);
        }

        await WriteAsync(told.Select(one => one.Result));
        // After it is told: whoever dies in between tells it again.
        foreach (var one in people.Where(one => !scope.Preview && one.Told.IsChanged))
            await records.NoteToldAsync(scope.Connection, one.Result.Hash!, one.Told.Now, cancellation);

        Task WriteAsync(IEnumerable<PushResult> changed)
        {
            var byHash = changed.ToDictionary(result => result.Hash!);
            return reports.WriteAsync(
                scope.Push, chunk,
                [.. results.Select(result => result.Hash is { } hash ? byHash.GetValueOrDefault(hash, result) : result)], cancellation);
        }
    }

    private async Task<List<Person>> PeopleAsync(PushScope scope, IReadOnlyList<PushResult> results, CancellationToken cancellation)
    {
        var people = new List<Person>();
        foreach (var result in results.Where(result => result.PayIsDue))
        {
            var row = await rows.FindAsync(scope.Connection.Id, result.Hash!, cancellation);
            var stored = await records.OpenAsync(scope, result.Hash!, cancellation);
            if (stored?.Pushed is { Compensations: { } said } pushed)
            {
                people.Add(new Person(
                    result, row?.LoketEmploymentId, new PeriodPay(said, scope.StartLine, pushed.LastDay), new ToldPay(stored.Told)));
            }
        }

        return people;
    }

    private async Task<PeriodPlan> PlanAsync(
        PayScope pay, ExportPeriod period, IReadOnlyList<Person> people, CancellationToken cancellation)
    {
        List<WantedPay> wanted =
        [
            .. from one in people
               from id in one.EmploymentId is { } known ? [known] : Array.Empty<Guid>()
               select new WantedPay(id, one.Pay.In(period), one.Pay.OnceIn(period)),
        ];
        try
        {
            return await planner.PlanAsync(pay, period, wanted, cancellation);
        }
        catch (LoketException exception) when (exception.Failure.IsRefusal())
        {
            return new PeriodPlan(period, null, [], FaultsOf(exception, wanted.Select(one => one.EmploymentId)));
        }
    }

    private async Task<SentPay> SendAsync(PayScope pay, PeriodPlan plan, CancellationToken cancellation)
    {
        try
        {
            return await sender.SendAsync(pay, plan, cancellation);
        }
        catch (LoketException exception) when (exception.Failure.IsRefusal())
        {
            return new SentPay([], FaultsOf(exception, plan.Changes.Select(change => change.EmploymentId).Distinct()));
        }
    }

    private static List<PayFault> FaultsOf(LoketException exception, IEnumerable<Guid> employments)
    {
        var code = exception.Failure.Reason == FailureReason.RightMissing ? PayCodes.RightMissing : PayCodes.Refused;
        return [.. employments.Select(id => new PayFault(id, code, LoketWords: exception.Failure.LoketWords))];
    }

    private void Note(EmployeeRow row, PushScope scope, Person one, PushResult result, IReadOnlyList<ExportPeriod> periods)
    {
        row.Note(scope.Push, result, clock.GetUtcNow());
        row.NextDay = FieldText.Of(new[] { result.NextDay, one.Pay.NextLook(periods, scope.Today) }.Min());
    }

    private static PushResult With(Person one, IReadOnlyList<Period> done, IReadOnlyList<ExportPeriod> periods, PushScope scope)
    {
        var faults = done.SelectMany(period => period.Plan.Faults.Concat(period.Sent.Faults)
                .Where(fault => fault.EmploymentId == one.EmploymentId && one.Told.IsNews(fault, period.Plan.Period))
                .Select(fault => PayWords.FaultOf(fault, period.Plan.Period)))
            .Concat(one.Pay.WithoutPeriod(periods, scope.Today).Where(one.Told.IsNews).Select(PayWords.WithoutPeriod)).ToList();
        var changes = one.EmploymentId is null
            ? done.SelectMany(period => Foretold(one, period.Plan.Period))
            : done.SelectMany(period => ChangesOf(one, period));
        // What a step that died had begun comes first: it knows what was there before. What came to nothing after all is no change.
        List<PushedChange> all =
        [
            .. one.Result.Changes.Concat(changes).DistinctBy(change => (change.FieldId, change.From))
                .Where(change => !faults.Exists(fault => PayWords.IsAbout(fault, change))),
        ];
        var outcome = faults.Count > 0 ? PushOutcome.Failed
            : one.Result.Outcome is PushOutcome.Unchanged or PushOutcome.Waiting && all.Count > 0 ? PushOutcome.Changed
            : one.Result.Outcome;
        var next = new[] { one.Result.NextDay, one.Pay.NextOnce(periods, scope.Today) }.Min();
        return one.Result with
        {
            Outcome = outcome is PushOutcome.Unchanged && next is not null ? PushOutcome.Waiting : outcome,
            Code = faults.Count == 0 ? one.Result.Code
                : faults.TrueForAll(fault => PayCodes.IsForHrSystem(fault.Code)) ? PushCodes.PayOtherwise
                : PushCodes.PayNotSent,
            Faults = [.. one.Result.Faults, .. faults],
            Changes = all,
            NextDay = next,
            PayIsDue = false,
        };
    }

    private static IEnumerable<PushedChange> ChangesOf(Person one, Period period) =>
        period.Sent.Overwritten.Concat(period.Plan.Changes).Where(change => change.EmploymentId == one.EmploymentId)
            .Select(change => PayWords.ChangeOf(change, period.Plan.Period));

    private static IEnumerable<PushedChange> Foretold(Person one, ExportPeriod period) =>
        period.State != PeriodState.Open
            ? []
            : one.Pay.In(period).Select(paid => PayWords.ChangeOf(paid.Key, period.StartDate, null, paid.Value, overwritten: false));
}
