using System.Net;
using LoketFunctions.Http;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Tests.Security.Unverified;

/// <summary>
/// What is lent to bodies whose signature is not checked yet. Addresses share buckets by chance, so tests ask several for the same.
/// </summary>
public sealed class UnverifiedBytesTests
{
    private const int Megabyte = 1024 * 1024;
    private const string Planner = "eitje";
    private static readonly string[] Elsewhere = [.. Enumerable.Range(1, 8).Select(number => $"198.51.100.{number}")];
    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 11, 3, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void What_is_verified_counts_no_more_however_much_it_is()
    {
        var bytes = Bytes(perAddress: 50, perPlanner: 50);
        for (var message = 0; message < 5_000; message++)
        {
            var credit = Open(bytes, "203.0.113.7");
            credit.Require(50 * Megabyte);
            for (var piece = 0; piece < 50; piece++)
                credit.Take(Megabyte);
            credit.Verified();
        }
    }

    [Fact]
    public void What_is_not_verified_is_used_up_and_comes_back_evenly()
    {
        var bytes = Bytes(perAddress: 100, perPlanner: 1000);
        Waste(bytes, "203.0.113.7", 60);

        // Forty are left of a hundred, and a hundred come back in an hour: ten more take six minutes.
        Assert.Equal(360, WaitFor(bytes, "203.0.113.7", 50)!.Value.TotalSeconds, tolerance: 1.0);
        Assert.Null(WaitFor(bytes, "203.0.113.7", 40));
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.NotNull(WaitFor(bytes, "203.0.113.7", 50));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(WaitFor(bytes, "203.0.113.7", 50));

        // No more than there was.
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Null(WaitFor(bytes, "203.0.113.7", 100));
        Assert.NotNull(WaitFor(bytes, "203.0.113.7", 101));
    }

    [Fact]
    public void An_address_that_is_used_up_is_so_whichever_planner_it_names_and_others_are_not()
    {
        var bytes = Bytes(perAddress: 100, perPlanner: 1000);
        Waste(bytes, "203.0.113.7", 100);

        Assert.NotNull(WaitFor(bytes, "203.0.113.7", 1, "linda"));
        Assert.NotNull(WaitFor(bytes, "::ffff:203.0.113.7", 1));
        Assert.Contains(Elsewhere, address => WaitFor(bytes, address, 100) is null);
    }

    [Fact]
    public void All_addresses_that_one_customer_has_are_one()
    {
        var bytes = Bytes(perAddress: 100, perPlanner: 1000);
        Waste(bytes, "2001:db8:1:2::1", 100);

        Assert.NotNull(WaitFor(bytes, "2001:db8:1:2:ffff:ffff:ffff:ffff", 1));
        Assert.Contains(Enumerable.Range(3, 8), network => WaitFor(bytes, $"2001:db8:1:{network}::1", 100) is null);
    }

    [Fact]
    public void Many_addresses_together_are_limited_by_the_name_that_they_use_and_keep_nobody_out_who_is_known()
    {
        var bytes = Bytes(perAddress: 100_000, perPlanner: 100);
        var known = Open(bytes, "203.0.113.7");
        known.Take(10 * Megabyte);
        known.Verified();
        foreach (var address in Elsewhere[..5])
            Waste(bytes, address, 20);

        Assert.NotNull(WaitFor(bytes, Elsewhere[6], 1));
        Assert.Null(WaitFor(bytes, Elsewhere[6], 100, "linda"));
        Assert.Null(WaitFor(bytes, "203.0.113.7", 100));
        // Another planner's address is as strange as any.
        Assert.NotNull(WaitFor(bytes, "203.0.113.8", 1));
    }

    [Fact]
    public void A_planner_that_comes_from_a_new_address_is_known_by_the_first_thing_that_it_signs_for_a_day()
    {
        var bytes = Bytes(perAddress: 100_000, perPlanner: 100, refill: TimeSpan.FromDays(1));
        Waste(bytes, Elsewhere[0], 100);
        Assert.NotNull(WaitFor(bytes, "203.0.113.7", 50));

        // As a GET, which has no bytes.
        Open(bytes, "203.0.113.7").Verified();
        Assert.Null(WaitFor(bytes, "203.0.113.7", 50));

        _clock.Advance(TimeSpan.FromHours(23));
        Waste(bytes, Elsewhere[1], 95);
        Assert.Null(WaitFor(bytes, "203.0.113.7", 50));
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.NotNull(WaitFor(bytes, "203.0.113.7", 50));
    }

    [Fact]
    public void What_one_bucket_refuses_the_other_has_back()
    {
        var bytes = Bytes(perAddress: 100, perPlanner: 100);
        foreach (var address in new[] { Elsewhere[0], Elsewhere[1] })
            Waste(bytes, address, 50);
        var credit = Open(bytes, "203.0.113.7");
        for (var attempt = 0; attempt < 100; attempt++)
            Assert.Throws<ProblemException>(() => credit.Take(Megabyte));

        // The address has lost nothing: known, it may send all that an address may.
        Open(bytes, "203.0.113.7").Verified();
        Assert.Null(WaitFor(bytes, "203.0.113.7", 50));
    }

    [Fact]
    public async Task At_once_no_more_is_lent_than_there_is()
    {
        var bytes = Bytes(perAddress: 100, perPlanner: 1000);
        var lent = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            var credit = Open(bytes, "203.0.113.7");
            try
            {
                for (var piece = 0; piece < 100; piece++)
                {
                    credit.Take(Megabyte);
                    Interlocked.Increment(ref lent);
                }
            }
            catch (ProblemException)
            {
                // As it should, some time.
            }
        })));

        Assert.Equal(100, lent);
    }

    private UnverifiedBytes Bytes(int perAddress, int perPlanner, TimeSpan? refill = null) => new(
        new UnverifiedOptions
        {
            UnverifiedPerAddress = perAddress,
            UnverifiedPerPlanner = perPlanner,
            UnverifiedRefill = refill ?? TimeSpan.FromHours(1),
        },
        _clock);

    private static UnverifiedCredit Open(UnverifiedBytes bytes, string address, string planner = Planner)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(address);
        return bytes.Open(planner, http.Request);
    }

    private static void Waste(UnverifiedBytes bytes, string address, int megabytes)
    {
        var credit = Open(bytes, address);
        for (var piece = 0; piece < megabytes; piece++)
            credit.Take(Megabyte);
    }

    /// <summary>Null where so many megabytes are lent.</summary>
    private static TimeSpan? WaitFor(UnverifiedBytes bytes, string address, int megabytes, string planner = Planner)
    {
        try
        {
            Open(bytes, address, planner).Require((long)megabytes * Megabyte);
            return null;
        }
        catch (ProblemException refused)
        {
            Assert.Equal((429, "too-much-unverified"), (refused.Problem.Status, refused.Problem.Code));
            return refused.Problem.RetryAfter;
        }
    }
}
