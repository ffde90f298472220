using System.Collections.Immutable;
using BotService.Conversations.Elsewhere;
using BotService.Engine.Dialogs;
using BotService.Engine.Dialogs.Handoff;
using BotService.Engine.Language;
using BotService.Handoff.Referrals;
using BotService.Hosting;
using Dapper;

namespace BotService.Storage;

internal sealed class ReferralStore(Database database, Ids ids, TimeProvider time) : IReferrals
{
    /// <summary>The channel of the conversations that begin so, in which nobody speaks.</summary>
    private const string Channel = "referral";

    public Task<string> AddAsync(ReferralLink link, string signature, string name, string locale, CancellationToken cancel)
    {
        var (now, conversation, number) = (time.GetUtcNow(), ids.Conversation(), ids.Receipt());
        var topic = link.Entry.Length == 0 ? null : new Topic(link.Entry, ImmutableDictionary<string, string>.Empty);
        var state = new DialogState(locale, topic) { Referral = new Referral(signature, link.Organisation) };
        return database.WriteAsync(
            async db =>
            {
                var known = await db.QueryFirstOrDefaultAsync<string?>(
                    "select r.code from referrals r join continuations c on c.code = r.code where r.signature = @signature and c.at > @since",
                    new { signature, since = now - IContinuations.Good });
                if (known is not null) return known;
                await db.ExecuteAsync(
                    "insert into referrals (signature, at, from_name, organisation, entry, words, code) "
                    + "values (@signature, @now, @name, @Organisation, @Entry, @Words, @number) "
                    + "on conflict (signature) do update set code = excluded.code, at = excluded.at",
                    new { signature, now, name, link.Organisation, link.Entry, Words = PersonalData.Mask(link.Text), number });
                await ConversationRow.BeginAsync(db, conversation, Channel, state, now);
                await Continuations.AddAsync(db, conversation, new Continuation(number, now));
                return number;
            },
            cancel);
    }
}
