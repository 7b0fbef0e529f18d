using System.Text.Json;
using System.Text.Json.Nodes;
using LoketFunctions.Simulators.Planner.Registrations;

namespace LoketFunctions.Tests.Sandbox.Registrations;

public sealed class RegistrationBodyTests
{
    [Fact]
    public async Task A_body_is_the_header_and_the_registrations()
    {
        using var body = new MemoryStream();

        var count = await RegistrationBody.WriteAsync(
            body, new ExportHeader(ExportPeriod.Number(2026, 11), RequestedBy: "José \"; =1"),
            [new Registration { Id = "r\n1", EmployeeId = "e1", Date = new DateOnly(2026, 11, 3), Meals = 1 }]);

        Assert.Equal(1, count);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""
                { "period": { "year": 2026, "periodNumber": 11 }, "preview": false, "allOrNothing": false, "requestedBy": "José \"; =1",
                  "registrations": [{ "id": "r\n1", "employeeId": "e1", "date": "2026-11-03", "approved": false, "meals": 1 }] }
                """),
            JsonNode.Parse(body.ToArray())));
    }

    [Fact]
    public async Task A_period_can_be_the_one_that_holds_a_day()
    {
        using var body = new MemoryStream();
        await RegistrationBody.WriteAsync(
            body, new ExportHeader(ExportPeriod.Holding(new DateOnly(2026, 11, 15)), "a1", Preview: true), []);
        Assert.Equal("""{"period":{"date":"2026-11-15"},"administrationId":"a1","preview":true,"allOrNothing":false,"registrations":[]}""",
            System.Text.Encoding.UTF8.GetString(body.ToArray()));
    }

    /// <summary>5,000 employees with 31 days each have to fit in the 50 MB that the app takes, and need not be in memory for it.</summary>
    [Fact]
    public async Task A_body_is_written_while_it_is_made_and_a_large_month_fits()
    {
        const int Large = 155_000;
        const int Limit = 50 * 1024 * 1024;
        var (longest, made) = (0L, 0);
        using var body = new MemoryStream();
        var month = new RegistrationOptions(1, new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 31)) { Attendance = 1 };
        var staff = Enumerable.Range(
            1, 200).Select(number => new RosteredEmployee($"pl-{number:D6}", "l", [new RosteredContract(null, null, true)]));

        var count = await RegistrationBody.WriteAsync(body, new ExportHeader(ExportPeriod.Number(2026, 10)), Watched());

        Assert.Equal((200 * 31, made), (count, count));
        Assert.InRange(body.Length / count * Large, 1, Limit);
        Assert.InRange(longest, 32 * 1024, 128 * 1024);

        IEnumerable<Registration> Watched()
        {
            var size = 0L;
            foreach (var registration in RegistrationGenerator.Generate(staff, month))
            {
                longest = Math.Max(longest, size - body.Length);
                size += JsonSerializer.SerializeToUtf8Bytes(registration).Length;
                made++;
                yield return registration;
            }
        }
    }
}
