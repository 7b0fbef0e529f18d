using LoketFunctions.Simulators.Loket;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Tests.Sandbox.Loket;

public sealed class LoketSizeTests
{
    [Fact]
    public async Task A_hundred_thousand_people_at_one_employer_are_served_page_by_page()
    {
        await using var visitor = await LoketVisitor.StartAsync(
            new SimulatedLoketOptions { Staff = new StaffOptions(1, 1, 20, 100_000, LoketVisitor.Today) });
        var employer = $"/v2/providers/employers/{visitor.FirstEmployer}";
        foreach (var list in new[]
        {
            "employees?", "employees/employments?", "actualwages?", "actualworkinghours?",
            "employees/employments/lastmodifiedversionnumbers?",
            "employees/employments?filter=endDate%20eq%20null&orderBy=-employee.lastName",
            "employees/employments/lastmodifiedversionnumbers?filter=lastModifiedVersionNumber%20gt%204100000",
        })
        {
            var seen = 0;
            int pages, page = 0;
            do
            {
                var json = await visitor.GetAsync($"{employer}/{list}&pageSize=1000&pageNumber={++page}");
                seen += json["_embedded"]!.AsArray().Count;
                pages = Math.Min(10, json["totalPages"]!.GetValue<int>());
            }
            while (page < pages);
            Assert.Equal(10_000, seen);
        }

        Assert.Equal(50, visitor.Loket.Changes.Random(50, 1).Count);
    }
}
