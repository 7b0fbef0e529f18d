using LoketFunctions.Staff;
using LoketFunctions.Sync;

namespace LoketFunctions.Tests.Sync;

/// <summary>W2 and K1: what Loket does not say is reported, by name and with what to fill in where.</summary>
public sealed class GapTests(AppStorage storage) : IClassFixture<AppStorage>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_missing_in_Loket_is_told_of_each_employee(bool preview)
    {
        using var world = await StaffWorld.StartAsync(storage, "eitje");
        var results = await world.RunAsync(
            preview,
            People.Staged(contract: People.Contract() with { Gaps = [ContractGap.Kind, ContractGap.HourlyWage] }),
            People.Staged(People.Job(1), Guid.NewGuid(), People.OtherAdministration));

        var result = results[People.Administration];
        Assert.Equal([ContractGap.Kind, ContractGap.HourlyWage], Assert.Single(result.Employees).Gaps);
        Assert.Equal((SyncWords.GapsInLoket, SyncWords.FilterHides), (result.Notice(filtered: false), result.Notice(filtered: true)));
        Assert.Null(results[People.OtherAdministration].Notice(filtered: false));

        var answers = await new ReportResponses(new NumberOwners(world.Connections)).OfAsync(result, new ReportQuery(), "en", default);
        Assert.Equal(["contract-kind-unknown", "hourly-wage-unknown"], answers.Employees[0].Notices.Select(notice => notice.Code));
        Assert.Contains("on call", answers.Employees[0].Notices[0].WhatToDo, StringComparison.Ordinal);
        Assert.Contains("pay grade", answers.Employees[0].Notices[1].WhatToDo, StringComparison.Ordinal);
    }
}
