using System.Globalization;
using BotService.Editing.Drafts;
using BotService.Hosting;
using BotService.Staff;
using BotService.Staff.Audit;

namespace BotService.Editing.Approval;

/// <summary>Asks people without an account whether a draft is right, by a link that is good once.</summary>
internal sealed class FactChecking(IDrafts drafts, IFactChecks checks, Ids ids, TimeProvider time)
{
    private const int TokenLength = 40;

    /// <returns>The link's secret part, which is kept nowhere; null when there is no such draft, or it is over.</returns>
    public async Task<string?> AskAsync(long draft, string name, string unit, string by, CancellationToken cancel)
    {
        if (await drafts.FindAsync(draft, cancel) is not { IsOpen: true }) return null;
        var (token, now) = (ids.Text(TokenLength).ToLowerInvariant(), time.GetUtcNow());
        await checks.AskAsync(
            new FactCheck(0, draft, name, unit, by, now, now + FactCheck.Good), Digest.Of(token),
            new Deed(now, by, "drafts/fact-check", Number(draft), unit), cancel);
        return token;
    }

    /// <summary>
    /// What a link stands for; null for one that is unknown, answered, too old, or of a draft that is over.
    /// </summary>
    public async Task<(FactCheck Check, Draft Draft, DraftFiles Files)?> FindAsync(string token, CancellationToken cancel) =>
        await checks.FindAsync(Digest.Of(token), time.GetUtcNow(), cancel) is { } check
        && await drafts.FindAsync(check.Draft, cancel) is { } draft && await drafts.FilesAsync(check.Draft, null, cancel) is { } files
            ? (check, draft, files) : null;

    /// <param name="content">What they saw.</param>
    /// <returns>Null when the link is not good any more; false when the content has changed since they saw it.</returns>
    public async Task<bool?> AnswerAsync(string token, string content, bool agrees, string? comment, CancellationToken cancel)
    {
        if (await FindAsync(token, cancel) is not var (check, _, files)) return null;
        if (files.Files.Digest != content) return false;
        var deed = new Deed(
            time.GetUtcNow(), $"fact-check/{check.Number}", agrees ? "drafts/agreed" : "drafts/disagreed", Number(check.Draft), check.Unit);
        return await checks.AnswerAsync(Digest.Of(token), content, agrees, comment, deed, cancel) ? true : null;
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
