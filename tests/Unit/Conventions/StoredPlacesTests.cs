using Azure.Data.Tables;
using Azure.Storage.Blobs;
using LoketFunctions.Connections;
using LoketFunctions.Privacy.Erasure;
using LoketFunctions.Security;
using LoketFunctions.Storage;

namespace LoketFunctions.Tests.Conventions;

/// <summary>Whoever adds a table or a container says what becomes of it when a connection ends: in <see cref="StoredPlaces"/>.</summary>
public sealed class StoredPlacesTests
{
    private const string Storage = "UseDevelopmentStorage=true";

    private static readonly ConnectionKey Ended = new(new Tenant("planner", "account"), new("the-connection"));

    private readonly AppTables _tables = new(new TableServiceClient(Storage));
    private readonly AppBlobs _blobs = new(new BlobServiceClient(Storage));
    private readonly StoredPlaces _places;

    public StoredPlacesTests() => _places = new StoredPlaces(_tables, _blobs);

    [Fact]
    public void Every_table_and_container_is_classified_once()
    {
        Assert.Equal(_tables.All.Select(table => table.Name).Order(StringComparer.Ordinal),
            _places.Tables.Select(place => place.Table.Name).Concat(_places.Kept).Order(StringComparer.Ordinal));
        Assert.Equal(_blobs.All.Select(container => container.Name).Order(StringComparer.Ordinal),
            _places.Containers.Select(container => container.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Whatever_is_erased_is_found_by_the_connection() =>
        Assert.All(
            _places.Tables, place => Assert.Contains($"eq '{Ended.Id}'", place.RowsOf(Ended), StringComparison.Ordinal));
}
