// dotnet run -c Release --project tests/Benchmarks -- export [--employees 5000 --days 31]
// dotnet run -c Release --project tests/Benchmarks -- export-reads [--megabytes 49 --administrations 10 --employees 500]
// dotnet run -c Release --project tests/Benchmarks -- night [--connections 10000 --administrations 50000 --spread-over 02:00 …];
// docs/scale.md lists all dotnet run -c Release --project tests/Benchmarks -- histories
using LoketFunctions.Benchmarks;
using LoketFunctions.Benchmarks.Export;
using LoketFunctions.Benchmarks.Histories;
using LoketFunctions.Benchmarks.Night;

var arguments = new Arguments(args);
switch (arguments.Command)
{
    case "export":
        return await ExportBenchmark.RunAsync(arguments.Number("employees", 5000), arguments.Number("days", 31));
    case "export-reads":
        await ExportReads.RunAsync(
            arguments.Number("megabytes", 49), arguments.Number("administrations", 10), arguments.Number("employees", 500));
        return 0;
    case "night":
        return await NightBenchmark.RunAsync(arguments);
    case "histories":
        await HistoriesBenchmark.RunAsync();
        return 0;
    case ExportMeasurement.Command:
        await ExportMeasurement.RunAsync(arguments.Text("what"), arguments.Text("folder"), arguments.Text("warmup"));
        return 0;
    default:
        await System.Console.Error.WriteLineAsync(
            "Usage: export [--employees 5000 --days 31], export-reads [--megabytes 49 --administrations 10 --employees 500], histories, or "
                + "night [--connections 10000 --administrations 50000 …] as docs/scale.md says");
        return 2;
}
