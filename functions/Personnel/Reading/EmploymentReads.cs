using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Loket;
using LoketFunctions.Loket.Clients;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Model;

namespace LoketFunctions.Personnel.Reading;

/// <summary>Reads what Loket has by employment only: a page of employments at a time, and few of them at once.</summary>
internal static class EmploymentReads
{
    /// <summary>Together with the gate of the connection this leaves room for its other calls.</summary>
    private const int AtOnce = 4;

    /// <summary>
    /// One odd employment is set aside. What would fail for all, such as a right that is missing, ends it.
    /// </summary>
    /// <exception cref="LoketException">Loket could not be asked.</exception>
    public static async Task<EmploymentPage<T>> ReadAsync<T>(
        LoketClient loket, AdministrationRow administration, PageQuery page, Func<Employment, CancellationToken, Task<T>> read,
        CancellationToken cancellation)
        where T : class
    {
        var list = await loket.Employments.ListAsync(
            administration.EmployerId, EmploymentsClient.OfPayrollAdministration(administration.Id), cancellation);
        Employment[] all = [.. list.Readable().OrderBy(employment => employment.Id)];
        var shown = page.From(all);
        var answers = new T?[shown.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, shown.Count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (i, token) => answers[i] = await TryReadAsync(shown[i], read, token));
        // Those without a readable place in the list are told with the first page, so that nobody is lost between pages.
        var unlisted = page.Page == 1 ? list.Unreadable.Select(record => record.Id).OfType<Guid>() : [];
        return new EmploymentPage<T>(
            all.Length + list.Unreadable.Count, [.. answers.OfType<T>()],
            [.. unlisted, .. shown.Where((_, i) => answers[i] is null).Select(employment => employment.Id!.Value)]);
    }

    private static async Task<T?> TryReadAsync<T>(
        Employment employment, Func<Employment, CancellationToken, Task<T>> read, CancellationToken cancellation)
        where T : class
    {
        try
        {
            return await read(employment, cancellation);
        }
        catch (LoketException exception) when (IsOnlyItsOwn(exception.Failure))
        {
            return null;
        }
    }

    private static bool IsOnlyItsOwn(LoketFailure failure) =>
        failure.Reason is FailureReason.RecordUnreadable or FailureReason.Unreadable or FailureReason.BusinessRule
            or FailureReason.NotFound;
}

/// <param name="Total">Of all pages.</param>
/// <param name="NotRead">Employments that were set aside.</param>
internal sealed record EmploymentPage<T>(int Total, IReadOnlyList<T> Read, IReadOnlyList<Guid> NotRead);
