using LoketFunctions.Export.Notify;
using LoketFunctions.Mail;

namespace LoketFunctions.Tests.Export.Notify;

public sealed class TellingProblemTests
{
    /// <summary>Or a sender who repeats its message after an error would have it mailed a second time.</summary>
    [Theory]
    [InlineData(nameof(MailFault.Transient), 2, false)]
    [InlineData(nameof(MailFault.Transient), 1, true)]
    [InlineData(nameof(MailFault.Refused), 2, false)]
    [InlineData(nameof(MailFault.Refused), 1, true)]
    [InlineData(nameof(MailFault.AddressNotSupported), 2, false)]
    [InlineData(nameof(MailFault.AddressNotSupported), 1, true)]
    [InlineData(nameof(MailFault.Unconfirmed), 2, true)]
    public void A_mail_that_somebody_has_or_may_have_is_partly_done(string fault, int unreached, bool isPartlyDone)
    {
        string[] addresses = ["a@kantoor.example", "b@kantoor.example"];
        var failure = new MailException(Enum.Parse<MailFault>(fault), "Why.", addresses[..unreached]);

        Assert.Equal(isPartlyDone, NotifyProblems.NotMailed(failure, addresses.Length).IsPartlyDone);
    }
}
