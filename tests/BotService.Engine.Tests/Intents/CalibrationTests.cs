using BotService.Engine.Dialogs;
using BotService.Engine.Intents;
using BotService.Engine;
using BotService.Tests.Dialogs;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Intents;

public class CalibrationTests
{
    private static readonly Recognizer Fresh = Recognizer.Train(Small.Knowledge, Small.OutOfScope);

    [Fact]
    public void Train_WithItsOwnCalibration_DecidesTheSame()
    {
        var again = Recognizer.Train(Small.Knowledge, Small.OutOfScope, known: Fresh.Calibration);

        Assert.Same(Fresh.Calibration, again.Calibration);
        foreach (var text in new[] { "過戶要帶什麼", "bill", "今天天氣如何" })
        {
            var (one, other) =
                (Fresh.Recognize(text, RecognitionContext.None), again.Recognize(text, RecognitionContext.None));
            Assert.Equal(one.Outcome, other.Outcome);
            Assert.Equal(one.InScope, other.InScope, 6);
        }
    }

    [Fact]
    public void Train_CalibrationOfOtherTexts_IsMadeAnew()
    {
        var foreign = Fresh.Calibration with { Texts = "0123456789abcdef", InScope = 0.999 };

        var trained = Recognizer.Train(Small.Knowledge, Small.OutOfScope, known: foreign);

        Assert.Equal(Fresh.Calibration.Texts, trained.Calibration.Texts);
        Assert.Equal(Fresh.Threshold, trained.Threshold, 6);
    }

    [Fact]
    public void Train_CalibrationOfOtherOptions_IsMadeAnew() => Assert.NotEqual(
        Fresh.Calibration.Texts,
        Recognizer.Train(Small.Knowledge, Small.OutOfScope, new() { RightTold = 0.5 },
            Fresh.Calibration).Calibration.Texts);

    [Theory]
    [InlineData("")]
    [InlineData("texts: x")]
    [InlineData("texts: x\nfusion: 1 2\n")]
    [InlineData("texts: x\nfusion: a b c d\n")]
    public void Read_BrokenFile_IsNoCalibration(string content)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(Path.Combine(folder, Calibration.FileName), content);

        Assert.Null(Calibration.Read(folder));
    }

    [Fact]
    public void Write_IsReadAsItWas()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        Fresh.Calibration.Write(folder);

        var read = Calibration.Read(folder)!;

        Assert.Equal(Fresh.Calibration.Texts, read.Texts);
        Assert.Equal(Fresh.Calibration.ScopeCoefficients, read.ScopeCoefficients);
        Assert.Equal(Fresh.Calibration.InScope, read.InScope);
    }

    /// <summary>Mended by the verb <c>calibrate</c>.</summary>
    [Fact]
    public void ShippedCalibration_IsOfTheShippedKnowledge_AndWhatAFullTrainingFinds()
    {
        var shipped = RealEngine.Shared;
        var kept = Calibration.Read(Shipped.Folder);
        var full = Recognizer.Train(shipped.Knowledge, shipped.Script.OutOfScope).Calibration;

        Assert.NotNull(kept);
        Assert.Equal(full.Texts, kept.Texts);
        Assert.Equal(
            full.Fusion.Append(full.InScope).Append(full.Clear), kept.Fusion.Append(kept.InScope).Append(kept.Clear),
            (a, b) => Math.Abs(a - b) < 1e-2);
    }
}
