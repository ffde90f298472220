using System.Globalization;
using BotService.Engine.Dialogs.CallBacks;

namespace BotService.Tests.Dialogs.CallBacks;

/// <summary>A number that was misheard or miswritten is no other's.</summary>
public sealed class CallBackNumberTests
{
    [Fact]
    public void Number_WithOneDigitWrongOrTwoSwapped_IsNone()
    {
        for (var drawn = 0; drawn < CallBackNumber.Count; drawn += 997)
        {
            var digits = CallBackNumber.Of(drawn).ToString("D7", CultureInfo.InvariantCulture);
            Assert.True(CallBackNumber.IsRight(CallBackNumber.Of(drawn)));
            for (var i = 0; i < digits.Length; i++)
            {
                for (var other = '0'; other <= '9'; other++)
                    if (other != digits[i]) Assert.False(IsRight(digits[..i] + other + digits[(i + 1)..]));
                if (i + 1 < digits.Length && digits[i] != digits[i + 1])
                    Assert.False(IsRight(digits[..i] + digits[i + 1] + digits[i] + digits[(i + 2)..]));
            }
        }

        static bool IsRight(string digits) => CallBackNumber.IsRight(long.Parse(digits, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("K572000-{0} 到哪了")]
    [InlineData("k572000{0}")]
    [InlineData("Ｋ５７２０００－{0}")]
    [InlineData("回電編號K 572000 {0}呢")]
    public void Number_HoweverItIsWritten_IsRead(string text)
    {
        var number = CallBackNumber.Of(572000);
        Assert.Equal([number], CallBackNumber.In(string.Format(CultureInfo.InvariantCulture, text, number % 10)));
        Assert.Equal($"K572000-{number % 10}", CallBackNumber.Write(number));
    }

    [Theory]
    [InlineData("TK5720004")]
    [InlineData("K57200041")]
    [InlineData("572000-4")]
    public void Text_ThatIsNoNumber_IsNotRead(string text) => Assert.Empty(CallBackNumber.In(text));
}
