using LoketFunctions.Benchmarks;
using LoketFunctions.Benchmarks.Export;

// dotnet run -c Release --project tests/Benchmarks -- export [--employees 5000 --days 31]
var arguments = new Arguments(args);
switch (arguments.Command)
{
    case "export":
        return await ExportBenchmark.RunAsync(arguments.Number("employees", 5000), arguments.Number("days", 31));
    case ExportMeasurement.Command:
        await ExportMeasurement.RunAsync(arguments.Text("what"), arguments.Text("folder"), arguments.Text("warmup"));
        return 0;
    default:
        await System.Console.Error.WriteLineAsync("Usage: export [--employees 5000 --days 31]");
        return 2;
}
