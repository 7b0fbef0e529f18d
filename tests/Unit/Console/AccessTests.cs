using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Security;

namespace LoketFunctions.Tests.Console;

public sealed class AccessTests
{
    private static readonly Guid Mine = new("3f6b0f0e-5a39-4f0c-9a55-0e4f2f7f7a10");
    private static readonly Guid Other = new("9d0c7a52-8a8a-4b7e-8d63-3b5c3c1f8e21");

    [Fact]
    public void Editing_one_administration_is_seeing_it_and_touching_no_other()
    {
        var access = Of(new Grant(Permission.EditPayroll, [Mine]));

        Assert.True(access.Allows(Permission.EditPayroll, Mine) && access.Sees(Mine));
        Assert.False(access.Allows(Permission.EditPayroll, Other) || access.Sees(Other));
        Assert.True(access.Allows(Permission.EditPayroll) && access.Allows(Permission.ViewPayroll));
        Assert.False(access.AllowsWhole(Permission.EditPayroll) || access.AllowsWhole(Permission.ViewPayroll));
        Assert.False(access.Allows(Permission.EditConnection) || access.Allows(Permission.ViewAudit));
    }

    [Fact]
    public void Seeing_all_and_editing_one_are_kept_apart()
    {
        var access = Of(new Grant(Permission.ViewPayroll), new Grant(Permission.EditPayroll, [Mine]));

        Assert.True(access.Sees(Other) && access.AllowsWhole(Permission.ViewPayroll));
        Assert.False(access.Allows(Permission.EditPayroll, Other) || access.AllowsWhole(Permission.EditPayroll));
    }

    [Fact]
    public void Seeing_is_not_editing()
    {
        var access = Of(new Grant(Permission.ViewPayroll));
        Assert.False(access.Allows(Permission.EditPayroll) || access.Allows(Permission.EditPayroll, Mine));
    }

    /// <summary>Nobody gets in by a grant for nothing.</summary>
    [Fact]
    public void Without_grants_nothing_is_allowed()
    {
        foreach (var permission in Enum.GetValues<Permission>())
        {
            Assert.False(Of().Allows(permission) || Of().Allows(permission, Mine) || Of().AllowsWhole(permission));
            Assert.False(Of(new Grant(permission, [])).Allows(permission, Mine));
            Assert.Equal("not-permitted", Assert.Throws<ProblemException>(() => Of().Require(permission)).Problem.Code);
            Assert.Equal("not-permitted", Assert.Throws<ProblemException>(() => Of().Require(permission, Mine)).Problem.Code);
            Assert.Equal("not-permitted", Assert.Throws<ProblemException>(() => Of().RequireWhole(permission)).Problem.Code);
        }
    }

    [Fact]
    public void A_planner_may_do_everything_and_a_session_for_one_connection_reaches_no_other()
    {
        Assert.All(Enum.GetValues<Permission>(), permission => Assert.True(Access.Everything.AllowsWhole(permission)));
        Assert.True(Access.Everything.Reaches(new("one")));
        var access = new Access(new ConnectionId("one"), Access.Everything.Grants);
        Assert.True(access.Reaches(new("one")));
        Assert.False(access.Reaches(new("other")) || access.Reaches(new("ONE")) || access.Reaches(default));
    }

    [Fact]
    public void Names_of_permissions_are_those_of_the_contract()
    {
        Assert.Equal(["audit:view", "connection:edit", "payroll:edit", "payroll:view"], Permissions.Names.Order(StringComparer.Ordinal));
        Assert.All(Enum.GetValues<Permission>(), permission => Assert.Equal(permission, Permissions.Find(Permissions.NameOf(permission))));
    }

    private static Access Of(params IReadOnlyList<Grant> grants) => new(null, grants);
}
