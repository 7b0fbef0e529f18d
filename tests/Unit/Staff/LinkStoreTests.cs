using LoketFunctions.Identifiers;
using LoketFunctions.Staff;

namespace LoketFunctions.Tests.Staff;

/// <summary>S7: choices beside what syncs find, also when several people and a sync write at once.</summary>
public sealed class LinkStoreTests(AppStorage storage) : IClassFixture<AppStorage>
{
    private static readonly Guid Sanne = Guid.NewGuid(), Daan = Guid.NewGuid();
    private readonly ConnectionId _connection = new(Guid.NewGuid().ToString("N"));

    private LinkStore Links => new(storage.Tables, TimeProvider.System);

    [Fact]
    public async Task Of_many_that_choose_one_employee_at_once_one_gets_him()
    {
        var people = Enumerable.Range(0, 12).Select(_ => Guid.NewGuid()).ToList();
        var kept = await Task.WhenAll(
            people.Select(person => Links.TryChooseAsync(_connection, person, EmployeeChoice.Link, "p/7#?", default)));
        Assert.Single(kept, one => one);
        Assert.Equal(people[Array.IndexOf(kept, true)], Assert.Single(await Links.ListAsync(_connection, default)).EmployeeId);
    }

    [Fact]
    public async Task Whom_somebody_let_go_another_can_have()
    {
        Assert.True(await Links.TryChooseAsync(_connection, Sanne, EmployeeChoice.Link, "p7", default));
        Assert.False(await Links.TryChooseAsync(_connection, Daan, EmployeeChoice.Link, "p7", default));
        Assert.True(await Links.TryChooseAsync(_connection, Sanne, EmployeeChoice.Link, "p8", default));
        Assert.True(await Links.TryChooseAsync(_connection, Daan, EmployeeChoice.Link, "p7", default));
        await Links.UndoAsync(_connection, Daan, default);
        Assert.True(await Links.TryChooseAsync(_connection, Sanne, EmployeeChoice.Link, "p7", default));
    }

    [Fact]
    public async Task Undoing_a_choice_brings_back_what_a_sync_found()
    {
        await Links.SaveAsync(_connection, [(Sanne, "p1", LinkRule.Created)], default);
        await Links.TryChooseAsync(_connection, Sanne, EmployeeChoice.Link, "p7", default);
        Assert.Equal(("p7", LinkRule.Choice), await FoundAsync(Sanne));
        await Links.UndoAsync(_connection, Sanne, default);
        Assert.Equal(("p1", LinkRule.Created), await FoundAsync(Sanne));
        Assert.True((await Links.FindAsync(_connection, Sanne, default))!.Unlinked);
    }

    [Fact]
    public async Task Undoing_what_followed_a_link_by_choice_does_not_bring_the_link_back()
    {
        await Links.TryChooseAsync(_connection, Sanne, EmployeeChoice.Link, "p7", default);
        await Links.TryChooseAsync(_connection, Sanne, EmployeeChoice.Ignore, null, default);
        await Links.UndoAsync(_connection, Sanne, default);
        var link = await Links.FindAsync(_connection, Sanne, default);
        Assert.Null(link!.PlannerEmployeeId);
        Assert.True(link.Unlinked);
    }

    [Fact]
    public async Task A_sync_that_ends_after_a_choice_leaves_it_alone()
    {
        await Links.TryChooseAsync(_connection, Sanne, EmployeeChoice.Link, "p7", default);
        await Links.SaveAsync(_connection, [(Sanne, "p1", LinkRule.Number), (Daan, "p7", LinkRule.Number)], default);
        Assert.Equal(("p7", LinkRule.Choice), await FoundAsync(Sanne));
        Assert.Null(await Links.FindAsync(_connection, Daan, default));
    }

    [Fact]
    public async Task Whom_a_sync_created_after_the_choice_to_add_is_linked_and_stays_so()
    {
        await Links.TryChooseAsync(_connection, Sanne, EmployeeChoice.Add, null, default);
        await Links.SaveAsync(_connection, [(Sanne, "p1", LinkRule.Created)], default);
        Assert.Equal(("p1", LinkRule.Created), await FoundAsync(Sanne));
        await Links.UndoAsync(_connection, Sanne, default);
        Assert.Equal(("p1", LinkRule.Created), await FoundAsync(Sanne));
    }

    private async Task<(string?, string?)> FoundAsync(Guid employee) =>
        await Links.FindAsync(_connection, employee, default) is { } link ? (link.PlannerEmployeeId, link.Rule) : default;
}
