using BotService.Conversations;
using BotService.Protocol;

namespace BotService.Hosting;

/// <summary>
/// The numbered log events of Bot (100…) and Storage (200…). Messages carry ids, types and counts, never what somebody
/// wrote; exceptions from a turn are logged by type and place, because their messages may quote the utterance.
/// </summary>
internal static partial class Log
{
    [LoggerMessage(100, LogLevel.Information, "{Count} turns wait in the inbox from before the start")]
    public static partial void Recovered(this ILogger log, int count);

    [LoggerMessage(101, LogLevel.Error, "Turn {Activity} of conversation {Conversation} failed: {Error} in {Place}. An apology is sent instead")]
    public static partial void TurnFailed(
        this ILogger log, string conversation, string activity, string error, string place);

    [LoggerMessage(102, LogLevel.Error, "Turn of conversation {Conversation} could not be kept ({Error} in {Place}); attempt {Attempt}, next in {Delay}")]
    public static partial void TurnNotKept(
        this ILogger log, string conversation, string error, string place, int attempt, TimeSpan delay);

    [LoggerMessage(103, LogLevel.Warning, "Turn {Activity} of conversation {Conversation} was already answered, or withdrawn; this answer is dropped")]
    public static partial void TurnAlreadyAnswered(this ILogger log, string conversation, string activity);

    [LoggerMessage(104, LogLevel.Warning, "{Count} turns still run at the end of the shutdown time; they stay in the inbox for the next start")]
    public static partial void TurnsLeft(this ILogger log, int count);

    [LoggerMessage(105, LogLevel.Error, "A listener of conversation {Conversation} failed with {Error} and is removed")]
    public static partial void ListenerFailed(this ILogger log, string conversation, string error);

    [LoggerMessage(106, LogLevel.Error, "The apology for turn {Activity} of conversation {Conversation} failed too: {Error}. Its plain text is sent")]
    public static partial void ApologyFailed(this ILogger log, string conversation, string activity, string error);

    [LoggerMessage(107, LogLevel.Error, "Turn {Activity} of conversation {Conversation} could not be prepared: {Error} in {Place}. It goes on as it came")]
    public static partial void PreparationFailed(
        this ILogger log, string conversation, string activity, string error, string place);

    [LoggerMessage(110, LogLevel.Warning, "Reply {Message} of conversation {Conversation} not delivered by {Channel}: {Reason}; attempt {Attempt}, next in {Delay}")]
    public static partial void DeliveryFailed(
        this ILogger log, long message, string conversation, string channel, string reason, int attempt,
        TimeSpan delay);

    [LoggerMessage(111, LogLevel.Error, "Reply {Message} of conversation {Conversation} given up after {Attempt} attempts: {Reason}. It is kept in the outbox as failed")]
    public static partial void DeliveryGivenUp(
        this ILogger log, long message, string conversation, int attempt, string reason);

    [LoggerMessage(112, LogLevel.Error, "The outbox of conversation {Conversation} cannot be worked on ({Error}); next attempt in {Delay}")]
    public static partial void OutboxStuck(this ILogger log, string conversation, string error, TimeSpan delay);

    [LoggerMessage(113, LogLevel.Warning, "The operator could not be told of emergency {Number}: {Reason}; next attempt in {Delay}")]
    public static partial void NoticeFailed(this ILogger log, long number, string reason, TimeSpan delay);

    [LoggerMessage(114, LogLevel.Error, "Emergencies cannot be looked up to tell the operator: {Error}")]
    public static partial void NoticesStuck(this ILogger log, string error);

    [LoggerMessage(115, LogLevel.Warning, "Work that waits could not be looked for: {Error}; it is looked for again")]
    public static partial void LookoutFailed(this ILogger log, string error);

    [LoggerMessage(120, LogLevel.Warning, "Request bodies hold {Bytes} bytes, as much as they may together; callers are told 503")]
    public static partial void BodiesRefused(this ILogger log, long bytes);

    [LoggerMessage(200, LogLevel.Information, "Database {File}: migration {Migration} applied")]
    public static partial void Migrated(this ILogger log, string file, string migration);

    [LoggerMessage(201, LogLevel.Warning, "Activity {Activity} of conversation {Conversation} can no longer be decrypted; its masked form is used")]
    public static partial void RawLost(this ILogger log, string conversation, string activity);

    [LoggerMessage(202, LogLevel.Critical, "The store failed to keep {Count} changes: {Error} ({Code})")]
    public static partial void GroupFailed(this ILogger log, int count, string error, int code);

    [LoggerMessage(203, LogLevel.Warning, "The write-ahead log could not be emptied ({Code}); it is tried again")]
    public static partial void LogNotEmptied(this ILogger log, int code);

    [LoggerMessage(204, LogLevel.Critical, "The store failed to keep a change: {Error} ({Code})")]
    public static partial void ChangeFailed(this ILogger log, string error, string code);

    [LoggerMessage(205, LogLevel.Warning, "What other processes store is not heard of ({Error}); listening again in {Delay}")]
    public static partial void NewsInterrupted(this ILogger log, string error, TimeSpan delay);

    [LoggerMessage(206, LogLevel.Warning, "Other processes could not be told what was stored: {Error}")]
    public static partial void NewsNotTold(this ILogger log, string error);

    [LoggerMessage(210, LogLevel.Warning, "A search was answered but could not be kept: {Error}")]
    public static partial void SearchNotKept(this ILogger log, string error);

    [LoggerMessage(211, LogLevel.Warning, "What is asked for at present could not be counted and is left out: {Error}")]
    public static partial void TopicsNotCounted(this ILogger log, string error);

    [LoggerMessage(220, LogLevel.Information, "The record of who did what ends at row {Number} with {Hash}")]
    public static partial void AuditHead(this ILogger log, long number, string hash);

    [LoggerMessage(230, LogLevel.Warning, "Conversations that went badly could not be looked for: {Error}; they are looked for again")]
    public static partial void LowNotFound(this ILogger log, string error);

    [LoggerMessage(231, LogLevel.Warning, "Closed improvements could not be looked at again: {Error}")]
    public static partial void ImprovementsNotWatched(this ILogger log, string error);

    [LoggerMessage(2000, LogLevel.Information, "Call-backs: {Open} open, each within its time")]
    public static partial void CallBacksInTime(this ILogger log, long open);

    [LoggerMessage(2001, LogLevel.Warning, "Call-backs: {Open} open, {Late} of them overdue, {Lost} without a number to call")]
    public static partial void CallBacksLate(this ILogger log, long open, long late, long lost);

    [LoggerMessage(2002, LogLevel.Information, "Call-backs: {Count} telephone numbers erased that were kept long enough")]
    public static partial void ContactsErased(this ILogger log, int count);

    [LoggerMessage(2020, LogLevel.Information, "Talks with people: {Open} open, each with its clock")]
    public static partial void TalksInTime(this ILogger log, long open);

    [LoggerMessage(2021, LogLevel.Error, "Talks with people: {Open} open, {Lost} of them without a clock")]
    public static partial void TalksLost(this ILogger log, long open, long lost);

    [LoggerMessage(2022, LogLevel.Error, "Talks with people could not be watched: {Error}; it is tried again")]
    public static partial void TalksNotWatched(this ILogger log, string error);

    [LoggerMessage(2003, LogLevel.Error, "Call-backs could not be watched: {Error}; it is tried again")]
    public static partial void CallBacksNotWatched(this ILogger log, string error);

    [LoggerMessage(2120, LogLevel.Information, "Renewal: {Count} decisions, reasons, reminders and answers of links erased that were kept long enough")]
    public static partial void RenewalErased(this ILogger log, int count);

    [LoggerMessage(2121, LogLevel.Error, "The renewal's reminders and erasing failed: {Error}; they are tried again")]
    public static partial void RenewalNotErased(this ILogger log, string error);

    [LoggerMessage(2150, LogLevel.Information, "Renewal: {Count} reminders of entries and answers that have to be read again")]
    public static partial void ReviewsChased(this ILogger log, int count);
}
