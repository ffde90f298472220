using System.Data.Common;
using BotService.Staff;
using BotService.Staff.Audit;
using BotService.Staff.People;
using Dapper;

namespace BotService.Storage;

internal sealed class PeopleStore(Database database) : IPeople
{
    private const int Attempts = 5;

    private static readonly TimeSpan Locked = TimeSpan.FromMinutes(15);

    private const string Columns = "id, email, role, organisation, disabled, added_at, password, password_at, former_passwords, "
        + "totp_key, totp_step, recovery_codes, locked_until, stamp";

    // Properties, not a constructor: times and flags have another type in each engine.
    private sealed class Row
    {
        public required string Id { get; init; }
        public required string Email { get; init; }
        public required string Role { get; init; }
        public string? Organisation { get; init; }
        public bool Disabled { get; init; }
        public DateTimeOffset Added_At { get; init; }
        public string? Password { get; init; }
        public DateTimeOffset? Password_At { get; init; }
        public required string Former_Passwords { get; init; }
        public byte[]? Totp_Key { get; init; }
        public long Totp_Step { get; init; }
        public required string Recovery_Codes { get; init; }
        public DateTimeOffset? Locked_Until { get; init; }
        public required string Stamp { get; init; }

        public StaffAccount Account => new()
        {
            Id = Id, Email = Email, Role = RoleName.Read(Role)!.Value, Organisation = Organisation, IsDisabled = Disabled,
            AddedAt = Added_At, Password = Password, PasswordAt = Password_At, FormerPasswords = Json.Read<string[]>(Former_Passwords),
            TotpKey = Totp_Key, TotpStep = Totp_Step, RecoveryCodes = Json.Read<string[]>(Recovery_Codes),
            LockedUntil = Locked_Until, Stamp = Stamp,
        };
    }

    public Task<StaffAccount?> FindAsync(string id, CancellationToken cancel) => OneAsync("id = @id", new { id }, cancel);

    public Task<StaffAccount?> FindByEmailAsync(string email, CancellationToken cancel) =>
        OneAsync("email_key = @Key", new { Key = StaffAccount.Key(email) }, cancel);

    public async Task<IReadOnlyList<StaffAccount>> AllAsync(CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            async db => (await db.QueryAsync<Row>($"select {Columns} from people order by email_key")).AsList(), cancel);
        return [.. rows.Select(r => r.Account)];
    }

    public Task<bool> AddAsync(StaffAccount account, Deed deed, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            if (await InsertAsync(db, account) == 0) return false;
            await AuditRows.AddAsync(db, deed);
            return true;
        },
        cancel);

    public Task PlaceAsync(StaffAccount account, Deed deed, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            await db.ExecuteAsync(
                "update people set role = @Role, organisation = @Organisation, disabled = @IsDisabled where id = @Id",
                new { Role = RoleName.Of(account.Role), account.Organisation, account.IsDisabled, account.Id });
            if (account.IsDisabled)
            {
                await db.ExecuteAsync("delete from sessions where person = @Id", new { account.Id });
                await db.ExecuteAsync("delete from invitations where person = @Id", new { account.Id });
            }

            await AuditRows.AddAsync(db, deed);
            return true;
        },
        cancel);

    public Task CredentialsAsync(StaffAccount account, string? keep, Deed deed, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            await SaveAsync(db, account);
            await db.ExecuteAsync(
                "delete from sessions where person = @Id and (@keep is null or key <> @keep)", new { account.Id, keep });
            await AuditRows.AddAsync(db, deed);
            return true;
        },
        cancel);

    public Task<bool> AttemptAsync(string id, DateTimeOffset now, CancellationToken cancel) => database.WriteAsync(
        async db => await db.ExecuteAsync(
            $"""
            update people set
              locked_until = case when locked_until is null and failures + 1 >= {Attempts} then @Until else null end,
              failures = case when locked_until is null then failures + 1 else 1 end
            where id = @id and (locked_until is null or locked_until <= @now)
            """,
            new { id, now, Until = now + Locked }) == 1,
        cancel);

    public Task<bool> SucceededAsync(string id, long? step, string? recovery, Deed? deed, CancellationToken cancel) =>
        database.WriteAsync(
            async db =>
            {
                if (step is not null && await db.ExecuteAsync(
                    "update people set totp_step = @step where id = @id and totp_step < @step", new { id, step }) == 0)
                {
                    return false;
                }

                if (recovery is not null && !await SpendAsync(db, id, recovery)) return false;
                await db.ExecuteAsync("update people set failures = 0, locked_until = null where id = @id", new { id });
                if (deed is not null) await AuditRows.AddAsync(db, deed);
                return true;
            },
            cancel);

    public Task<bool> HasAdministratorAsync(CancellationToken cancel) =>
        database.ReadAsync(db => HasAdministratorAsync(db), cancel);

    /// <summary>Inside a write it sees what the write sees.</summary>
    internal static async Task<bool> HasAdministratorAsync(DbConnection db) => await db.QuerySingleAsync<long>(
        "select count(*) from people where role = 'administrator' and not disabled and password is not null") > 0;

    internal static Task<int> InsertAsync(DbConnection db, StaffAccount account) => db.ExecuteAsync(
        "insert into people (id, email, email_key, role, organisation, added_at, password, password_at, former_passwords, "
        + "totp_key, totp_step, recovery_codes, stamp) values (@Id, @Email, @Key, @Role, @Organisation, @AddedAt, @Password, "
        + "@PasswordAt, @Former, @TotpKey, @TotpStep, @Codes, @Stamp) on conflict (email_key) do nothing", Values(account));

    internal static Task SaveAsync(DbConnection db, StaffAccount account) => db.ExecuteAsync(
        "update people set password = @Password, password_at = @PasswordAt, former_passwords = @Former, totp_key = @TotpKey, "
        + "totp_step = @TotpStep, recovery_codes = @Codes, stamp = @Stamp, failures = 0, locked_until = null where id = @Id",
        Values(account));

    private static object Values(StaffAccount account) => new
    {
        account.Id, account.Email, Key = StaffAccount.Key(account.Email), Role = RoleName.Of(account.Role), account.Organisation,
        account.AddedAt, account.Password, account.PasswordAt, Former = Json.Write(account.FormerPasswords), account.TotpKey,
        account.TotpStep, Codes = Json.Write(account.RecoveryCodes), account.Stamp,
    };

    private static async Task<bool> SpendAsync(DbConnection db, string id, string recovery)
    {
        var left = await db.QuerySingleAsync<string>("select recovery_codes from people where id = @id", new { id });
        var codes = Json.Read<string[]>(left);
        if (!codes.Contains(recovery)) return false;
        // Compared with what was read: two at once spend one code once.
        return await db.ExecuteAsync(
            "update people set recovery_codes = @Rest where id = @id and recovery_codes = @left",
            new { id, left, Rest = Json.Write(codes.Where(c => c != recovery).ToArray()) }) == 1;
    }

    private async Task<StaffAccount?> OneAsync(string which, object values, CancellationToken cancel)
    {
        var row = await database.ReadAsync(
            db => db.QueryFirstOrDefaultAsync<Row>($"select {Columns} from people where {which}", values), cancel);
        return row?.Account;
    }
}
