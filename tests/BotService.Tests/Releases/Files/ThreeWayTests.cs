using BotService.Releases.Files;
using BotService.Tests.Channels;

namespace BotService.Tests.Releases.Files;

public sealed class ThreeWayTests
{
    private const string Base = "a\nb\nc\nd\ne\n";

    [Theory]
    // What only one of them changed.
    [InlineData(Base, "a\nB\nc\nd\ne\n", "a\nB\nc\nd\ne\n")]
    [InlineData("x\na\nb\nc\nd\ne\n", Base, "x\na\nb\nc\nd\ne\n")]
    // Both, in two places.
    [InlineData("a\nB\nc\nd\ne\n", "a\nb\nc\nD\ne\n", "a\nB\nc\nD\ne\n")]
    [InlineData("b\nc\nd\ne\n", "a\nb\nc\nd\ne\nf\n", "b\nc\nd\ne\nf\n")]
    // Both alike.
    [InlineData("a\nB\nc\nd\ne\n", "a\nB\nc\nd\nE\n", "a\nB\nc\nd\nE\n")]
    // Line ends, a missing last one, and none at all are part of the text.
    [InlineData("a\r\nb\nc\nd\ne\n", "a\nb\nc\nd\ne", "a\r\nb\nc\nd\ne")]
    public void Apart_IsPutTogether(string mine, string theirs, string both)
    {
        Assert.Equal(both, ThreeWay.Merge(Base, mine, theirs).Text);
        Assert.Equal(both, ThreeWay.Merge(Base, theirs, mine).Text);
    }

    [Theory]
    [InlineData("a\nB\nc\nd\ne\n", "a\nX\nc\nd\ne\n", 2, "b\n", "B\n", "X\n")]
    // One writes into what the other takes away.
    [InlineData("a\nB\nc\nd\ne\n", "a\nd\ne\n", 2, "b\nc\n", "B\nc\n", "")]
    // Both add in the same place: nobody can say which comes first.
    [InlineData("a\nb\nc\nd\ne\nf\n", "a\nb\nc\nd\ne\ng\n", 6, "", "f\n", "g\n")]
    // Changes of neighbouring lines.
    [InlineData("a\nB\nc\nd\ne\n", "a\nb\nC\nd\ne\n", 2, "b\nc\n", "B\nc\n", "b\nC\n")]
    public void Touching_IsShownWithBothTexts(string mine, string theirs, int line, string before, string one, string other)
    {
        var merged = ThreeWay.Merge(Base, mine, theirs);

        Assert.Null(merged.Text);
        Assert.Equal([new Clash(line, before, one, other)], merged.Clashes);
    }

    [Fact]
    public void A_clash_names_its_line_as_mine_has_it()
    {
        var merged = ThreeWay.Merge(Base, "1\n2\na\nb\nc\nD\ne\n", "a\nb\nc\nX\ne\n");

        Assert.Equal(6, Assert.Single(merged.Clashes).Line);
    }

    [Fact]
    public void AnyChanges_LoseNoAddedLine()
    {
        var (chance, merges) = (new Chance(18), 0);
        for (var round = 0; round < 2000; round++)
        {
            var start = string.Concat(Enumerable.Range(0, chance.Next(12)).Select(_ => $"{chance.Next(6)}\n"));
            var (mine, theirs) = (Changed(start, "m"), Changed(start, "t"));
            var merged = ThreeWay.Merge(start, mine, theirs);
            var added = TextLines.Of(mine).Concat(TextLines.Of(theirs)).Where(l => l[0] is 'm' or 't').Order();
            if (merged.Text is { } text)
            {
                merges++;
                Assert.Equal(added, TextLines.Of(text).Where(l => l[0] is 'm' or 't').Order());
            }
            else
            {
                Assert.All(merged.Clashes, c => Assert.True(c.Mine != c.Base && c.Theirs != c.Base && c.Mine != c.Theirs));
            }

            Assert.Equal(mine, ThreeWay.Merge(start, mine, start).Text);
            Assert.Equal(mine, ThreeWay.Merge(start, mine, mine).Text);
            Assert.Equal(theirs, ThreeWay.Merge(start, start, theirs).Text);
        }

        Assert.InRange(merges, 200, 1800);

        string Changed(string text, string sign)
        {
            var lines = TextLines.Of(text).ToList();
            for (var i = chance.Next(3); i > 0; i--)
            {
                var at = chance.Next(lines.Count + 1);
                if (at < lines.Count && chance.Next(2) == 0) lines.RemoveAt(at);
                else lines.Insert(at, $"{sign}{chance.Next(1000)}\n");
            }

            return string.Concat(lines);
        }
    }
}
