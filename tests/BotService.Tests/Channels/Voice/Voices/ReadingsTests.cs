using System.Diagnostics;
using System.Text;
using BotService.Channels.Voice.Voices;
using BotService.Engine.Data;
using BotService.Tests.Dialogs;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Channels.Voice.Voices;

public sealed class ReadingsTests
{
    private static readonly Readings Shipped = Readings.Load(RealEngine.Folders.Dialogs);

    [Fact]
    public void Words_WithACharacterOfTwoReadings_AreKnown()
    {
        var unknown =
            from text in Texts()
            let left = Shipped.Unknown(text)
            from found in left.Select((c, at) => (c, at))
            where Shipped.Usual.ContainsKey($"{found.c}")
            select $"{found.c} in {text[Math.Max(0, found.at - 4)..Math.Min(text.Length, found.at + 5)]}";
        var all = unknown.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0,
            $"How are these read? Their words belong into dialogs/voice-readings.zh-TW.yaml:\n{string.Join('\n', all)}");
    }

    [Fact]
    public void Readings_HaveASyllableWithItsToneForEachCharacter() => Assert.All(Shipped.Pinyin, word =>
    {
        var syllables = word.Value.Split(' ');
        // Some units are one character of two syllables.
        Assert.True(syllables.Length == word.Key.Length || word.Key.Length == 1, word.Key);
        Assert.All(syllables, one => Assert.Matches("^[a-z]+[1-5]$", one));
    });

    [Theory]
    [InlineData("請到銀行", "請到 yin2 hang2 ")]
    [InlineData("行動不便", "行動 bu2 bian4 ")]
    [InlineData("長期", "長 qi2 ")]
    [InlineData("一部分", " yi2 bu4 fen4 ")]
    [InlineData("Hello", "Hello")]
    public void Longest_OfTheWordsThatFit_Counts(string text, string read) => Assert.Equal(read, Shipped.Apply(text));

    [EspeakFact]
    public void UsualReadings_AreWhatTheVoiceGives() =>
        Assert.All(Shipped.Usual, one => Assert.Equal(Phonemes(one.Value), Phonemes(one.Key)));

    /// <summary>What is heard, in espeak's own notation: the figures are tones, 55 the first, 35, 21 or 214, 51 the fourth.</summary>
    [EspeakTheory]
    [InlineData("要辦過戶，請按一。", "jAu51 pa51n kuo51 Xu51 tS;hi21N a51n ji55")]
    [InlineData("重新輸入，請按二。", "ts.hong35 S;i55n s.u55 z.u51 tS;hi21N a51n @r51")]
    [InlineData("請到銀行辦理。", "tS;hi21N tAu51 ji35n Xa35N pa51n li214")]
    [InlineData("還款期限到下個月。", "Xua35n khwa21n tS;hi35 S;iE51n tAu51 S;iA51 ko-51 yE51")]
    [InlineData("校長要蓋章。", "S;jAu51 ts.a21N jAu51 kai51 ts.a55N")]
    [InlineData("抄表日期印在帳單上。", "ts.hAu55 pjAu21 z.i.51 tS;hi35 ji51n tsai51 ts.a51N ta55n s.a51N")]
    [InlineData("行動電話號碼。", "S;i35N tong51 tiE51n XwA51 XAu51 mA214")]
    [InlineData("房子長期不住。", "fa35N tsi[33 ts.hA35N tS;hi35 pu35 ts.u51")]
    [InlineData("請打一九一一。", "tS;hi35N tA21 ji55 tS;iou21 ji55 ji55")]
    [InlineData("請帶身分證正本。", "tS;hi21N tai51 s.@55n f@51n ts.@51N ts.@51N p@214n")]
    [InlineData("通訊地址變更。", "thong55 S;y@51n ti51 ts.i.21 piE51n k@55N")]
    [InlineData("電子帳單。", "tiE51n tsi[21 ts.a51N ta55n")]
    [InlineData("空調的用電調整。", "khong55 thjAu35 t@33 yu51N tiE51n thjAu35 ts.@214N")]
    [InlineData("退還溢繳的電費。", "thuei51 Xua35n ji51 tS;jAu21 t@44 tiE51n fei51")]
    [InlineData("里長會幫忙。", "li35 ts.a21N Xuei51 pa55N ma35N")]
    [InlineData("統一發票中獎。", "thong21 ji55 fA55 phjAu51 ts.ong51 tS;iA214N")]
    public void Prompt_IsReadAsItShould(string prompt, string heard) => Assert.Equal(heard, Phonemes(Shipped.Apply(prompt)));

    /// <summary>Prompts, wording, names of entries and of documents.</summary>
    private static IEnumerable<string> Texts()
    {
        var dialogs = DataFolder.Root(RealEngine.Folders.Dialogs);
        var prompts = new[] { "voice", "speech", "wording" }
            .SelectMany(file => dialogs.Map($"{file}.zh-TW.yaml", new Findings())!.Sentences().Values)
            // Nobody hears a table of single characters.
            .Where(text => text.Split(' ').Any(word => word.Length > 1));
        var names = Directory.EnumerateFiles(Tests.Knowledge.Shipped.Folder, "wording.zh-TW.yaml", SearchOption.AllDirectories)
            .Append(Path.Combine(Tests.Knowledge.Shipped.Folder, "catalogue", "documents.zh-TW.yaml"))
            .SelectMany(File.ReadLines).Select(line => line.Trim()).Where(line => line.StartsWith("name: ", StringComparison.Ordinal))
            .Select(line => line["name: ".Length..]);
        return prompts.Concat(names);
    }

    private static string Phonemes(string text)
    {
        using var espeak = Process.Start(
            new ProcessStartInfo(EspeakVoice.Program, ["-v", "cmn-latn-pinyin", "-q", "-x", "--stdin"])
            {
                RedirectStandardInput = true, RedirectStandardOutput = true, StandardInputEncoding = new UTF8Encoding(false),
            })!;
        espeak.StandardInput.Write(text);
        espeak.StandardInput.Close();
        var said = espeak.StandardOutput.ReadToEnd();
        espeak.WaitForExit();
        return string.Join(' ', said.Split((char[])[' ', '\n', '|', '_'], StringSplitOptions.RemoveEmptyEntries))
            .Replace("'", "", StringComparison.Ordinal);
    }
}
