using System.Text;
using System.Text.Json.Nodes;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Personnel.Push;

namespace LoketFunctions.Tests.Personnel.Push;

/// <summary>What is read of a push, and what is set aside.</summary>
public sealed class PushBodyTests
{
    private static readonly ConnectionId Connection = new("c1");

    [Fact]
    public void One_odd_record_is_set_aside_by_its_position_and_the_rest_goes_on()
    {
        var odd = PushSetting.Record("two", 2);
        odd["isActive"] = "perhaps";
        var body = Read(PushSetting.Record("one", 1), odd, PushSetting.Record("three", 3));

        Assert.Equal(["one", "three"], body.Employees.Select(one => one.Pushed.EmployeeId));
        var told = Assert.Single(body.Odd);
        Assert.Equal((2, "two", PushCodes.RecordOdd), (told.Position, told.EmployeeId, told.Code));
        Assert.Equal(["isActive"], told.Faults.Single().Arguments);
    }

    [Fact]
    public void Of_two_with_one_id_both_are_set_aside()
    {
        var body = Read(PushSetting.Record("one", 1), PushSetting.Record("two", 2), PushSetting.Record("one", 3));

        Assert.Equal(["two"], body.Employees.Select(one => one.Pushed.EmployeeId));
        Assert.Equal([1, 3], body.Odd.Select(one => one.Position!.Value));
        Assert.All(body.Odd, one => Assert.Equal(PushCodes.RecordTwice, one.Code));
    }

    [Fact]
    public void A_record_that_is_odd_and_comes_twice_leaves_nothing_of_that_employee()
    {
        var odd = PushSetting.Record("one", 1);
        odd["unknown"] = 1;
        Assert.Empty(Read(PushSetting.Record("one", 1), odd).Employees);
    }

    [Theory]
    [InlineData("""{"isActive":true}""")]
    [InlineData("""{"employeeId":""}""")]
    [InlineData("""{"employeeId":7}""")]
    [InlineData("null")]
    [InlineData("[]")]
    public void A_record_without_an_id_is_told_by_its_position_alone(string record)
    {
        var told = Assert.Single(Read(JsonNode.Parse(record)).Odd);
        Assert.Equal((1, null, PushCodes.RecordOdd), (told.Position, told.EmployeeId, told.Code));
    }

    [Fact]
    public void What_is_not_said_is_no_no()
    {
        var record = PushSetting.Record("one", 1);
        record["isActive"] = null;
        Assert.Null(Read(record).Employees.Single().Pushed.IsActive);
        record.Remove("isActive");
        Assert.Equal(["isActive"], Read(record).Odd.Single().Faults.Single().Arguments);
    }

    [Theory]
    [InlineData("""{"employees":{}}""", "employees")]
    [InlineData("""{"preview":true}""", "employees")]
    [InlineData("""{"employees":[],"preview":"yes"}""", "preview")]
    [InlineData("""{"employees":[],"only":""}""", "only")]
    [InlineData("""{"employees":[],"employees":[]}""", "employees")]
    [InlineData("""{"employees":[],"other":1}""", "other")]
    public void A_wrong_header_refuses_all(string body, string field)
    {
        var problem = Assert.Throws<ProblemException>(() => PushBody.Read(Connection, Encoding.UTF8.GetBytes(body))).Problem;
        Assert.Equal([field], problem.Faults!.Keys);
    }

    private static PushBody Read(params IEnumerable<JsonNode?> records)
    {
        var body = new JsonObject { ["employees"] = new JsonArray([.. records.Select(one => one?.DeepClone())]) };
        return PushBody.Read(Connection, Encoding.UTF8.GetBytes(body.ToJsonString()));
    }
}
