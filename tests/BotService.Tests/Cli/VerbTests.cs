using System.Text.Json;
using BotService.Cli;
using BotService.Tests.Dialogs;
using BotService.Tests.Knowledge;
using Spectre.Console;

namespace BotService.Tests.Cli;

public sealed class VerbTests(RealEngine real) : IClassFixture<RealEngine>
{
    private static readonly string Dialogs = Path.Combine(Shipped.Root, "dialogs");

    [Fact]
    public void Check_OfTheShippedKnowledge_PrintsTheFixedObjectAndEndsWithZero()
    {
        var output = new StringWriter();
        Assert.Equal(ExitCode.Ok, CheckVerb.Run(Shipped.Folder, Dialogs, json: true, output));
        var printed = JsonDocument.Parse(output.ToString()).RootElement;
        Assert.Equal(real.Loaded.Knowledge.Entries.Count, printed.GetProperty("entries").GetInt32());
        Assert.Equal(Shipped.Knowledge.CasesProved, printed.GetProperty("casesProved").GetInt32());
        Assert.Equal(
            ["confirmed", "reported", "planned", "open"],
            printed.GetProperty("facts").EnumerateObject().Select(p => p.Name));
        Assert.All(printed.GetProperty("facts").EnumerateObject(), p => Assert.True(p.Value.GetInt32() > 0));
        Assert.Equal(0, printed.GetProperty("problems").GetArrayLength());
    }

    [Fact]
    public void Check_OfABrokenFolder_NamesFileAndLineAndEndsWithOne()
    {
        var folder = Directory.CreateTempSubdirectory("botservice-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "locales.yaml"), "- zh-TW\n- en\n- [\n");
            var output = new StringWriter();
            Assert.Equal(1, CheckVerb.Run(folder, Dialogs, json: true, output));
            var problems = JsonDocument.Parse(output.ToString()).RootElement.GetProperty("problems")
                .EnumerateArray().ToList();
            var problem = problems.First(
                p => p.GetProperty("file").GetString()!.EndsWith("/locales.yaml", StringComparison.Ordinal));
            Assert.True(problem.GetProperty("line").GetInt32() >= 3);
            Assert.Contains("YAML", problem.GetProperty("message").GetString(), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Ask_NumberedChoices_LeadToTheChecklist()
    {
        var output = new StringWriter();
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), ColorSystem = ColorSystemSupport.NoColors });
        Assert.Equal(ExitCode.Ok, AskVerb.Run(real.Engine, "zh-TW", new StringReader("電費過戶\n2\n2\n"), console));
        foreach (var document in (string[])["authorisation", "agent-identity", "company-number"])
            Assert.Contains(
                real.Loaded.Knowledge.Words("zh-TW").Documents[document].Name, output.ToString(),
                StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_MistypedVerb_StartsNothing()
    {
        var errors = new StringWriter();
        Assert.Equal(
            ExitCode.Failed,
            await ServeVerb.RunAsync(
                ["chekc"], _ => throw new InvalidOperationException("started"), _ => { }, errors, default));
        Assert.Contains("chekc", errors.ToString(), StringComparison.Ordinal);
    }
}
