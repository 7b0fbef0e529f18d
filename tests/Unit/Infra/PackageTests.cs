using System.Text.Json;
using LoketFunctions.Sandbox;

namespace LoketFunctions.Tests.Infra;

/// <summary>The app runs a package that it cannot write; who deploys puts it there by .github/workflows/put-package.sh.</summary>
public sealed class PackageTests : IDisposable
{
    private const string AppsIdentity = "/userAssignedIdentities/id-loket-";
    private const string Reader = "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1";
    private const string Contributor = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";

    /// <summary>In the place of Azure's command. Uploads fail as often as the file "failures" has lines.</summary>
    private const string Az = """
        #!/bin/sh
        echo "$*" >> calls
        case "$*" in
          "storage account show"*) cat network ;;
          "functionapp show"*) echo /sites/app ;;
          "storage blob upload"*) [ ! -s failures ] || { sed -i 1d failures; exit 1; } ;;
        esac
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("package-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("infra/main.test.bicepparam", Reader, "Deny")]
    [InlineData("infra/main.production.bicepparam", Reader, "Deny")]
    [InlineData("tests/Unit/Infra/everything.bicepparam", Reader, "Deny")]
    [InlineData("infra/main.bicepparam", Contributor, "Allow")]
    public void The_app_reads_its_package_and_writes_it_only_under_azd(string parameters, string role, string publishingSite)
    {
        var deployment = Deployment.Of(parameters);
        Assert.Equal([role], RolesOnPackage(deployment, ofApp: true));
        var site = deployment.Properties("Microsoft.Web/sites").Single().GetProperty("siteConfig");
        Assert.Equal(publishingSite, site.GetProperty("scmIpSecurityRestrictionsDefaultAction").GetString());
        Assert.False(site.GetProperty("scmIpSecurityRestrictionsUseMain").GetBoolean());
    }

    [Fact]
    public void Who_deploys_may_write_it() => Assert.Equal([Contributor], RolesOnPackage(Deployment.OfEverything, ofApp: false));

    [Fact]
    public void The_app_takes_it_from_there()
    {
        var storage = Deployment.OfEverything.Properties("Microsoft.Web/sites").Single()
            .GetProperty("functionAppConfig").GetProperty("deployment").GetProperty("storage").GetProperty("value").GetString()!;
        Assert.Contains($"/{Deployment.OfEverything.Output("AZURE_PACKAGE_ACCOUNT_NAME")}'", storage, StringComparison.Ordinal);
        Assert.EndsWith("'deployments')]", storage, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_put_where_the_app_takes_it_from_and_then_taken()
    {
        Assert.Equal(0, Put("Enabled", failures: 2));
        var calls = Calls();
        Assert.Equal(3, calls.Count(call => call.StartsWith("storage blob upload", StringComparison.Ordinal)));
        Assert.All(
            calls.Where(call => call.StartsWith("storage blob upload", StringComparison.Ordinal)),
            call => Assert.Contains(
                "--container-name deployments --name released-package.zip --file package.zip", call, StringComparison.Ordinal));
        Assert.Equal(
            ["functionapp restart --ids /sites/app",
                "rest --method post --url /sites/app/syncfunctiontriggers?api-version=2024-04-01 --output none"],
            calls[^2..]);
        Assert.DoesNotContain(calls, call => call.StartsWith("storage account update", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(20, 1)]
    public void A_private_account_is_shut_again_whatever_happens(int failures, int exitCode)
    {
        Assert.Equal(exitCode, Put("Disabled", failures));
        var calls = Calls();
        Assert.Contains("--public-network-access Enabled --default-action Allow", calls[1], StringComparison.Ordinal);
        Assert.Contains("--public-network-access Disabled --default-action Deny", calls[^1], StringComparison.Ordinal);
        Assert.Equal(exitCode == 0, calls.Any(call => call.StartsWith("functionapp restart", StringComparison.Ordinal)));
    }

    /// <summary>On the container, or on anything that it lies in.</summary>
    private static IEnumerable<string> RolesOnPackage(Deployment deployment, bool ofApp)
    {
        var container = deployment.Resources("Microsoft.Storage/storageAccounts/blobServices/containers").Single().GetProperty(
            "id").GetString()!;
        return
        [
            .. from assignment in deployment.Resources("Microsoft.Authorization/roleAssignments")
               let properties = assignment.GetProperty("properties")
               where container.StartsWith(ScopeOf(assignment), StringComparison.Ordinal)
               where properties.GetProperty("principalId").GetString()!.Contains(AppsIdentity, StringComparison.Ordinal) == ofApp
               select properties.GetProperty("roleDefinitionId").GetString()!.Split('/')[^1],
        ];
    }

    /// <summary>What lies before the assignment in its id, quoted where only Azure knows the id.</summary>
    private static string ScopeOf(JsonElement assignment)
    {
        var id = assignment.GetProperty("id").GetString()!;
        return id.StartsWith('[') ? id.Split('\'')[1] : id[..id.IndexOf("/providers/Microsoft.Authorization", StringComparison.Ordinal)];
    }

    private int Put(string network, int failures)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "network"), network);
        File.WriteAllLines(Path.Combine(_folder.FullName, "failures"), Enumerable.Repeat("fails", failures));
        CommandLine.Write(Path.Combine(_folder.FullName, "az"), Az);
        return CommandLine.Run(
            "bash", [Path.Combine(Repository.Root, ".github/workflows/put-package.sh"), "group", "app", "account", "package.zip"],
            _folder.FullName,
            ("PATH", $"{_folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}"), ("WAIT", "0")).ExitCode;
    }

    private string[] Calls() => File.ReadAllLines(Path.Combine(_folder.FullName, "calls"));
}
