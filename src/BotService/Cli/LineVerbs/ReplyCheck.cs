using System.Text.Json.Nodes;
using BotService.Bot.Rendering;
using BotService.Channels.Line.Menu;
using BotService.Channels.Line.Messages;

namespace BotService.Cli.LineVerbs;

/// <summary>
/// The sample of all replies, made into messages and shown to LINE, which looks at them and sends nothing.
/// </summary>
internal sealed class ReplyCheck(IReplyRenderer renderer, ILineMessages messages, SampleReceipts receipts)
{
    public const string Validate = "/v2/bot/message/validate/reply";

    /// <summary>What LINE says to each that it does not take, then the count.</summary>
    public async Task<IReadOnlyList<Finding>> RunAsync(
        LineCalls line, IReadOnlyList<SampleReply> samples, CancellationToken cancel)
    {
        var findings = new List<Finding>();
        foreach (var sample in samples)
        {
            var activity = renderer.Render(sample.Reply, sample.Reply.Sheet is { } sheet ? receipts.Keep(sheet) : null);
            var written = await messages.WriteAsync([activity], line.Account, cancel);
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
