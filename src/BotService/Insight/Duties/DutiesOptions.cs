namespace BotService.Insight.Duties;

/// <summary>The settings under <c>Duties</c>.</summary>
public sealed class DutiesOptions
{
    public const string Section = "Duties";

    /// <summary>
    /// The recorded run of the tests, a file as <c>tests/run</c> writes it. Default, empty:
    /// <c>artifacts/test-results.csv</c> of the working directory, where a run on this machine leaves it, else
    /// <c>test-results.csv</c> in <c>duties/</c>, which a release may bring along. A file that is not there is as good
    /// as no run: nothing is said to be done then.
    /// </summary>
    public string TestResults { get; set; } = "";
}
