using System.CommandLine;
using BotService.Cli.LineVerbs;
using BotService.Engine.Dialogs;
using BotService.Tests.Dialogs;

namespace BotService.Tests.Cli.LineVerbs;

public sealed class SampleReplyTests(RealEngine real) : IClassFixture<RealEngine>
{
    [Fact]
    public void Samples_HoldEveryKindAndEveryOrganisationAndTheLongestSheet_InEveryLanguage()
    {
        var samples = SampleReply.All(real.Loaded, RealEngine.Today);
        foreach (var locale in real.Loaded.Locales)
        {
            var names = samples.Where(s => s.Reply.Locale == locale).Select(s => s.Name).ToList();
            foreach (var kind in Enum.GetValues<ReplyKind>()) Assert.Contains($"{locale} {kind}", names);
            foreach (var organisation in real.Loaded.Library.Cards(locale).Select(c => c.Organisation.Id).Distinct())
                Assert.Contains(
                    names, n => n.StartsWith($"{locale} sheet of {organisation}: ", StringComparison.Ordinal));
            Assert.Contains(names, n => n.StartsWith($"{locale} longest sheet: ", StringComparison.Ordinal));
        }
        Assert.Equal(samples.Count, samples.Select(s => s.Name).Distinct().Count());
    }

    /// <summary>
    /// The conversations of the sample come to most kinds by themselves; only what they do not
    /// come to is tried with other words.
    /// </summary>
    [Fact]
    public void Samples_AreRepliesAsTheyAreGiven()
    {
        var greeting = real.Open().Last.Text;
        var borrowed = SampleReply.All(real.Loaded, RealEngine.Today)
            .Where(s => s.Reply.Kind != ReplyKind.Greeting && s.Reply.Text == greeting).Select(s => s.Reply.Kind);
        Assert.DoesNotContain(
            borrowed, kind => kind is ReplyKind.Menu or ReplyKind.Question or ReplyKind.Choices or ReplyKind.Checklist
                or ReplyKind.Answer or ReplyKind.Facet
            or ReplyKind.Missing or ReplyKind.Fallback or ReplyKind.Handoff or ReplyKind.Smalltalk or ReplyKind.Feedback
            or ReplyKind.Rating);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("check --account power")]
    [InlineData("menu apply --account power")]
    [InlineData("menu show")]
    [InlineData("menu draw --to folder")]
    public void Verb_AsDocumented_IsUnderstood(string line) => Assert.Empty(LineVerb.Create().Parse(line).Errors);

    [Theory]
    [InlineData("menu draw")]
    [InlineData("menu remove")]
    public void Verb_OtherwiseUsed_IsRefused(string line) => Assert.NotEmpty(LineVerb.Create().Parse(line).Errors);
}
