using System.Text.Json.Nodes;
using BotService.Channels.Line.Menu;
using BotService.Channels.Line.Messages;
using BotService.Conversations;
using BotService.Hosting;

namespace BotService.Cli.LineVerbs;

/// <summary>
/// The sample of all replies, made into messages and shown to LINE, which looks at them and sends nothing.
/// </summary>
internal sealed class ReplyCheck(ILineMessages messages, Ids ids)
{
    public const string Validate = "/v2/bot/message/validate/reply";

    /// <summary>What LINE says to each that it does not take, then the count.</summary>
    public async Task<IReadOnlyList<LineFinding>> RunAsync(
        LineCalls line, IReadOnlyList<SampleReply> samples, CancellationToken cancel)
    {
        var findings = new List<LineFinding>();
        foreach (var sample in samples)
        {
            // A number of its own, as long as a real one, so that addresses are; nothing is kept.
            var receipt = sample.Reply.Sheet is null ? null : ids.Receipt();
            var written = messages.Write([new Spoken(sample.Reply, receipt)], line.Account);
            if (written.Count == 0)
            {
                findings.Add(new(Verdict.Bad, "replies", $"{sample.Name} says nothing on LINE"));
                continue;
            }
            try
            {
                await line.PostAsync(
                    Validate, new JsonObject { ["messages"] = new JsonArray([.. written.Select(m => m.DeepClone())]) });
            }
            catch (LineRefusedException e) when (e.Status == StatusCodes.Status400BadRequest)
            {
                findings.Add(new(Verdict.Bad, "replies", $"{sample.Name}: {e.Message}"));
            }
        }
        var good = samples.Count - findings.Count;
        return [.. findings,
            new(findings.Count == 0 ? Verdict.Good : Verdict.Bad, "replies",
                $"LINE takes {good} of {samples.Count} samples")];
    }
}
