namespace BotService.Channels.Line.Webhook;

/// <summary>Says that webhooks are refused, but not for each: strangers must not fill the disk.</summary>
internal sealed partial class RefusalLog(TimeProvider time, ILogger<RefusalLog> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly Dictionary<(string Account, string Reason), (DateTimeOffset Next, int Unsaid)> said = [];

    public void BadSignature(LineAccount account) => Say(account, "its signature fits no secret of the account");

    public void NotReadable(LineAccount account, string fault) => Say(account, fault);

    public void WrongDestination(LineAccount account) =>
        Say(account, "it is meant for another bot: the secret or the access token is of another channel");

    private void Say(LineAccount account, string reason)
    {
        int more;
        lock (gate)
        {
            var now = time.GetUtcNow();
            var before = said.GetValueOrDefault((account.Name, reason));
            if (now < before.Next)
            {
                said[(account.Name, reason)] = before with { Unsaid = before.Unsaid + 1 };
                return;
            }

            more = before.Unsaid;
            said[(account.Name, reason)] = (now + Pause, 0);
        }

        Refused(log, account.Name, reason, more);
    }

    [LoggerMessage(1653, LogLevel.Warning, "A webhook for LINE account {Account} is refused: {Reason}. Like it since this was last said: {More}")]
    private static partial void Refused(ILogger log, string account, string reason, int more);
}
