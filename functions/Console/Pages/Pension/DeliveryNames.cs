using System.Globalization;
using LoketFunctions.Components;
using LoketFunctions.Console.Requests;
using LoketFunctions.Loket.Model;
using LoketFunctions.Pension.Delivery;
using LoketFunctions.Pension.Delivery.Contents;

namespace LoketFunctions.Console.Pages.Pension;

/// <summary>How pages call deliveries, and how they stand.</summary>
internal static class DeliveryNames
{
    /// <summary>Year and number, as exports have it.</summary>
    public static string PeriodOf(DeliveryResponse delivery) =>
        string.Create(CultureInfo.InvariantCulture, $"{PeriodIds.YearOf(delivery.Period)}-{PeriodIds.NumberOf(delivery.Period):00}");

    public static BadgeWords Badge(ConsoleRequest request, DeliveryResponse delivery) => delivery switch
    {
        { Problem: not null } => new(request.In("Deliveries.State.Held"), Tone.Bad),
        { State: DeliveryState.AwaitsApproval } => new(request.In("Deliveries.State.AwaitsApproval"), Tone.Quiet),
        { State: DeliveryState.Due or DeliveryState.Ready } => new(request.In("Deliveries.State.UnderWay"), Tone.Busy),
        { State: DeliveryState.NothingPaid } => new(request.In("Deliveries.State.NothingPaid"), Tone.Quiet),
        { Versions: [.., { SetAside: > 0 }] } => new(request.In("Deliveries.State.Incomplete"), Tone.Warning),
        _ => new(request.In("Deliveries.State.Delivered"), Tone.Good),
    };

    public static BadgeWords Badge(ConsoleRequest request, LineChange change) => change switch
    {
        LineChange.New => new(request.In("Deliveries.Change.New"), Tone.Good),
        LineChange.Changed => new(request.In("Deliveries.Change.Changed"), Tone.Busy),
        LineChange.Withdrawn => new(request.In("Deliveries.Change.Withdrawn"), Tone.Warning),
        _ => new(request.In("Deliveries.Change.Same"), Tone.Quiet),
    };
}
