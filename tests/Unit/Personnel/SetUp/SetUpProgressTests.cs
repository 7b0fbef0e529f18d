using LoketFunctions.Http;
using LoketFunctions.Personnel.SetUp;

namespace LoketFunctions.Tests.Personnel.SetUp;

public sealed class SetUpProgressTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 30, 9, 0, 0, TimeSpan.Zero);
    private static readonly SetUpFacts Booked = new(At, null, null, IsAuthorized: false, null, null, IsReady: false);
    private static readonly SetUpFacts Done = new(At, At, At, IsAuthorized: true, At, At, IsReady: true);

    [Fact]
    public void Each_fact_moves_it_on_by_one()
    {
        SetUpFacts[] way =
        [
            Booked, Booked with { AttributesLiveAt = At }, Done with { IsAuthorized = false, MappedAt = null, AcknowledgedAt = null },
            Done with { MappedAt = null, AcknowledgedAt = null }, Done with { AcknowledgedAt = null }, Done,
        ];

        Assert.Equal(Enum.GetValues<SetUpStage>(), way.Select(facts => facts.Stage));
    }

    [Fact]
    public void What_is_lost_leads_back_to_where_it_is_given_again()
    {
        Assert.Equal(SetUpStage.Enabled, (Done with { IsAuthorized = false }).Stage);
        Assert.Equal(SetUpStage.Mapped, (Done with { IsReady = false }).Stage);
    }

    [Fact]
    public void One_step_is_to_be_done_now_and_says_by_whom()
    {
        var now = Assert.Single((Booked with { AttributesLiveAt = At }).Steps, step => step.State == SetUpStepState.Now);
        Assert.Equal((SetUpStage.Enabled, ActionOwner.Operator, (DateTimeOffset?)null), (now.Stage, now.Owner, now.At));
        Assert.All(Done.Steps, step => Assert.Equal(SetUpStepState.Done, step.State));
    }
}
