using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Azure.Data.Tables;
using LoketFunctions.Export.Steps;
using LoketFunctions.Export.Store;
using LoketFunctions.Failures;
using LoketFunctions.Storage;
using LoketFunctions.Sync;
using LoketFunctions.Telemetry;
using LoketFunctions.Tests.Connections;
using LoketFunctions.Tests.Telemetry;
using Microsoft.DurableTask.Converters;

namespace LoketFunctions.Tests.Failures;

/// <summary>What is stored, answered and measured keeps the names that classes had first.</summary>
[Collection(ConnectionTests.Name)]
public sealed class FailureClassTests(AppStorage fixture)
{
    private static readonly string[] Columns = ["Transient", "Configuration", "Ours"];

    [Fact]
    public void JSON_says_ours_and_reads_it()
    {
        Assert.Equal("""["transient","configuration","ours"]""", JsonSerializer.Serialize(Enum.GetValues<FailureClass>(), AppJson.Options));
        Assert.Equal(FailureClass.Internal, JsonSerializer.Deserialize<FailureClass>("\"ours\"", AppJson.Options));
        Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<FailureClass>("\"internal\"", AppJson.Options));
    }

    /// <summary>So does a history that an earlier version began.</summary>
    [Fact]
    public void Orchestrations_tell_classes_by_number() =>
        Assert.Equal("[0,1,2]", JsonDataConverter.Default.Serialize(Enum.GetValues<FailureClass>()));

    [Fact]
    public void Names_are_read_as_they_are_written()
    {
        Assert.Equal(Columns, Enum.GetValues<FailureClass>().Select(FailureClassName.Of));
        Assert.Equal(Enum.GetValues<FailureClass>(), Columns.Select(FailureClassName.Parse));
        Assert.ThrowsAny<ArgumentException>(() => FailureClassName.Parse("Nobody"));
    }

    [Fact]
    public async Task Rows_of_earlier_versions_read_and_are_written_alike()
    {
        await HoldsAsync<SyncRunRow>(fixture.Tables.Runs, row => row.FailureClass);
        await HoldsAsync<SyncAdministrationRow>(fixture.Tables.Runs, row => row.FailureClass);
        await HoldsAsync<ExportRow>(fixture.Tables.Exports, row => row.FailureClass);
        await HoldsAsync<ExportAdministrationRow>(fixture.Tables.Exports, row => row.FailureClass);
    }

    [Fact]
    public void Metrics_and_traces_keep_their_labels()
    {
        var labels = new List<object?>();
        using var metrics = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "loketfunctions.failures")
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        metrics.SetMeasurementEventCallback<long>((_, _, tags, _) => labels.Add(tags.ToArray().Single(tag => tag.Key == "class").Value));
        metrics.Start();
        Quiet.Metrics.Failed(FailureClass.Internal, nameof(FailureClassTests));
        Assert.Contains("ours", labels);

        using var activity = new Activity("a step").Start();
        new Span(activity).Failed(FailureClass.Internal, "unexpected");
        Assert.Equal("Ours", activity.GetTagItem("loketfunctions.failure.class"));
    }

    [Fact]
    public void The_log_says_it_as_the_runbooks_do()
    {
        using var log = new ListLoggerProvider();
        using var factory = new Microsoft.Extensions.Logging.LoggerFactory([log]);
        new RunEvents(Quiet.Metrics, new Microsoft.Extensions.Logging.Logger<RunEvents>(factory)).NeverBegan(new("c"), "r", "unexpected");
        var export = new ExportRow { PartitionKey = "c", RowKey = "exp_1", Preview = true, FailureCode = "unexpected" };
        export.FailureClass = FailureClass.Internal;
        new ExportEvents(Quiet.Metrics, new Microsoft.Extensions.Logging.Logger<ExportEvents>(factory)).Ended(export, []);
        Assert.EndsWith("unexpected (Ours)", Assert.Single(log.Lines(typeof(RunEvents).FullName!)), StringComparison.Ordinal);
        Assert.EndsWith("unexpected (Ours)", Assert.Single(log.Lines(typeof(ExportEvents).FullName!)), StringComparison.Ordinal);
    }

    private static async Task HoldsAsync<T>(TableClient table, Func<T, FailureClass?> classOf)
        where T : Row
    {
        var partition = $"{typeof(T).Name} {Guid.NewGuid()}";
        foreach (var (name, index) in Columns.Append(null).Select((name, index) => (name, index)))
        {
            await table.AddEntityAsync(name is null
                ? new TableEntity(partition, $"{index}")
                : new TableEntity(partition, $"{index}") { [nameof(SyncRunRow.FailureClass)] = name });
            var row = await table.FindAsync<T>(partition, $"{index}", default);
            Assert.Equal(name is null ? null : (FailureClass)index, classOf(row!));
            Assert.True(await table.TryReplaceAsync(row!, default));
            var entity = (await table.GetEntityAsync<TableEntity>(partition, $"{index}")).Value;
            Assert.Equal(name, entity.GetString(nameof(SyncRunRow.FailureClass)));
            Assert.DoesNotContain(nameof(SyncRunRow.FailureClassColumn), entity.Keys);
        }
    }
}
