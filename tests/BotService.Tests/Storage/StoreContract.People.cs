using BotService.Staff;
using BotService.Staff.Audit;
using BotService.Staff.People;
using BotService.Staff.Sessions;
using BotService.Storage;

namespace BotService.Tests.Storage;

public abstract partial class StoreContract
{
    [StoreFact]
    public async Task Person_IsKeptWhole_AndOncePerAddress()
    {
        var people = new PeopleStore(database);
        var account = Somebody("Lin.Mei@Example.tw");
        Assert.True(await people.AddAsync(account, DeedOf("people/add"), default));
        Assert.False(await people.AddAsync(Somebody("lin.mei@example.TW"), DeedOf("people/add"), default));

        var found = (await people.FindByEmailAsync(" LIN.MEI@example.tw ", default))!;
        Assert.Equivalent(account, found, strict: true);
        Assert.Equal((1, null), await new AuditRecord(database).VerifyAsync(null, default));
    }

    [StoreFact]
    public async Task Attempts_AtOnce_AreNoMoreThanFive()
    {
        var (people, account) = await PersonAsync();
        var let = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => people.AttemptAsync(account.Id, Morning, default)));
        Assert.Equal(5, let.Count(ok => ok));
        Assert.False(await people.AttemptAsync(account.Id, Morning.AddMinutes(14), default));
        Assert.True(await people.AttemptAsync(account.Id, Morning.AddMinutes(15), default));
        Assert.True(await people.SucceededAsync(account.Id, null, null, null, default));
        for (var i = 0; i < 4; i++) Assert.True(await people.AttemptAsync(account.Id, Morning.AddMinutes(16), default));
    }

    [StoreFact]
    public async Task Step_AndRecoveryCode_AreTakenOnce()
    {
        var (people, account) = await PersonAsync();
        Assert.True(await people.SucceededAsync(account.Id, 70, null, null, default));
        Assert.False(await people.SucceededAsync(account.Id, 70, null, null, default));
        var spent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            people.SucceededAsync(account.Id, null, "code-1", DeedOf("sign-in/recovery-code"), default)));
        Assert.Single(spent, ok => ok);
        Assert.Equal(["code-2"], (await people.FindAsync(account.Id, default))!.RecoveryCodes);
    }

    [StoreFact]
    public async Task Invitation_UsedByTwoAtOnce_IsUsedOnce()
    {
        var (people, account) = await PersonAsync();
        var invitations = new InvitationStore(database);
        await invitations.AddAsync(new Invitation("h", account.Id, Morning, Morning.AddDays(3), null), DeedOf("people/link"), default);
        var used = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ =>
            invitations.UseAsync("h", account, isNew: false, Morning, DeedOf("people/set-up"), default)));
        Assert.Single(used, ok => ok);
        Assert.NotNull((await invitations.FindAsync("h", default))!.UsedAt);
        Assert.NotNull(await people.FindAsync(account.Id, default));
    }

    [StoreFact]
    public async Task Session_EndsWhenIdleOrDisabled()
    {
        var (people, account) = await PersonAsync();
        var sessions = new SessionStore(database);
        foreach (var key in (string[])["a", "b"])
        {
            var session = new Session(key, account.Id, Morning, Morning, Morning.AddHours(12), "Firefox");
            await sessions.AddAsync(session, [1, 2, 3], DeedOf("sign-in"), default);
        }

        await sessions.SeenAsync("a", Morning.AddMinutes(20), default);
        var later = Morning.AddMinutes(40);
        Assert.Equal([1, 2, 3], (await sessions.FindAsync("a", later, later.AddMinutes(-30), default))!.Value.Ticket);
        Assert.Null(await sessions.FindAsync("b", later, later.AddMinutes(-30), default));
        Assert.Single(await sessions.OfAsync(account.Id, later, later.AddMinutes(-30), default));
        Assert.Null(await sessions.FindAsync("a", Morning.AddHours(12), Morning, default));

        account.IsDisabled = true;
        await people.PlaceAsync(account, DeedOf("people/disable"), default);
        Assert.Null(await sessions.FindAsync("a", later, later.AddMinutes(-30), default));
    }

    private async Task<(PeopleStore People, StaffAccount Account)> PersonAsync()
    {
        var people = new PeopleStore(database);
        var account = Somebody("somebody@example.tw");
        Assert.True(await people.AddAsync(account, DeedOf("people/add"), default));
        return (people, account);
    }

    private static Deed DeedOf(string action) => new(Morning, "p1", action, "p1");

    private static StaffAccount Somebody(string email) => new()
    {
        Id = "p1" + email.Length, Email = email, Role = Role.Reviewer, Organisation = "twc", AddedAt = Morning, Password = "hash",
        PasswordAt = Morning, FormerPasswords = ["old"], TotpKey = [9, 8], TotpStep = 7, RecoveryCodes = ["code-1", "code-2"], Stamp = "s",
    };
}
