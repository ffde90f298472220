using System.ClientModel;
using BotService.Drafting.Checking;
using BotService.Engine.Cases;
using BotService.Engine.Language;
using BotService.Hosting;
using BotService.Protocol;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.Connectors.OpenAI;

namespace BotService.Drafting.Model;

/// <summary>
/// Drafts with Semantic Kernel. What goes out is masked; what comes back passes the check, or is refused.
/// </summary>
internal sealed class KernelDrafter(
    ModelLine line, PromptBook prompts, DraftCheck check, Func<string, EngineFunctions> functions, Ids ids,
    TimeProvider time, ILogger<KernelDrafter> log) : IDrafter
{
    private const int MostWays = 10;

    public async Task<Drafted> ReplyAsync(IReadOnlyList<Sheet> sheets, string talk, CancellationToken cancel)
    {
        var grounds = Grounds.Of(sheets);
        return await DraftAsync(
            DraftTask.Reply, sheets[0].Locale,
            new() { ["sheet"] = grounds.Text, ["talk"] = PersonalData.Mask(talk) },
            text => check.Objections(text, check.Prepare(grounds)) is { Count: > 0 } found
                ? Drafted.Refused(found) : Drafted.Ok(text),
            cancel);
    }

    public async Task<Drafted> OtherWaysAsync(string question, string locale, CancellationToken cancel)
    {
        var masked = PersonalData.Mask(question);
        return await DraftAsync(DraftTask.Ways, locale, new() { ["question"] = masked }, Judge, cancel);

        // One wording that brings something in does not spoil the others.
        Drafted Judge(string text)
        {
            var known = check.Prepare(Grounds.Of(masked));
            var ways = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(w => w.TrimStart('-', '*', '•', ' ')).Where(w => w.Length > 0 && w != masked)
                .Distinct().Take(MostWays).Select(w => (Text: w, Objections: check.Introduced(w, known))).ToList();
            var good = ways.Where(w => w.Objections.Count == 0).Select(w => w.Text).ToList();
            return good.Count > 0 ? Drafted.Ok(good)
                : Drafted.Refused([.. ways.SelectMany(w => w.Objections).Distinct().DefaultIfEmpty("markup: empty")]);
        }
    }

    public async Task<Drafted> CondenseAsync(string story, string locale, CancellationToken cancel)
    {
        var masked = PersonalData.Mask(story);
        return await DraftAsync(
            DraftTask.Condense, locale, new() { ["story"] = masked },
            text => check.Introduced(text, check.Prepare(Grounds.Of(masked))) is { Count: > 0 } found
                ? Drafted.Refused(found) : Drafted.Ok(text),
            cancel);
    }

    /// <summary>The one place where what a model or its server does amiss becomes a result with a name.</summary>
    private async Task<Drafted> DraftAsync(
        DraftTask task, string locale, KernelArguments arguments, Func<string, Drafted> judge, CancellationToken cancel)
    {
        var (draft, start) = (ids.Activity(), time.GetTimestamp());
        using var clock = new CancellationTokenSource(line.TimeLimit, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel, clock.Token);
        try
        {
            var text = await AskAsync(draft, task, locale, arguments, limit.Token);
            var drafted = judge(text.Trim());
            log.DraftEnded(draft, task.ToString(), drafted.Status.ToString(), drafted.Because.Count,
                (long)time.GetElapsedTime(start).TotalMilliseconds);
            return drafted;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            var reason = limit.IsCancellationRequested ? "limit: time" : Reason(e);
            log.DraftFailed(draft, task.ToString(), reason, e.GetType().Name);
            return Drafted.Failed(reason);
        }
    }

    private async Task<string> AskAsync(
        string draft, DraftTask task, string locale, KernelArguments arguments, CancellationToken cancel)
    {
        using var client = new Meter(line.Open(), line.MaxTokens, draft, time, log).AsBuilder()
            .UseKernelFunctionInvocation().Build();
        var builder = Kernel.CreateBuilder();
        builder.Services.AddSingleton(client);
        builder.Services.AddSingleton<IAutoFunctionInvocationFilter>(new CallFilter(draft, time, log));
        if (task == DraftTask.Reply) builder.Plugins.AddFromObject(functions(locale), "engine");
        var settings = new OpenAIPromptExecutionSettings
        {
            MaxTokens = line.MaxTokens,
            Temperature = 0,
            FunctionChoiceBehavior = task == DraftTask.Reply ? FunctionChoiceBehavior.Auto() : null,
        };
        arguments.ExecutionSettings = new Dictionary<string, PromptExecutionSettings>
        {
            [PromptExecutionSettings.DefaultServiceId] = settings
        };
        var answer = await builder.Build()
            .InvokePromptAsync(prompts.For(task, locale), arguments, cancellationToken: cancel);
        return answer.ToString();
    }

    private static string Reason(Exception e) => e switch
    {
        LimitReachedException limit => $"limit: {limit.Message}",
        ClientResultException { Status: > 0 } refused => $"server: {refused.Status}",
        HttpOperationException { StatusCode: { } status } => $"server: {(int)status}",
        { InnerException: { } inner } => Reason(inner),
        _ => "server: no usable answer",
    };
}
