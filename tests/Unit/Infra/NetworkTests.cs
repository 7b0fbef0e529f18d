using System.Text.Json;

namespace LoketFunctions.Tests.Infra;

/// <summary>Who reaches what: storage, package and vault from inside only, the app through what stands before it.</summary>
public sealed class NetworkTests
{
    private const string Production = "infra/main.production.bicepparam";

    private static readonly string[] Kept = ["Microsoft.Storage/storageAccounts", "Microsoft.KeyVault/vaults"];

    [Fact]
    public void What_production_keeps_is_shut_off_from_the_internet()
    {
        var kept = Kept.SelectMany(Deployment.Of(Production).Properties).ToList();
        Assert.Equal(3, kept.Count);
        Assert.All(kept, one =>
        {
            Assert.Equal("Disabled", one.GetProperty("publicNetworkAccess").GetString());
            Assert.Equal("Deny", one.GetProperty("networkAcls").GetProperty("defaultAction").GetString());
            Assert.Equal("None", one.GetProperty("networkAcls").GetProperty("bypass").GetString());
        });
    }

    [Fact]
    public void It_is_shut_off_unless_parameters_say_otherwise() => Assert.True(Default("privateEndpoints").GetBoolean());

    [Fact]
    public void The_app_reaches_all_of_it_from_inside()
    {
        var production = Deployment.Of(Production);
        var endpoints = production.Properties("Microsoft.Network/privateEndpoints")
            .SelectMany(endpoint => endpoint.GetProperty("privateLinkServiceConnections").EnumerateArray())
            .Select(connection => connection.GetProperty("properties"))
            .Select(to => $"{Kind(to.GetProperty("privateLinkServiceId").GetString()!)} {to.GetProperty("groupIds")[0]}");
        Assert.Equal(
            ["kv vault", "stloket blob", "stloket queue", "stloket table", "stpkg blob"], endpoints.Order(StringComparer.Ordinal));

        var subnet = production.Properties("Microsoft.Web/sites").Single().GetProperty("virtualNetworkSubnetId").GetString()!;
        var functions = production.Properties("Microsoft.Network/virtualNetworks").Single().GetProperty("subnets").EnumerateArray()
            .Single(one => subnet.EndsWith($"/subnets/{one.GetProperty("name").GetString()}", StringComparison.Ordinal));
        var delegated = Assert.Single(functions.GetProperty("properties").GetProperty("delegations").EnumerateArray());
        Assert.Equal("Microsoft.App/environments", delegated.GetProperty("properties").GetProperty("serviceName").GetString());
    }

    /// <summary>Names resolve to private addresses inside the network: each endpoint has its record in the zone of its service.</summary>
    [Fact]
    public void Every_endpoint_has_its_record()
    {
        var groups = Deployment.Of(Production).Resources("Microsoft.Network/privateEndpoints/privateDnsZoneGroups")
            .ToDictionary(group => group.GetProperty("id").GetString()!.Split('/')[^3], ZoneOf, StringComparer.Ordinal);
        Assert.Equal(5, groups.Count);
        Assert.All(
            groups.Where(group => !group.Key.EndsWith("-vault", StringComparison.Ordinal)),
            group => Assert.Contains(
                $"privatelink.{(group.Key.EndsWith("-package", StringComparison.Ordinal) ? "blob" : group.Key.Split('-')[^1])}.",
                group.Value,
                StringComparison.Ordinal));
        Assert.Contains(
            "vaultcore", groups.Single(group => group.Key.EndsWith("-vault", StringComparison.Ordinal)).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_reaches_production_but_through_its_front_door()
    {
        var site = SiteConfig(Deployment.Of(Production));
        Assert.Equal("Deny", site.GetProperty("ipSecurityRestrictionsDefaultAction").GetString());
        var only = Assert.Single(site.GetProperty("ipSecurityRestrictions").EnumerateArray());
        Assert.Equal("AzureFrontDoor.Backend", only.GetProperty("ipAddress").GetString());
        Assert.True(
            Guid.TryParse(Assert.Single(only.GetProperty("headers").GetProperty("x-azure-fdid").EnumerateArray()).GetString(), out _));
    }

    [Fact]
    public void Addresses_get_in_that_are_named_and_no_other()
    {
        var site = SiteConfig(Deployment.OfEverything);
        Assert.Equal("Deny", site.GetProperty("ipSecurityRestrictionsDefaultAction").GetString());
        Assert.Equal(
            ["AzureFrontDoor.Backend", "192.0.2.0/24", "198.51.100.7/32"],
            site.GetProperty("ipSecurityRestrictions").EnumerateArray().Select(rule => rule.GetProperty("ipAddress").GetString()));
    }

    private static JsonElement Default(string parameter) =>
        Template.All[0].Json.GetProperty("parameters").GetProperty(parameter).GetProperty("defaultValue");

    private static JsonElement SiteConfig(Deployment deployment) =>
        deployment.Properties("Microsoft.Web/sites").Single().GetProperty("siteConfig");

    /// <summary>What a resource's name begins with.</summary>
    private static string Kind(string id) =>
        ((string[])["stloket", "stpkg", "kv"]).Single(start => id.Split('/')[^1].StartsWith(start, StringComparison.Ordinal));

    private static string ZoneOf(JsonElement group) =>
        Assert.Single(group.GetProperty("properties").GetProperty("privateDnsZoneConfigs").EnumerateArray())
            .GetProperty("properties").GetProperty("privateDnsZoneId").GetString()!;
}
