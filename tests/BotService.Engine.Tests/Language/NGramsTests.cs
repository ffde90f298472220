using BotService.Engine.Language;

namespace BotService.Tests.Language;

public class NGramsTests
{
    [Fact]
    public void Cut_Han_GivesCharactersPairsAndSounds()
    {
        var kinds = Cut("過戶嗎").CountBy(t => t.Kind).ToDictionary();
        Assert.Equal(3, kinds[TokenKind.Char1]);
        Assert.Equal(2, kinds[TokenKind.Char2]);
        Assert.Equal(2, kinds[TokenKind.Sound]);
    }

    [Fact]
    public void Cut_Words_GivesWordsPairsAndParts()
    {
        var kinds = Cut("pay bill").CountBy(t => t.Kind).ToDictionary();
        Assert.Equal(2, kinds[TokenKind.Word]);
        Assert.Equal(1, kinds[TokenKind.WordPair]);
        Assert.Equal(6 + 9, kinds[TokenKind.Part]); // of " pay " three, two, one; of " bill " four, three, two
    }

    [Fact]
    public void Cut_WordsInAnotherOrder_GivesOtherPairs() =>
        Assert.NotEqual(
            Cut("pay bill").Single(t => t.Kind == TokenKind.WordPair),
            Cut("bill pay").Single(t => t.Kind == TokenKind.WordPair));

    [Fact]
    public void Cut_SameCharactersAsDifferentKinds_AreDifferentTokens() =>
        Assert.Equal(Cut("bill").Count, Cut("bill").Select(t => t.Hash).Distinct().Count());

    [Fact]
    public void Cut_OneEndlessWord_StaysBounded() =>
        Assert.InRange(Cut(new string('x', TextNormalizer.MaxLength)).Count, 1, 200);

    private static List<Token> Cut(string normalized)
    {
        var tokens = new List<Token>();
        NGrams.Cut(normalized, tokens);
        return tokens;
    }
}
