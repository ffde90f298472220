using BotService.Engine.Dialogs;
using BotService.Engine.Language;
using BotService.Tests.Dialogs;
using BotService.Tests.Knowledge;
using Xunit.Abstractions;

namespace BotService.Tests.Safety;

/// <summary>
/// How many cries for help get the right number first, and how many harmless sentences get
/// nothing but a card: a floor for each.
/// </summary>
public sealed class CriesTests(RealEngine real, ITestOutputHelper output) : IClassFixture<RealEngine>
{
    [Fact]
    public void OwnCries_GetTheRightNumberFirst_InEveryLanguageAndKind() =>
        Heard(Cry.Own, all: 0.95, each: 0.9, kind: 0.8);

    [SharedCriesFact]
    public void SharedCries_GetTheRightNumberFirst_InEveryLanguageAndKind() =>
        Heard(Cry.Read(Cry.SharedFile), all: 0.98, each: 0.93, kind: 0.9);

    [Fact]
    public void OwnLookAlikes_AreAnsweredAsWhatTheyAre() => Quiet(Cry.Own, most: 0.03);

    [SharedCriesFact]
    public void SharedLookAlikes_AreAnsweredAsWhatTheyAre() => Quiet(Cry.Read(Cry.SharedFile), most: 0.01);

    [Fact]
    public void Everyday_WordsOfTheKnowledge_RaiseNoAlarm()
    {
        var dangerous = real.Loaded.Safety.Cards.Kinds.Values.Select(k => k.Tells).ToHashSet();
        var said = real.Loaded.Knowledge.Entries.Values.Where(e => !dangerous.Contains(e.Id))
            .SelectMany(e => e.Utterances.Values).SelectMany(u => u).ToList();
        var alarms = said.Where(s => real.Loaded.Safety.Reader.Read(s, []).Danger is not null).ToList();
        output.WriteLine($"{alarms.Count} of {said.Count}: {string.Join(" / ", alarms)}");
        Assert.InRange(alarms.Count, 0, (int)(said.Count * 0.003));
    }

    [SharedCriesFact]
    public void Examples_AreNoneOfTheMeasuringSentences()
    {
        var measured = Cry.Read(Cry.SharedFile).Select(c => TextNormalizer.Normalize(c.Say)).ToHashSet();
        var learnt = Directory.EnumerateFiles(Path.Combine(Shipped.Root, "dialogs", "safety"), "examples.*.yaml")
            .SelectMany(File.ReadLines)
            .Where(l => l.StartsWith("- ", StringComparison.Ordinal))
            .Select(l => TextNormalizer.Normalize(l[2..])).ToList();
        Assert.NotEmpty(learnt);
        Assert.DoesNotContain(learnt, measured.Contains);
        Assert.DoesNotContain(learnt, Cry.Own.Select(c => TextNormalizer.Normalize(c.Say)).ToHashSet().Contains);
    }

    private void Heard(IReadOnlyList<Cry> cries, double all, double each, double kind)
    {
        var told = cries.Where(c => c.Kind is not null).Select(c => (Cry: c, Right: IsTold(c))).ToList();
        foreach (var (cry, _) in told.Where(t => !t.Right))
            output.WriteLine($"not told: {cry.Language} {cry.Kind} {cry.Say}");
        Share("all", told, all);
        foreach (var language in told.GroupBy(t => t.Cry.Language)) Share(language.Key, language, each);
        foreach (var danger in told.GroupBy(t => t.Cry.Kind!).Where(g => g.Key != "other"))
            Share(danger.Key, danger, kind);
    }

    private void Share(string what, IEnumerable<(Cry Cry, bool Right)> told, double least)
    {
        var (right, count) = (told.Count(t => t.Right), told.Count());
        output.WriteLine($"{what}: {right} of {count}");
        Assert.True(right >= least * count, $"{what}: {right} of {count}, and {least:P0} is the floor");
    }

    private bool IsTold(Cry cry)
    {
        var talk = real.Open(cry.Language);
        talk.Say(cry.Say);
        return talk.Turn.Replies[0] is { Kind: ReplyKind.Emergency } first
            && cry.Numbers.All(list => list.Any(n => first.Emergency!.Numbers.Contains(n)));
    }

    private void Quiet(IReadOnlyList<Cry> cries, double most)
    {
        var harmless = cries.Where(c => c.Kind is null).ToList();
        var alone = harmless.Where(c => { var talk = real.Open(c.Language); talk.Say(c.Say); return talk.Turn.Replies is [{ Kind: ReplyKind.Emergency }]; }).ToList();
        foreach (var cry in alone) output.WriteLine($"false alarm: {cry.Language} {cry.Say}");
        Assert.True(alone.Count <= most * harmless.Count,
            $"{alone.Count} of {harmless.Count} harmless sentences get a card and nothing else");
    }

    private sealed class SharedCriesFactAttribute : FactAttribute
    {
        public SharedCriesFactAttribute()
        {
            if (!File.Exists(Cry.SharedFile)) Skip = $"The labelled cries for help are not here: {Cry.SharedFile}";
        }
    }
}
