using System.Diagnostics;
using LoketFunctions.Failures;
using LoketFunctions.Sandbox.Running;

namespace LoketFunctions.Tests.Pension.Delivery;

/// <summary>A delivery that breaks off leaves nothing under the file's name, and the next one brings all of it.</summary>
public sealed class SftpInterruptionTests
{
    private const int Large = 200_000_000;

    [Fact]
    public async Task A_connection_that_is_cut_under_way_leaves_nothing_under_the_name()
    {
        await using var world = await SftpWorld.StartAsync();
        var file = SftpWorld.File(Large);
        var part = new FileInfo(world.PathOf(SftpWorld.Name + ".part"));

        var sending = world.FailAsync(file);
        await Waiting.UntilAsync("the first bytes", () =>
        {
            part.Refresh();
            return Task.FromResult(part is { Exists: true, Length: > 0 });
        });
        world.Server.CutConnections();

        var failure = await sending;
        Assert.Equal((FailureClass.Transient, "delivery-interrupted"), (failure.Class, failure.Code));
        part.Refresh();
        Assert.InRange(part.Length, 1, Large - 1);
        Assert.Equal([part.Name], world.Files);

        var receipt = await world.SendAsync(file);
        Assert.Equal([SftpWorld.Name], world.Files);
        Assert.Equal(file.Content, world.Delivered());
        Assert.Contains(SftpWorld.HashOf(world.Delivered()), receipt.Reference, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_that_is_full_leaves_nothing_and_once_there_is_room_the_file_arrives()
    {
        await using var world = await SftpWorld.StartAsync();
        var small = Directory.CreateDirectory(world.PathOf("small")).FullName;
        Assert.SkipUnless(
            Environment.IsPrivilegedProcess && OperatingSystem.IsLinux()
                && await RunAsync("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small),
            "A small disk can be mounted by root only, and not in every container: what a full one does was not looked at.");
        try
        {
            var settings = world.Settings with { Directory = "small" };
            var file = SftpWorld.File(500_000);

            var failure = await world.FailAsync(file, settings);
            Assert.Equal((FailureClass.Transient, "receiver-full"), (failure.Class, failure.Code));
            Assert.Empty(Directory.EnumerateFiles(small));

            Assert.True(await RunAsync("mount", "-o", "remount,size=2m", small));
            await world.SendAsync(file, settings);
            Assert.Equal(file.Content, world.Delivered($"small/{SftpWorld.Name}"));
        }
        finally
        {
            await RunAsync("umount", small);
        }
    }

    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        var command = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(command)!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}
