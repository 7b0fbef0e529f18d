using System.Globalization;
using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Filters;
using LoketFunctions.Loket.Http;
using LoketFunctions.Loket.Model;
using LoketFunctions.Loket.Paging;

namespace LoketFunctions.Loket.Clients;

/// <summary>
/// Variabele gegevens: the values per employment and period that people are paid by. Defaults and metadata are not in Loket's
/// list of operations, only in its text; their activities are named by the pattern of the others.
/// </summary>
internal sealed class PayrollPeriodDataClient(LoketConnection connection, ListReader lists, LoketVersions versions)
{
    private const string Employments = "providers/employers/employees/employments";

    /// <summary>Those of one period, for <see cref="ListOfEmploymentAsync"/>.</summary>
    public static LoketFilter OfPeriod(int year, int periodNumber) =>
        LoketFilter.Equal("payrollPeriod.year", year).And(LoketFilter.Equal("payrollPeriod.periodNumber", periodNumber));

    /// <summary>What Loket would fill in for the employment; it advises to ask for this before every patch.</summary>
    public Task<PeriodDataDefaults> DefaultsAsync(Guid employmentId, CancellationToken cancellation) =>
        connection.GetAsync<PeriodDataDefaults>(
            new LoketCall(HttpMethod.Get, "GetPayrollPeriodDataDefaultsByEmploymentId", $"{OfEmployment(employmentId)}/defaults",
                versions.Common), cancellation);

    /// <summary>What period data of the employment may hold in a period.</summary>
    public async Task<PeriodDataOptions> OptionsAsync(Guid employmentId, int year, int periodNumber, CancellationToken cancellation)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"{OfEmployment(employmentId)}/metadata/year/{year}/period/{periodNumber}");
        var call = new LoketCall(HttpMethod.Get, "GetPayrollPeriodDataMetadataByEmploymentIdAndYearAndPeriod", path, versions.Common);
        // A handful of fields, so one page; Loket's text shows no paging around them.
        var answer = await connection.SendAsync<ListResponse<FieldOptions>>(call, cancellation);
        if (answer.Embedded is not { } fields)
            throw new LoketException(new LoketFailure(FailureReason.Unreadable, 200, call.Activity));
        var readable = fields.Select(field => field.Item).OfType<FieldOptions>();
        var list = new LoketList<FieldOptions>(call.Activity, [.. readable], [.. (answer.Messages ?? []).OfType<LoketMessage>()]);
        return PeriodDataOptions.Of(list.Complete());
    }

    /// <summary>
    /// All of an administration in a period, whoever wrote it, but without the employments that the user filter settings hide:
    /// see <see cref="UserFilterSettingsClient"/>.
    /// </summary>
    /// <param name="payrollPeriodId">yyyypp, e.g. 202601.</param>
    /// <param name="componentCategory">Only components of this category; Loket does not give all at once.</param>
    public Task<LoketList<PeriodDataRecord>> ListAsync(
        Guid payrollAdministrationId, int payrollPeriodId, int payslipType, int componentCategory, CancellationToken cancellation) =>
        lists.ReadAllAsync<PeriodDataRecord>(List(payrollAdministrationId, payrollPeriodId, payslipType, componentCategory), cancellation);

    /// <summary><see cref="ListAsync"/> as the pages come; see <see cref="ListReader.ReadAsync"/> for what its end means.</summary>
    public IAsyncEnumerable<PeriodDataRecord> StreamAsync(
        Guid payrollAdministrationId, int payrollPeriodId, int payslipType, int componentCategory, CancellationToken cancellation) =>
        lists.ReadAsync<PeriodDataRecord>(List(payrollAdministrationId, payrollPeriodId, payslipType, componentCategory), cancellation);

    /// <summary>All of one employment, in all periods unless filtered.</summary>
    public Task<LoketList<PeriodDataRecord>> ListOfEmploymentAsync(
        Guid employmentId, LoketFilter? filter, CancellationToken cancellation) =>
        lists.ReadAllAsync<PeriodDataRecord>(
            new ListQuery("GetPayrollPeriodDataByEmploymentId", OfEmployment(employmentId), versions.Common) { Filter = filter },
            cancellation);

    /// <summary>
    /// Writes for many employments of an employer. Accepted as soon as one record is: read the failures. What happens to the
    /// others is not documented, so read back what matters.
    /// </summary>
    /// <exception cref="LoketException">The call failed, or nothing was accepted: its failure holds Loket's messages.</exception>
    public Task<PatchOutcome> PatchCollectiveAsync(
        Guid employerId, IReadOnlyList<PeriodDataPatch> patches, CancellationToken cancellation) =>
        PatchAsync("PatchCollectivePayrollPeriodDataByEmployerId", $"providers/employers/{employerId:D}/payrollperioddata",
            patches.Select(PeriodDataBody.OfMany).ToArray(), cancellation);

    /// <summary>Writes for one employment. Overwrites, so sending it again changes nothing.</summary>
    /// <exception cref="LoketException">As <see cref="PatchCollectiveAsync"/>.</exception>
    public Task<PatchOutcome> PatchAsync(Guid employmentId, PeriodDataPatch patch, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(patch.EmploymentId, employmentId, nameof(patch));
        return PatchAsync("PatchPayrollPeriodDataByEmploymentId", OfEmployment(employmentId), PeriodDataBody.OfOne(patch), cancellation);
    }

    private static string OfEmployment(Guid employmentId) => $"{Employments}/{employmentId:D}/payrollperioddata";

    private async Task<PatchOutcome> PatchAsync(string activity, string path, object body, CancellationToken cancellation) =>
        new(await connection.WriteAsync(new LoketCall(HttpMethod.Patch, activity, path, versions.Common) { Body = body }, cancellation));

    private ListQuery List(Guid payrollAdministrationId, int payrollPeriodId, int payslipType, int componentCategory) =>
        new(
            "GetPayrollPeriodDataByPayrollAdministrationIdAndPayrollPeriodId",
            string.Create(
                CultureInfo.InvariantCulture,
                $"providers/employers/payrolladministrations/{payrollAdministrationId:D}/payrollPeriods/{payrollPeriodId}/"
                + $"payrollperioddata"),
            versions.Common)
        {
            PayslipType = payslipType,
            PayrollComponentCategory = componentCategory,
        };
}
