namespace LoketFunctions.Tests.Export.Deliver.PeriodData;

/// <summary>Tests of period data that keep something, in one storage.</summary>
[CollectionDefinition(Name)]
public sealed class PeriodDataStorageTests : ICollectionFixture<AppStorage>
{
    public const string Name = "Period data storage";
}
