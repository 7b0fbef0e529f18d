using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Data.Tables;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Localhost.Durable;

/// <summary>
/// The rows of an instance, all in its own partition, so that one transaction writes a whole step: the head, one row per
/// step with that step's history, and one row per message in the inbox.
/// </summary>
internal sealed class InstanceRows(PayloadStore payloads)
{
    public const string Head = "head";
    public const string HistoryPrefix = "history-";
    public const string MailPrefix = "mail-";

    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string HistoryKey(string executionId, int position) =>
        string.Create(CultureInfo.InvariantCulture, $"{HistoryPrefix}{executionId}-{position:D8}");

    public static string MailKey(DateTimeOffset now) =>
        string.Create(CultureInfo.InvariantCulture, $"{MailPrefix}{now.UtcTicks:D19}-{Guid.NewGuid():N}");

    public async Task<TableEntity> ToHeadAsync(InstanceRecord record, CancellationToken cancellation)
    {
        var row = new TableEntity(record.InstanceId, Head)
        {
            ["ExecutionId"] = record.ExecutionId,
            ["Name"] = record.Start.Name,
            ["Version"] = record.Start.Version,
            ["Status"] = record.Status.ToString(),
            ["CreatedAt"] = record.CreatedAt,
            ["LastUpdatedAt"] = record.LastUpdatedAt,
            ["HistoryLength"] = record.HistoryLength,
            ["Delivered"] = record.Delivered,
            ["Open"] = record.Open,
        };
        await AddAsync("Start", JsonSerializer.Serialize(record.Start, Json));
        await AddAsync("CustomStatus", record.CustomStatus);
        await AddAsync("Output", record.Output);
        await AddAsync("Failure", record.Failure is { } failure ? JsonSerializer.Serialize(failure, Json) : null);
        return row;

        async Task AddAsync(string column, string? text)
        {
            if (await payloads.PackAsync(text, record.InstanceId, record.ExecutionId, cancellation) is { } packed)
            {
                row[column] = packed;
            }
        }
    }

    public async Task<InstanceRecord> FromHeadAsync(TableEntity row, bool fetch, CancellationToken cancellation)
    {
        var start = await UnpackAsync("Start") is { } json
            ? JsonSerializer.Deserialize<StartInfo>(json, Json)!
            : new StartInfo(row.GetString("Name")!, row.GetString("Version")!, null, null, new Dictionary<string, string>(), null, [], []);
        return new InstanceRecord
        {
            InstanceId = row.PartitionKey,
            ExecutionId = row.GetString("ExecutionId")!,
            Start = start,
            Status = Enum.Parse<OrchestrationRuntimeStatus>(row.GetString("Status")!),
            CreatedAt = row.GetDateTimeOffset("CreatedAt")!.Value,
            LastUpdatedAt = row.GetDateTimeOffset("LastUpdatedAt")!.Value,
            CustomStatus = await UnpackAsync("CustomStatus"),
            Output = await UnpackAsync("Output"),
            Failure = await UnpackAsync("Failure") is { } failure ? JsonSerializer.Deserialize<TaskFailureDetails>(failure, Json) : null,
            HistoryLength = row.GetInt32("HistoryLength")!.Value,
            Delivered = row.GetInt32("Delivered")!.Value,
            Open = row.GetBoolean("Open")!.Value,
            ETag = row.ETag,
        };

        Task<string?> UnpackAsync(string column) => payloads.UnpackAsync(row.GetString(column), fetch, cancellation);
    }

    public async Task<TableEntity> ToHistoryAsync(StepCommit commit, CancellationToken cancellation)
    {
        var (instanceId, executionId) = (commit.Before.InstanceId, commit.Before.ExecutionId);
        var json = JsonSerializer.Serialize(commit.NewEvents, Json);
        return new TableEntity(instanceId, HistoryKey(executionId, commit.Before.HistoryLength))
        {
            ["Events"] = (await payloads.PackAsync(json, instanceId, executionId, cancellation))!,
        };
    }

    public async Task<IReadOnlyList<HistoryEvent>> FromHistoryAsync(TableEntity row, CancellationToken cancellation) =>
        JsonSerializer.Deserialize<List<HistoryEvent>>((await payloads.UnpackAsync(row.GetString("Events"), fetch: true, cancellation))!, Json)!;

    public async Task<TableEntity> ToMailAsync(
        string instanceId, string key, InboxMessage message, CancellationToken cancellation)
    {
        var json = JsonSerializer.Serialize(message.Event, Json);
        var row = new TableEntity(instanceId, key)
        {
            ["Event"] = (await payloads.PackAsync(json, instanceId, message.ExecutionId ?? "mail", cancellation))!,
        };
        if (message.ExecutionId is { } executionId)
        {
            row["ExecutionId"] = executionId;
        }

        return row;
    }

    public async Task<InboxMessage> FromMailAsync(TableEntity row, CancellationToken cancellation)
    {
        var json = await payloads.UnpackAsync(row.GetString("Event"), fetch: true, cancellation);
        return new(row.RowKey, row.GetString("ExecutionId"), JsonSerializer.Deserialize<HistoryEvent>(json!, Json)!);
    }
}
