namespace LoketFunctions.Tests.Export.Whole;

/// <summary>Tests that run the app whole, in one storage.</summary>
[CollectionDefinition(Name)]
public sealed class WholeExports : ICollectionFixture<AppStorage>
{
    public const string Name = "Whole exports";
}
