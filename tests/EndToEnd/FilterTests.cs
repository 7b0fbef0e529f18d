using System.Text.Json;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>A short list is never a mass deletion.</summary>
[Collection(Installation.Collection)]
public sealed class FilterTests(Installation app)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_user_filter_that_hides_half_the_staff_ends_nobody_s_planner_account(bool full)
    {
        var account = await app.ConnectedAccountAsync();
        await account.SyncAsync();
        var before = JsonSerializer.Serialize(account.Planner.Employees);
        var (batches, told) = (account.Batches.Count(), account.Planner.Results.Count);

        await account.ChangeUserAsync(user => user with { HidesHalf = true });
        var run = await account.SyncAsync(new { full });

        Assert.Equal("completed", run.State);
        Assert.Equal(before, JsonSerializer.Serialize(account.Planner.Employees));
        // A full sync tells again what it sees, and nothing of whom it does not see.
        Assert.Equal(full, account.Batches.Count() > batches);
        if (full)
        {
            Assert.All(run.Administrations!, administration => Assert.Equal("filter-hides", administration.Notice?.Code));
            var report = (await account.ReportAsync(run)).ToLookup(employee => employee.Reason == "hidden");
            var hidden = report[true].ToList();
            Assert.True(hidden.Count > account.Planner.Employees.Count / 4, $"{hidden.Count} hidden");
            // Somebody can be seen in one administration and not in another.
            var unseen = hidden.Select(employee => employee.LoketEmployeeId).Except(
                report[false].Select(employee => employee.LoketEmployeeId));
            Assert.Empty(
                account.Planner.Results.Skip(told).Select(result => result.LoketEmployeeId).Intersect(unseen.Select(id => id.ToString())));
            Assert.All(hidden, employee => Assert.Contains("filter", employee.Words, StringComparison.OrdinalIgnoreCase));
        }

        await account.ChangeUserAsync(user => user with { HidesHalf = false });
        var after = await account.SyncAsync(new { full = true });
        Assert.DoesNotContain(await account.ReportAsync(after), employee => employee.Reason == "hidden");
        Assert.All(after.Administrations!, administration => Assert.NotEqual("filter-hides", administration.Notice?.Code));
        await account.AssertInStepAsync();
    }
}
