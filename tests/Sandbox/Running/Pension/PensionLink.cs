using System.Text.Json.Nodes;

namespace LoketFunctions.Sandbox.Running.Pension;

/// <summary>What is asked of the app for one pension link, by the organisation's people and by the provider.</summary>
/// <param name="api">Signs as the provider.</param>
/// <param name="id">Of the connection.</param>
internal sealed class PensionLink(AppApi api, string id)
{
    /// <summary>Loket's number of the pensionable wage (pensioengevend loon), as the simulated one has it.</summary>
    public const int PensionableWage = 4100;

    private const int LargestPage = 200;

    /// <summary>The steps between the registration and the confirmation, with who takes each.</summary>
    public static IReadOnlyList<(string To, string By)> BeforeConfirmation { get; } =
        [("policyDataAdded", "provider"), ("setUpContact", "provider"), ("authorizationsArranged", "user")];

    public string Id => id;

    public Task<ChecklistView> ChecklistAsync(CancellationToken cancellation = default) =>
        api.ReadAsync<ChecklistView>(HttpMethod.Get, $"/{id}/checklist", null, cancellation);

    /// <summary>Somebody says by name what Loket does not tell.</summary>
    public Task<ChecklistView> TickAsync(string item, string name, CancellationToken cancellation = default) =>
        api.ReadAsync<ChecklistView>(HttpMethod.Put, $"/{id}/checklist/{item}/tick", new { name }, cancellation);

    public Task<LettersView> LettersAsync(CancellationToken cancellation = default) =>
        ReadAsync<LettersView>(HttpMethod.Get, "/letter", null, cancellation);

    /// <summary>What Loket tells of the registration; the rest is null.</summary>
    public async Task<JsonObject> ProposalAsync(CancellationToken cancellation = default) =>
        (await ReadAsync<JsonObject>(HttpMethod.Get, "/registration/proposal", null, cancellation))["registration"]!.AsObject();

    /// <param name="version">That the change is made from; 0 for the first.</param>
    /// <returns>What is still missing.</returns>
    public async Task<IReadOnlyList<FieldFaultView>> KeepAsync(
        int version, JsonObject registration, CancellationToken cancellation = default) =>
        (await ReadAsync<KeptView>(HttpMethod.Put, "/registration", new { version, registration }, cancellation)).Faults;

    public Task<AppAnswer> SendAsync(int version, CancellationToken cancellation = default) =>
        api.SendAsync(HttpMethod.Post, $"/{id}/pension/registration/send", new { version }, cancellation);

    /// <summary>Answers in a proposal what nobody answered yet.</summary>
    public static void Answer(JsonObject registration)
    {
        (registration["companyName"], registration["contractNumber"]) = ("Kantoor Van Dam", "A0201234");
        registration["wageTaxNumber"] ??= "111111110L46";
        foreach (var employer in registration["employers"]!.AsArray().OfType<JsonObject>())
        {
            employer["thirteenthMonth"] = false;
            employer["paymentPeriod"] ??= "month";
            employer["directors"] ??= new JsonArray();
        }
    }

    public Task<PensionStageView> StageAsync(CancellationToken cancellation = default) =>
        ReadAsync<PensionStageView>(HttpMethod.Get, "", null, cancellation);

    public Task<PensionStageView> MoveAsync(string to, string by, CancellationToken cancellation = default) =>
        ReadAsync<PensionStageView>(HttpMethod.Post, "/moves", new { to, by }, cancellation);

    /// <summary>The provider confirms the link.</summary>
    public Task<PensionStageView> ConfirmAsync(DateOnly firstExchange, CancellationToken cancellation = default) =>
        ReadAsync<PensionStageView>(HttpMethod.Post, "/moves", new { to = "confirmed", by = "provider", firstExchange }, cancellation);

    /// <summary>Waits for what the app's timer does on the day of the first exchange.</summary>
    public Task<PensionStageView> ActiveAsync(CancellationToken cancellation = default) => Waiting.ForAsync(
        "the link to become active",
        async () => await StageAsync(cancellation) is { Stage: "active" } active ? active : null, cancellation: cancellation);

    /// <summary>The layout that is kept, or else the proposal.</summary>
    public Task<JsonObject> LayoutAsync(CancellationToken cancellation = default) =>
        ReadAsync<JsonObject>(HttpMethod.Get, "/layout", null, cancellation);

    public Task<AppAnswer> SaveLayoutAsync(JsonObject layout, CancellationToken cancellation = default) =>
        api.SendAsync(HttpMethod.Put, $"/{id}/pension/layout", layout, cancellation);

    /// <summary>
    /// The provider keeps the proposed layout, with the component that it takes for pensionable. Of some of its people the simulated Loket
    /// has no hours: the provider takes them without.
    /// </summary>
    public async Task<JsonObject> SaveProposedLayoutAsync(CancellationToken cancellation = default)
    {
        var layout = await LayoutAsync(cancellation);
        foreach (var column in layout["columns"]!.AsArray().OfType<JsonObject>())
        {
            switch ((string?)column["value"])
            {
                case "payrollComponents":
                    column["components"] = new JsonArray(PensionableWage);
                    break;
                case "hoursPerWeek" or "partTimeFactor":
                    column["isRequired"] = false;
                    break;
            }
        }

        return await ReadAsync<JsonObject>(HttpMethod.Put, "/layout", layout, cancellation);
    }

    /// <summary>Asks for a look instead of waiting for the night.</summary>
    public Task<LookView> LookAsync(CancellationToken cancellation = default) =>
        ReadAsync<LookView>(HttpMethod.Post, "/deliveries/look", null, cancellation);

    /// <summary>Waits until a look begins: one that is under way may be past what came just now.</summary>
    public Task LookAnewAsync(CancellationToken cancellation = default) => Waiting.UntilAsync(
        "a look that begins", async () => !(await LookAsync(cancellation)).AlreadyRunning, cancellation: cancellation);

    /// <summary>The latest period first.</summary>
    public Task<DeliveriesView> DeliveriesAsync(CancellationToken cancellation = default) =>
        ReadAsync<DeliveriesView>(HttpMethod.Get, $"/deliveries?pageSize={LargestPage}", null, cancellation);

    /// <param name="version">Null: the last.</param>
    public Task<DeliveryDetailsView> DeliveryAsync(
        PayrollPeriodKey period, int? version = null, CancellationToken cancellation = default) =>
        ReadAsync<DeliveryDetailsView>(
            HttpMethod.Get,
            $"/deliveries/{period.AdministrationId}/{period.Id}?pageSize={LargestPage}{(version is null ? "" : $"&version={version}")}",
            null, cancellation);

    /// <summary>Waits until the provider has a version of the period.</summary>
    public Task<DeliveryDetailsView> DeliveredAsync(PayrollPeriodKey period, int version, CancellationToken cancellation = default) =>
        Waiting.ForAsync(
            $"version {version} of {period.Id} at the provider",
            async () => (await DeliveriesAsync(cancellation)).Deliveries.Any(one =>
                (one.AdministrationId, one.Period, one.State) == (period.AdministrationId, period.Id, "delivered")
                && one.Versions[^1].Version == version)
                ? await DeliveryAsync(period, version, cancellation)
                : null,
            cancellation: cancellation);

    private Task<T> ReadAsync<T>(HttpMethod method, string path, object? body, CancellationToken cancellation) =>
        api.ReadAsync<T>(method, $"/{id}/pension{path}", body, cancellation);

    private sealed record KeptView(IReadOnlyList<FieldFaultView> Faults);
}
